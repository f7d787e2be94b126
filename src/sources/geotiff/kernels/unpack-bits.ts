/** PackBits (TIFF 6.0 §9): runs and literals of up to 128 bytes. Fills `output`; returns how many bytes came. */
export function unpackPackbits(input: Uint8Array, output: Uint8Array): number {
  let [at, written] = [0, 0];
  while (at < input.length && written < output.length) {
    const head = input[at++]!;
    if (head === 128) continue;
    const length = Math.min(head < 128 ? head + 1 : 257 - head, output.length - written);
    if (head < 128) {
      const literal = input.subarray(at, at + length);
      output.set(literal, written);
      if (literal.length < length) return written + literal.length;
      at += length;
    } else {
      if (at >= input.length) return written;
      output.fill(input[at++]!, written, written + length);
    }
    written += length;
  }
  return written;
}

/** Samples of 1, 2 or 4 bits, the highest first, rows beginning on a byte, to one byte each. */
export function widenBits(packed: Uint8Array, bits: number, perRow: number, rows: number): Uint8Array {
  const wide = new Uint8Array(perRow * rows);
  const rowBytes = Math.ceil((perRow * bits) / 8);
  const mask = (1 << bits) - 1;
  for (let row = 0; row < rows; row++) {
    for (let index = 0; index < perRow; index++) {
      const bit = index * bits;
      wide[row * perRow + index] = (packed[row * rowBytes + (bit >> 3)]! >> (8 - bits - (bit & 7))) & mask;
    }
  }
  return wide;
}
