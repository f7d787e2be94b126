import { describe, expect, it } from 'vitest';
import { judgeDispersion } from './dispersion.ts';

const means = (looks: number, mean: number) => new Float64Array(looks).fill(mean);

describe('what is known of the scatter', () => {
  it('less scatter than the Poisson is taken for Poisson, not for a riddle that any phi explains', () => {
    for (const raw of [0.01, 0.2, 0.8, 1]) {
      const { phi, poisson } = judgeDispersion(means(200, 6.5), raw, 2);
      expect(poisson).toBeGreaterThan(0.85);
      expect(phi).toBeLessThan(1.3);
    }
  });

  it('many looks pin phi down, as closely as theory says', () => {
    const { phi, logError, poisson } = judgeDispersion(means(400, 12), 3, 2);
    expect(phi).toBeCloseTo(3, 0);
    // sqrt((2 + (9 - 4 + 1/3) / 12) / 402)
    expect(logError).toBeCloseTo(0.078, 2);
    expect(poisson).toBeLessThan(1e-6);
  });

  it('a raw value of 1 says less at low counts, and the error moves with that of the mean', () => {
    const [low, high] = [judgeDispersion(means(100, 0.1), 1.1, 2), judgeDispersion(means(100, 10), 1.1, 2)];
    expect(low.poisson).toBeLessThan(high.poisson);
    expect(low.logError).toBeGreaterThan(2 * high.logError);
    expect(judgeDispersion(means(100, 0.1), 2.5, 2).correlation).toBeGreaterThan(0.3);
  });

  it('is a number for one look and for thousands, whatever they scatter', () => {
    for (const looks of [1, 3, 3000])
      for (const mean of [1e-9, 0.1, 1e6])
        for (const raw of [1e-6, 1, 50, 1e7]) {
          for (const value of Object.values(judgeDispersion(means(looks, mean), raw, 2))) expect(value).not.toBeNaN();
        }
  });
});
