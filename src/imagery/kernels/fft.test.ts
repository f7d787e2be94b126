import { describe, expect, it } from 'vitest';
import { transformFourier, transformFourierSquare } from './fft.ts';

const wave = (size: number): Float64Array => Float64Array.from({ length: size }, (_, k) => Math.sin(k * k) + 0.3 * k);

describe('the Fourier transform', () => {
  it('is the sum it is defined as', () => {
    const values = wave(16);
    const [re, im] = [values.slice(), new Float64Array(16)];
    transformFourier(re, im, { size: 16 });
    for (let k = 0; k < 16; k++) {
      const turn = (n: number): number => (-2 * Math.PI * k * n) / 16;
      expect(re[k]).toBeCloseTo(
        values.reduce((sum, one, n) => sum + one * Math.cos(turn(n)), 0),
        9,
      );
      expect(im[k]).toBeCloseTo(
        values.reduce((sum, one, n) => sum + one * Math.sin(turn(n)), 0),
        9,
      );
    }
  });

  it('there and back is the square it was, times its number of values', () => {
    const values = wave(64);
    const [re, im] = [values.slice(), new Float64Array(64)];
    transformFourierSquare(re, im, 8);
    expect(re[0]).toBeCloseTo(
      values.reduce((sum, one) => sum + one, 0),
      9,
    );
    transformFourierSquare(re, im, 8, true);
    for (let k = 0; k < 64; k++) expect((re[k] ?? NaN) / 64).toBeCloseTo(values[k] ?? NaN, 9);
    expect(Math.max(...im.map(Math.abs))).toBeLessThan(1e-9);
  });

  it('of a length that is no power of two is refused', () => {
    expect(() => transformFourier(new Float64Array(6), new Float64Array(6), { size: 6 })).toThrow(
      /power of two, got 6/,
    );
  });
});
