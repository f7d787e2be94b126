/** Pixels that hang together, also by corners: indices of each group. */
export function labelBlobs(mask: Uint8Array, width: number, height: number): Int32Array[] {
  const open = mask.slice();
  const blobs: Int32Array[] = [];
  const stack: number[] = [];
  for (let start = 0; start < open.length; start += 1) {
    if (open[start] === 0) continue;
    const members: number[] = [];
    open[start] = 0;
    stack.push(start);
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      members.push(at);
      const [column, row] = [at % width, Math.floor(at / width)];
      for (let y = Math.max(0, row - 1); y <= Math.min(height - 1, row + 1); y += 1)
        for (let x = Math.max(0, column - 1); x <= Math.min(width - 1, column + 1); x += 1) {
          const next = y * width + x;
          if (open[next] === 0) continue;
          open[next] = 0;
          stack.push(next);
        }
    }
    blobs.push(Int32Array.from(members));
  }
  return blobs;
}
