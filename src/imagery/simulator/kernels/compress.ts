/**
 * The marks that JPEG leaves (ITU-T T.81): blocks of 8 × 8, discrete cosine transform, luminance and chrominance rounded
 * to steps that grow with frequency and fall with quality (1–100, scaled as by the Independent JPEG Group). Colour is not
 * subsampled. Changes the planes in place, 0..255.
 */
export function compressBlocks(
  planes: readonly [Float32Array, Float32Array, Float32Array],
  width: number,
  height: number,
  quality: number,
): void {
  const [red, green, blue] = planes;
  const scale = (quality < 50 ? 5000 / quality : 200 - 2 * quality) / 100;
  const block = new Float32Array(64);
  const channels = [new Float32Array(64), new Float32Array(64), new Float32Array(64)];
  for (let y0 = 0; y0 < height; y0 += 8) {
    for (let x0 = 0; x0 < width; x0 += 8) {
      for (let i = 0; i < 64; i++) {
        const p = Math.min(height - 1, y0 + (i >> 3)) * width + Math.min(width - 1, x0 + (i & 7));
        const [r, g, b] = [red[p]!, green[p]!, blue[p]!];
        const luminance = 0.299 * r + 0.587 * g + 0.114 * b;
        channels[0]![i] = luminance - 128;
        channels[1]![i] = 0.564 * (b - luminance);
        channels[2]![i] = 0.713 * (r - luminance);
      }
      for (let c = 0; c < 3; c++) roundBlock(channels[c]!, block, scale, c > 0);
      for (let i = 0; i < 64; i++) {
        const [row, column] = [y0 + (i >> 3), x0 + (i & 7)];
        if (row >= height || column >= width) continue;
        const luminance = channels[0]![i]! + 128;
        const p = row * width + column;
        red[p] = luminance + 1.402 * channels[2]![i]!;
        blue[p] = luminance + 1.772 * channels[1]![i]!;
        green[p] = luminance - 0.714 * channels[2]![i]! - 0.344 * channels[1]![i]!;
      }
    }
  }
}

/** Forward, rounded, back. Steps follow T.81 table K.1 roughly: 10 + 1.6 (u + v)², 17 + 3 (u + v)² for colour, at most 99. */
function roundBlock(values: Float32Array, block: Float32Array, scale: number, isColour: boolean): void {
  transform(values, block, false);
  for (let i = 0; i < 64; i++) {
    const frequency = (i >> 3) + (i & 7);
    const step = Math.max(1, scale * Math.min(99, isColour ? 17 + 3 * frequency ** 2 : 10 + 1.6 * frequency ** 2));
    block[i] = Math.round(block[i]! / step) * step;
  }
  transform(block, values, true);
}

const cosines = Float32Array.from({ length: 64 }, (_, i) => {
  const [u, x] = [i >> 3, i & 7];
  return (u === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * x + 1) * u * Math.PI) / 16);
});
const half = new Float32Array(64);

/** Rows, then columns. */
function transform(from: Float32Array, to: Float32Array, isInverse: boolean): void {
  for (let row = 0; row < 8; row++) {
    for (let u = 0; u < 8; u++) {
      let sum = 0;
      for (let x = 0; x < 8; x++) sum += from[row * 8 + x]! * (isInverse ? cosines[x * 8 + u]! : cosines[u * 8 + x]!);
      half[row * 8 + u] = sum;
    }
  }
  for (let column = 0; column < 8; column++) {
    for (let v = 0; v < 8; v++) {
      let sum = 0;
      for (let y = 0; y < 8; y++)
        sum += half[y * 8 + column]! * (isInverse ? cosines[y * 8 + v]! : cosines[v * 8 + y]!);
      to[v * 8 + column] = sum;
    }
  }
}
