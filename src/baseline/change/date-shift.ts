import { cumulate, logCommonEvidence, logLevelEvidence, logSumExp, tally, variationNodes } from './level-evidence.ts';

/** One shift of the level between two neighbouring looks. Indices count looks in order of date. */
export interface LevelShift {
  /** P(there is a shift), prior 1/2. */
  readonly probability: number;
  /** First look of the new level: most probable, and the 90 % credible interval. */
  readonly first: number;
  readonly earliest: number;
  readonly latest: number;
}

/** One of the stretches into which known changes cut a series; their scatter informs the common size. */
export interface Stretch {
  /** First look of every level but the first. */
  readonly starts: readonly number[];
  /** Which stretch, from 0. */
  readonly index: number;
}

/** A level holds at least so many looks; the newest one may be shorter. One high count alone is a spike or a record. */
export const fewestLooksPerLevel = 3;
export const fewestLooksAtEnd = 2;

/**
 * Bayesian single change point in a negative binomial series (the scheme of Smith 1975, doi:10.1093/biomet/62.2.407).
 * Three stories with a common size: two levels, every split that leaves each side enough looks equally probable
 * (together 1/2); one level throughout (1/4); one level with a spike, one look anywhere that has a level of its own
 * (1/4), so that a single extreme count is not taken for a shift of the looks around it. The levels integrate out in
 * closed form; the size runs over a half-normal prior on the variation. A shift can be looked for within one stretch of a series whose
 * other changes are known. Null with fewer than five counts, which must be in order of date.
 */
export function dateShift(counts: readonly number[], within: Stretch = { starts: [], index: 0 }): LevelShift | null {
  const window = windowOf(counts.length, within);
  const looks = window.to - window.from;
  const fewestAfter = window.to === counts.length ? fewestLooksAtEnd : fewestLooksPerLevel;
  const splits = looks - fewestLooksPerLevel - fewestAfter + 1;
  if (splits < 1) return null;
  const sums = cumulate(counts);
  const distinct = tally(counts);
  const inside = tally(counts.slice(window.from, window.to));
  const evidence = (from: number, to: number, size: number): number =>
    logLevelEvidence(to - from, sums[to]! - sums[from]!, size);
  const total = sums[window.to]! - sums[window.from]!;
  const steady: number[] = [];
  const spiked: number[] = [];
  const bySplit: number[][] = Array.from({ length: splits }, () => []);
  for (const { size, logPrior } of variationNodes) {
    const outside = window.around.reduce((sum, [from, to]) => sum + evidence(from, to, size), 0);
    const shared = logCommonEvidence(distinct, size) + logPrior + outside;
    steady.push(shared + evidence(window.from, window.to, size));
    for (const [count, times] of inside) {
      const rest = logLevelEvidence(looks - 1, total - count, size);
      spiked.push(shared + Math.log(times) + rest + logLevelEvidence(1, count, size));
    }
    for (const [split, values] of bySplit.entries()) {
      const first = window.from + split + fewestLooksPerLevel;
      values.push(shared + evidence(window.from, first, size) + evidence(first, window.to, size));
    }
  }
  const logNone = logSumExp([logSumExp(steady), logSumExp(spiked) - Math.log(looks)]) - Math.LN2;
  return summarise(logNone, bySplit.map(logSumExp), window.from + fewestLooksPerLevel);
}

/** The stretch between two neighbouring changes in which a shift is looked for, and the other stretches. */
interface Window {
  readonly from: number;
  readonly to: number;
  readonly around: readonly (readonly [number, number])[];
}

function windowOf(length: number, { starts, index }: Stretch): Window {
  const edges = [0, ...starts, length];
  const stretches = edges.slice(1).map((to, which) => [edges[which]!, to] as const);
  const [from, to] = stretches[index]!;
  return { from, to, around: stretches.filter((_, which) => which !== index) };
}

function summarise(logNone: number, logSplits: readonly number[], offset: number): LevelShift {
  const logAll = logSumExp(logSplits);
  const probability = 1 / (1 + Math.exp(logNone - logAll + Math.log(logSplits.length)));
  const shares = logSplits.map((value) => Math.exp(value - logAll));
  const quantile = (level: number): number => {
    let reached = 0;
    const index = shares.findIndex((share) => (reached += share) >= level);
    return (index === -1 ? shares.length - 1 : index) + offset;
  };
  return {
    probability,
    first: shares.indexOf(Math.max(...shares)) + offset,
    earliest: quantile(0.05),
    latest: quantile(0.95),
  };
}
