/** One band of brightness: `valid` has 255 where a value was measured. */
export interface Brightness {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
  readonly valid: Uint8Array;
}

/**
 * Directions of the edges of a square as vectors of twice the angle, 0 where there is no edge: a brighter or
 * darker image, and one with light and dark exchanged (snow, bare fields), give the same. After orientation correlation
 * (Fitch, Kadyrov, Christmas & Kittler 2002), with the angle doubled. An edge is what is steeper than half of the mean
 * slope, and weighs as the root of its slope, up to twice that of the mean. Under a Hann window. Returns the share of pixels that have an edge.
 */
export function fillOrientations(
  image: Brightness,
  { column, row, size }: { column: number; row: number; size: number },
  re: Float64Array,
  im: Float64Array,
): number {
  const { width, height, values, valid } = image;
  let [sum, count] = [0, 0];
  for (let r = 0; r < size; r++) {
    for (let c = 0; c < size; c++) {
      const [x, y] = [column + c, row + r];
      const at = y * width + x;
      const to = r * size + c;
      re[to] = im[to] = 0;
      if (x < 1 || y < 1 || x > width - 2 || y > height - 2) continue;
      if ((valid[at]! & valid[at - 1]! & valid[at + 1]! & valid[at - width]! & valid[at + width]!) !== 255) continue;
      const [gx, gy] = [values[at + 1]! - values[at - 1]!, values[at + width]! - values[at - width]!];
      re[to] = gx;
      im[to] = gy;
      sum += Math.hypot(gx, gy);
      count++;
    }
  }
  const least = (0.5 * sum) / Math.max(1, count);
  let edges = 0;
  for (let r = 0; r < size; r++) {
    const rowWindow = 0.5 - 0.5 * Math.cos((2 * Math.PI * (r + 0.5)) / size);
    for (let c = 0; c < size; c++) {
      const to = r * size + c;
      const [gx, gy] = [re[to]!, im[to]!];
      const power = gx * gx + gy * gy;
      if (power <= least * least || power === 0) {
        re[to] = im[to] = 0;
        continue;
      }
      const window = rowWindow * (0.5 - 0.5 * Math.cos((2 * Math.PI * (c + 0.5)) / size));
      const weight = Math.sqrt(Math.min(Math.sqrt(power) / (2 * least), 4)) * window;
      re[to] = ((gx * gx - gy * gy) / power) * weight;
      im[to] = ((2 * gx * gy) / power) * weight;
      edges++;
    }
  }
  return edges / (size * size);
}
