/**
 * Fast Fourier transform in place, radix 2 (Cooley & Tukey 1965): `re` and `im` hold `size` values (a power of two)
 * from `start`, `stride` apart. Forward with exp(-2πi…), unscaled; `inverse` with exp(+2πi…), also unscaled.
 */
export function transformFourier(
  re: Float64Array,
  im: Float64Array,
  {
    size,
    start = 0,
    stride = 1,
    inverse = false,
  }: { size: number; start?: number; stride?: number; inverse?: boolean },
): void {
  if (size < 1 || (size & (size - 1)) !== 0) throw new RangeError(`expected a power of two, got ${size}`);
  reverseBits(re, im, size, start, stride);
  for (let half = 1; half < size; half *= 2) {
    const angle = ((inverse ? 1 : -1) * Math.PI) / half;
    const [stepRe, stepIm] = [Math.cos(angle), Math.sin(angle)];
    let [turnRe, turnIm] = [1, 0];
    for (let k = 0; k < half; k++) {
      for (let at = k; at < size; at += 2 * half) {
        const low = start + at * stride;
        const high = low + half * stride;
        const partRe = re[high]! * turnRe - im[high]! * turnIm;
        const partIm = re[high]! * turnIm + im[high]! * turnRe;
        re[high] = re[low]! - partRe;
        im[high] = im[low]! - partIm;
        re[low] = re[low]! + partRe;
        im[low] = im[low]! + partIm;
      }
      const next = turnRe * stepRe - turnIm * stepIm;
      turnIm = turnRe * stepIm + turnIm * stepRe;
      turnRe = next;
    }
  }
}

/** The same over rows and then columns of a square of `size` × `size` values, row by row. */
export function transformFourierSquare(re: Float64Array, im: Float64Array, size: number, inverse = false): void {
  for (let row = 0; row < size; row++) transformFourier(re, im, { size, start: row * size, inverse });
  for (let column = 0; column < size; column++) {
    transformFourier(re, im, { size, start: column, stride: size, inverse });
  }
}

function reverseBits(re: Float64Array, im: Float64Array, size: number, start: number, stride: number): void {
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i >= j) continue;
    const [one, other] = [start + i * stride, start + j * stride];
    [re[one], re[other]] = [re[other]!, re[one]!];
    [im[one], im[other]] = [im[other]!, im[one]!];
  }
}
