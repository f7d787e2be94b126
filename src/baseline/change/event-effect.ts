import { type EventEffect, type PartialDate, firstDay, lastDay } from '#core';
import { knownFrom } from '../one-sided.ts';
import type { Look } from '../series/looks.ts';
import { firstDayOf, lastDayOf } from '../series/time-range.ts';
import { cumulate, logCommonEvidence, logLevelEvidence, logSumExp, tally, variationNodes } from './level-evidence.ts';
import { typicalCounts } from './typical-counts.ts';

/** Each side of a date needs this many looks. */
const fewestLooks = 2;

/**
 * Did the level change after a given date? The evidence for two levels divided at the date, against one, is compared with
 * that at every other date of the series ("placebo" dates) that leaves two looks on each side: a permutation test over time. `p` is the
 * share of those days, the event's own among them, at which the evidence is at least as strong; all days between the same two looks
 * divide the looks alike, so its smallest value is set by the length of that gap. It asks for a change at this date rather than
 * at any other; it does not say what caused it.
 */
export function assessEvent(looks: readonly Look[], date: PartialDate): EventEffect {
  const [from, to] = [firstDay(date), lastDay(date)];
  const before = looks.filter(({ range }) => lastDayOf(range) < from);
  const after = looks.filter(({ range }) => firstDayOf(range) > to);
  const counts = { before: before.length, after: after.length };
  if (before.length < fewestLooks || after.length < fewestLooks || knownFrom([...before, ...after]) !== 'both') {
    return { date, looks: counts, ratio: null, low: null, high: null, p: null, placeboDays: 0 };
  }
  // Looks on the day itself belong to neither side.
  const used = [...before, ...after];
  const typical = typicalCounts(used);
  const evidence = splitEvidence(typical);
  const own = evidence[before.length]!;
  let [strong, all] = [0, 0];
  for (let split = fewestLooks; split <= used.length - fewestLooks; split += 1) {
    const days = Math.max(1, firstDayOf(used[split]!.range) - lastDayOf(used[split - 1]!.range));
    all += days;
    if (evidence[split]! >= own - 1e-9) strong += days;
  }
  return { date, looks: counts, ...levelRatio(typical, before.length), p: strong / all, placeboDays: all };
}

/** log evidence of two levels against one for each split. */
function splitEvidence(counts: readonly number[]): number[] {
  const sums = cumulate(counts);
  const distinct = tally(counts);
  const total = sums[counts.length]!;
  const shared = variationNodes.map(({ size, logPrior }) => logCommonEvidence(distinct, size) + logPrior);
  return counts.map((_, split) =>
    logSumExp(
      variationNodes.map(
        ({ size }, node) =>
          shared[node]! +
          logLevelEvidence(split, sums[split]!, size) +
          logLevelEvidence(counts.length - split, total - sums[split]!, size),
      ),
    ),
  );
}

/**
 * Level after over level before, with a 90 % interval on the log scale. Variance of a log level: (1/mean + v²)/looks, v the
 * coefficient of variation pooled within the two sides; half an object is added to each sum.
 */
function levelRatio(counts: readonly number[], split: number): { ratio: number; low: number; high: number } {
  const sides = [counts.slice(0, split), counts.slice(split)].map((some) => {
    const mean = (some.reduce((sum, one) => sum + one, 0) + 0.5) / some.length;
    const squares = some.reduce((sum, one) => sum + ((one - mean) / mean) ** 2 - 1 / mean, 0);
    return { mean, squares, looks: some.length };
  }) as [Side, Side];
  const freedom = Math.max(1, counts.length - 2);
  const spread = Math.max(0, (sides[0].squares + sides[1].squares) / freedom);
  const variance = sides.reduce((sum, { mean, looks }) => sum + (1 / mean + spread) / looks, 0);
  const ratio = sides[1].mean / sides[0].mean;
  const reach = Math.exp(1.6449 * Math.sqrt(variance));
  return { ratio, low: ratio / reach, high: ratio * reach };
}

interface Side {
  readonly mean: number;
  readonly squares: number;
  readonly looks: number;
}
