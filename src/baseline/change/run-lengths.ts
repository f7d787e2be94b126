import { logBeta, logGamma } from '../statistics/log-gamma.ts';

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
  // log gamma(looks × size + 1/2), which every run asks for.
  const gammas = Float64Array.from({ length: counts.length + 1 }, (_, looks) => logGamma(looks * size + 0.5));
  let runs: Run[] = [];
  for (const [index, count] of counts.entries()) {
    const hazard = index === 0 ? 1 : -Math.expm1(-Math.max(days[index]! - days[index - 1]!, 0.5) / duration);
    const stays = Math.log1p(-hazard);
    for (const run of runs) run.log += stays;
    runs.push({ start: index, sum: 0, evidence: logBeta(0.5, 0.5), log: Math.log(hazard) });
    const commonOfCount = common(count);
    let highest = -Infinity;
    for (const run of runs) {
      const looks = index - run.start + 1;
      run.sum += count;
      const evidence = logGamma(run.sum + 0.5) + gammas[looks]! - logGamma(run.sum + looks * size + 1);
      run.log += commonOfCount + evidence - run.evidence;
      run.evidence = evidence;
      if (run.log > highest) highest = run.log;
    }
    runs = runs.filter(({ log }) => log > highest + forgotten);
    if (runs.length > mostRuns) runs = runs.toSorted((a, b) => b.log - a.log).slice(0, mostRuns);
    let total = 0;
    for (const { log } of runs) total += Math.exp(log - highest);
    const logTotal = highest + Math.log(total);
    for (const run of runs) run.log -= logTotal;
  }
  const starts = new Float64Array(counts.length);
  for (const { start, log } of runs) starts[start] = Math.exp(log);
  return { starts, changed: counts.length === 0 ? 0 : 1 - starts[0]! };
}

/** The present level may have begun with look `start`. */
interface Run {
  readonly start: number;
  /** Of the counts since then, and log of the beta function that is their evidence. */
  sum: number;
  evidence: number;
  /** log of its probability. */
  log: number;
}

function logCommonOf(size: number): (count: number) => number {
  const logGammaSize = logGamma(size);
  return (count) => logGamma(count + size) - logGammaSize - logGamma(count + 1);
}
