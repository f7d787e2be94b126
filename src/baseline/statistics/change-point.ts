import { logBeta, logGamma } from './log-gamma.ts';
import type { CountInterval } from './count-interval.ts';

/** One shift of the level between two neighbouring looks. Indices count looks in order of date. */
export interface LevelShift {
  /** P(there is a shift), prior 1/2. */
  readonly probability: number;
  /** First look of the new level: most probable, and the 90 % credible interval. */
  readonly first: number;
  readonly earliest: number;
  readonly latest: number;
}

/** A side of a shift needs this many looks: one high count at the end is a spike or a record, not yet a level. */
export const fewestLooksPerLevel = 3;

/**
 * Bayesian single change point in a negative binomial series (the scheme of Smith 1975, doi:10.1093/biomet/62.2.407).
 * Three stories with a common size: two levels, every split that leaves three looks on each side equally probable
 * (together 1/2); one level throughout (1/4); one level with a spike, one look anywhere that has a level of its own
 * (1/4), so that a single extreme count is not taken for a shift of the looks around it. Given the size, mean/(mean + size) has a Beta(1/2, 1/2) prior on each level, so the levels integrate out in
 * closed form; the size runs over a half-normal prior on the variation. An interval stands for its middle, a
 * one-sided bound for the bound, a partly visible count is scaled up: enough for a date, not for a level.
 * Null with fewer than six looks. Looks must be in order of date.
 */
export function findLevelShift(looks: readonly CountInterval[]): LevelShift | null {
  const last = looks.length - fewestLooksPerLevel;
  if (last < fewestLooksPerLevel) return null;
  const counts = looks.map(typicalCount);
  const sums = cumulate(counts);
  const distinct = tally(counts);
  const splits = last - fewestLooksPerLevel + 1;
  const steady: number[] = [];
  const spiked: number[] = [];
  const bySplit: number[][] = Array.from({ length: splits }, () => []);
  for (const variation of variations) {
    const size = 1 / (variation * variation);
    const shared = logCommon(distinct, size) - (variation * variation) / 2 + Math.log(variation);
    const total = sums[counts.length]!;
    steady.push(shared + logLevel(counts.length, total, size));
    for (const [count, times] of distinct) {
      const rest = logLevel(counts.length - 1, total - count, size);
      spiked.push(shared + Math.log(times) + rest + logLevel(1, count, size));
    }
    for (let split = 0; split < splits; split += 1) {
      const first = split + fewestLooksPerLevel;
      const before = logLevel(first, sums[first]!, size);
      const after = logLevel(counts.length - first, total - sums[first]!, size);
      bySplit[split]!.push(shared + before + after);
    }
  }
  const logNone = logSumExp([logSumExp(steady), logSumExp(spiked) - Math.log(counts.length)]) - Math.LN2;
  return summarise(logNone, bySplit.map(logSumExp));
}

/** Coefficients of variation of the rates, evenly spaced in their logarithm. */
const variations = [0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2];

function typicalCount({ low, high, exposure }: CountInterval): number {
  const middle = high === Infinity ? low : (low + high) / 2;
  return Math.round(middle / exposure);
}

function cumulate(counts: readonly number[]): number[] {
  const sums = [0];
  for (const count of counts) sums.push(sums.at(-1)! + count);
  return sums;
}

function tally(counts: readonly number[]): Map<number, number> {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  return times;
}

function logCommon(distinct: ReadonlyMap<number, number>, size: number): number {
  const logGammaSize = logGamma(size);
  let sum = 0;
  for (const [count, times] of distinct) sum += times * (logGamma(count + size) - logGammaSize - logGamma(count + 1));
  return sum;
}

function logLevel(looks: number, sum: number, size: number): number {
  return logBeta(sum + 0.5, looks * size + 0.5) - Math.log(Math.PI);
}

function summarise(logNone: number, logSplits: readonly number[]): LevelShift {
  const logAll = logSumExp(logSplits);
  const probability = 1 / (1 + Math.exp(logNone - logAll + Math.log(logSplits.length)));
  const shares = logSplits.map((value) => Math.exp(value - logAll));
  const quantile = (level: number): number => {
    let reached = 0;
    const index = shares.findIndex((share) => (reached += share) >= level);
    return (index === -1 ? shares.length - 1 : index) + fewestLooksPerLevel;
  };
  return {
    probability,
    first: shares.indexOf(Math.max(...shares)) + fewestLooksPerLevel,
    earliest: quantile(0.05),
    latest: quantile(0.95),
  };
}

function logSumExp(values: readonly number[]): number {
  const highest = Math.max(...values);
  return highest + Math.log(values.reduce((sum, value) => sum + Math.exp(value - highest), 0));
}
