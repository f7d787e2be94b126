import { logBeta, logGamma } from '../statistics/log-gamma.ts';
import { logSumExp } from './level-evidence.ts';

/** What is believed, after the last look, about where the present level began. */
export interface RunLengths {
  /** P(the present level began with look k), k from 0; sums to 1. */
  readonly starts: Float64Array;
  /** P(the level changed between the first look and the last). */
  readonly changed: number;
}

/** Runs less probable than this against the best are forgotten. */
const forgotten = Math.log(1e-6);
const mostRuns = 40;

/**
 * Bayesian online change point detection (Adams and MacKay 2007, arXiv:0710.3742, algorithm 1) for irregular looks: the hazard
 * between two looks grows with the days between them, 1 - exp(-days / duration), where `duration` is the expected length
 * of a level in days. Counts are negative binomial with the given size; a level's prior is that of `logLevelEvidence`, which
 * makes the predictive probability of the next count a ratio of beta functions.
 */
export function runLengths(
  counts: readonly number[],
  days: readonly number[],
  size: number,
  duration: number,
): RunLengths {
  const common = logCommonOf(size);
  let runs: Run[] = [];
  for (const [index, count] of counts.entries()) {
    const hazard = index === 0 ? 1 : -Math.expm1(-Math.max(days[index]! - days[index - 1]!, 0.5) / duration);
    const reached = runs.length === 0 ? 0 : logSumExp(runs.map(({ log }) => log));
    const grown = runs.map((run) => ({ ...run, log: run.log + Math.log1p(-hazard) }));
    const begun = { start: index, looks: 0, sum: 0, log: reached + Math.log(hazard) };
    runs = [...grown, begun].map((run) => extend(run, count, size, common(count)));
    const highest = Math.max(...runs.map(({ log }) => log));
    runs = runs.filter(({ log }) => log > highest + forgotten);
    if (runs.length > mostRuns) runs = runs.toSorted((a, b) => b.log - a.log).slice(0, mostRuns);
    const total = logSumExp(runs.map(({ log }) => log));
    runs = runs.map((run) => ({ ...run, log: run.log - total }));
  }
  const starts = new Float64Array(counts.length);
  for (const { start, log } of runs) starts[start] = Math.exp(log);
  return { starts, changed: counts.length === 0 ? 0 : 1 - starts[0]! };
}

interface Run {
  readonly start: number;
  readonly looks: number;
  readonly sum: number;
  readonly log: number;
}

function extend({ start, looks, sum, log }: Run, count: number, size: number, common: number): Run {
  const after = logBeta(sum + count + 0.5, (looks + 1) * size + 0.5);
  const before = logBeta(sum + 0.5, looks * size + 0.5);
  return { start, looks: looks + 1, sum: sum + count, log: log + common + after - before };
}

function logCommonOf(size: number): (count: number) => number {
  const logGammaSize = logGamma(size);
  return (count) => logGamma(count + size) - logGammaSize - logGamma(count + 1);
}
