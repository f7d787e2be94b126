import { describe, expect, it } from 'vitest';
import type { StateLook } from './state-looks.ts';
import {
  durationQuantiles,
  fitTwoStates,
  misreading,
  probabilityOn,
  probabilityOutlasting,
} from './two-state-process.ts';

const looks = (...states: [number, boolean][]): StateLook[] => states.map(([day, isOn]) => ({ day, isOn }));

/** On for 300 days, off for 60, five times over, looked at every 20 days. */
const cycles = Array.from({ length: 90 }, (_, index) => ({ day: index * 20, isOn: (index * 20) % 360 < 300 }));

describe('the two-state process', () => {
  it('without a look knows nothing: on with 1/2, durations as the prior has them', () => {
    const prior = fitTwoStates([]);
    expect(probabilityOn(prior, 0)).toBeCloseTo(0.5, 12);
    const [low, middle, high] = durationQuantiles(prior, 'on', [0.05, 0.5, 0.95]);
    expect(middle).toBeCloseTo(180, -1);
    expect(high! / low!).toBeGreaterThan(80);
  });

  it('believes one look, less with time', () => {
    const one = fitTwoStates(looks([0, true]));
    expect(probabilityOn(one, 0)).toBeCloseTo(1 - misreading, 12);
    const later = [0, 30, 300, 3000, 300_000].map((day) => probabilityOn(one, day));
    expect(later).toEqual(later.toSorted((a, b) => b - a));
    // The look itself makes long stays "on" the more probable ones, so not quite 1/2 even after ages.
    expect(later.at(-1)).toBeGreaterThan(0.5);
    expect(later.at(-1)).toBeLessThan(0.75);
  });

  it('learns how long each state lasts', () => {
    const posterior = fitTwoStates(cycles);
    const [onLow, , onHigh] = durationQuantiles(posterior, 'on', [0.05, 0.5, 0.95]);
    const [offLow, , offHigh] = durationQuantiles(posterior, 'off', [0.05, 0.5, 0.95]);
    expect(onLow).toBeLessThan(300);
    expect(onHigh).toBeGreaterThan(300);
    expect(offLow).toBeLessThan(60);
    expect(offHigh).toBeGreaterThan(60);
    expect(offHigh).toBeLessThan(onHigh!);
    expect(probabilityOutlasting(posterior, 'off', 300)).toBeLessThan(0.1);
    expect(probabilityOutlasting(posterior, 'on', 0)).toBeCloseTo(1, 12);
  });

  it('gives what the sum over both state paths gives by hand', () => {
    // Two looks at once: P(on | on, off) = 1/2 by symmetry, whatever the durations.
    const both = fitTwoStates(looks([0, true], [0, false]));
    expect(probabilityOn(both, 0)).toBeCloseTo(0.5, 9);
  });

  it('is not upset by a single contrary report among many', () => {
    const states: [number, boolean][] = Array.from({ length: 20 }, (_, index) => [index * 5, index !== 10]);
    expect(probabilityOn(fitTwoStates(looks(...states)), 95)).toBeGreaterThan(0.97);
  });
});
