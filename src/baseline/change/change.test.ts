import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pelt, runLengths, segmentLevels } from '../index.ts';
import { tellExcursion } from './excursion.ts';
import { typicalCounts } from './typical-counts.ts';

const quiet = [8, 12, 5, 20, 9, 3, 15, 11, 7, 10, 18, 4, 9, 13, 6];
const high = quiet.map((count) => 5 * count);
const exact = (count: number) => ({ low: count, high: count, exposure: 1 });

/** Optimal segmentation by trying all: exact and slow. */
function optimal(counts: readonly number[], size: number, penalty: number, fewest: number): number {
  const best = [-penalty];
  for (let end = 1; end <= counts.length; end += 1) {
    best[end] = Infinity;
    for (let start = 0; start <= end - fewest; start += 1) {
      best[end] = Math.min(best[end]!, best[start]! + cost(counts.slice(start, end), size) + penalty);
    }
  }
  return best[counts.length]!;
}

function cost(counts: readonly number[], size: number): number {
  const sum = counts.reduce((all, one) => all + one, 0);
  const mean = sum / counts.length;
  if (size === Infinity) return sum === 0 ? 0 : sum - sum * Math.log(mean);
  const success = mean / (mean + size);
  return -(counts.length * size * Math.log(1 - success) + (sum === 0 ? 0 : sum * Math.log(success)));
}

describe('PELT', () => {
  it('finds the optimum that trying all segmentations finds, Poisson and negative binomial', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.nat(6), fc.nat(60)), { minLength: 4, maxLength: 30 }),
        fc.constantFrom(0.5, 3, 40, Infinity),
        fc.double({ min: 0.5, max: 8, noNaN: true }),
        fc.constantFrom(1, 2, 3),
        (counts, size, penalty, fewest) => {
          fc.pre(counts.length >= 2 * fewest);
          const starts = pelt(counts, size, penalty, fewest);
          const edges = [0, ...starts, counts.length];
          const parts = edges.slice(1).map((end, index) => counts.slice(edges[index], end));
          expect(parts.every((part) => part.length >= fewest)).toBe(true);
          const found = parts.reduce((sum, part) => sum + cost(part, size), penalty * starts.length);
          expect(found).toBeCloseTo(optimal(counts, size, penalty, fewest), 6);
        },
      ),
    );
  });

  it('with the size chosen along finds two changes, and none where there is none', () => {
    expect(segmentLevels([...quiet, ...high, ...quiet], 3).starts).toEqual([15, 30]);
    expect(segmentLevels([...quiet, ...quiet, ...quiet], 3).starts).toEqual([]);
    expect(segmentLevels([0, 0, 0, 0, 0, 0], 3).starts).toEqual([]);
  });
});

describe('the online variant', () => {
  const weekly = (count: number): number[] => Array.from({ length: count }, (_, index) => index * 7);

  it('knows since when the present level has held', () => {
    const { starts, changed } = runLengths([...quiet, ...high.slice(0, 5)], weekly(20), 3, 365);
    expect(starts.indexOf(Math.max(...starts))).toBe(15);
    expect(changed).toBeGreaterThan(0.99);
    expect(runLengths(quiet, weekly(15), 3, 365).changed).toBeLessThan(0.4);
  });

  it('is a distribution, and a long gap makes a change within it more probable', () => {
    const counts = [8, 12, 9, 20, 25];
    const gapAt = (gap: number): number[] => [0, 7, 14, 14 + gap, 21 + gap];
    const [near, far] = [7, 700].map((gap) => runLengths(counts, gapAt(gap), 20, 365));
    expect(near!.starts.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
    expect(far!.starts[3]).toBeGreaterThan(near!.starts[3]!);
  });
});

describe('an unusual look', () => {
  const base = quiet.map(exact);

  it('alone is undecided, followed by the old level a spike, followed by its like a level shift', () => {
    expect(tellExcursion(base, exact(90), [])).toMatchObject({ kind: 'undecided', laterLooks: 0 });
    expect(tellExcursion(base, exact(90), [7, 12, 9].map(exact))).toMatchObject({ kind: 'spike', laterLooks: 3 });
    expect(tellExcursion(base, exact(90), [85, 110].map(exact))).toMatchObject({ kind: 'level-shift' });
  });

  it('followed by bounds only is told by what they exclude', () => {
    const [atMost, atLeast] = [
      { low: 0, high: 15, exposure: 1 },
      { low: 70, high: Infinity, exposure: 1 },
    ];
    expect(tellExcursion(base, exact(90), [atMost, atMost, atMost]).kind).toBe('spike');
    expect(tellExcursion(base, exact(90), [atLeast, atLeast]).kind).toBe('level-shift');
  });
});

describe('the one number that stands for a look', () => {
  it('of a one-sided bound follows the looks around it, as far as the bound allows', () => {
    const atLeast = (low: number) => ({ low, high: Infinity, exposure: 1 });
    expect(typicalCounts([exact(258), atLeast(8), exact(225)])).toEqual([258, 242, 225]);
    expect(typicalCounts([exact(5), atLeast(8), exact(6)])).toEqual([5, 8, 6]);
    expect(typicalCounts([atLeast(8)])).toEqual([8]);
    expect(typicalCounts([{ low: 4, high: 6, exposure: 0.5 }])).toEqual([10]);
  });
});
