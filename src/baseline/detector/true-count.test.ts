import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateTrueCount } from '../index.ts';

const sure = (share: number) => ({ hits: share * 1e7, trials: 1e7 });
const measured = (hits: number, trials: number) => ({ hits, trials });

describe('the true number behind a machine count', () => {
  it('of a perfect detector is the count', () => {
    expect(estimateTrueCount(40, { recall: sure(1), precision: sure(1) })).toEqual({ count: 40, low: 40, high: 40 });
  });

  it('is above the count where objects are missed, below where finds are false', () => {
    const missing = estimateTrueCount(40, { recall: sure(0.8), precision: sure(1) });
    expect(missing.low).toBeGreaterThan(40);
    expect([49, 50]).toContain(missing.count);
    const surplus = estimateTrueCount(40, { recall: sure(1), precision: sure(0.8) });
    expect(surplus.high).toBeLessThan(40);
    expect(surplus.count).toBe(32);
  });

  it('by hand: one find, recall 1/2 known exactly: P(1 + m) = (m + 1) / 2^(m + 2)', () => {
    // Cumulated 1/4, 1/2, 11/16, 13/16, 57/64, 15/16, 247/256: the 5 % and 95 % quantiles are 1 and 7.
    expect(estimateTrueCount(1, { recall: sure(0.5), precision: sure(1) })).toMatchObject({ low: 1, high: 7 });
  });

  it('is the wider the fewer trials the recall rests on', () => {
    const width = (trials: number): number => {
      const { low, high } = estimateTrueCount(60, {
        recall: measured(0.9 * trials, trials),
        precision: measured(trials, trials),
      });
      return high - low;
    };
    expect(width(20)).toBeGreaterThan(width(200));
    expect(width(200)).toBeGreaterThan(width(20_000));
  });

  it('is found for no find and for thousands', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.nat(50), fc.nat(5000)),
        fc.integer({ min: 1, max: 60 }),
        fc.nat(30),
        (found, hits, more) => {
          const { low, count, high } = estimateTrueCount(found, {
            recall: measured(hits, hits + more),
            precision: measured(hits, hits + more),
          });
          expect(low).toBeGreaterThanOrEqual(0);
          expect(low).toBeLessThanOrEqual(count);
          expect(count).toBeLessThanOrEqual(high);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is the same just below and above the count from which it is approximated', () => {
    const performance = { recall: measured(80, 100), precision: measured(90, 100) };
    const [exact, approximate] = [200, 201].map((found) => estimateTrueCount(found, performance));
    for (const end of ['low', 'high'] as const) expect(Math.abs(exact![end] - approximate![end])).toBeLessThan(5);
  });

  it('refuses a share that is none', () => {
    expect(() => estimateTrueCount(3, { recall: measured(0, 5), precision: sure(1) })).toThrow(RangeError);
    expect(() => estimateTrueCount(3, { recall: measured(6, 5), precision: sure(1) })).toThrow(RangeError);
    expect(() => estimateTrueCount(-1, { recall: sure(1), precision: sure(1) })).toThrow(RangeError);
  });
});
