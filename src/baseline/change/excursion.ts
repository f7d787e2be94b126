import type { Excursion } from '#core';
import type { CountInterval } from '../statistics/count-interval.ts';
import { cumulate, logCommonEvidence, logLevelEvidence, logSumExp, tally, variationNodes } from './level-evidence.ts';
import { typicalCounts } from './typical-counts.ts';

/** So many looks before the target may already be of the new level. */
const mostBefore = 2;
/** Later looks beyond these say little about what the target began. */
const mostAfter = 6;
/** Odds of 19 to 1. */
const decided = 0.95;

/**
 * Is an unusual look a spike or the beginning of a new level? Two stories for the baseline, the target and what was seen later:
 * the target has a level of its own and the later looks are back at the old one; or from the target on (or one or two looks
 * before it) everything has a new level. Prior 1/2 each; levels and size integrate out as in `dateShift`. With nothing later
 * the two are the same story unless the look before was high already, and the answer is "undecided".
 */
export function tellExcursion(
  baseline: readonly CountInterval[],
  target: CountInterval,
  later: readonly CountInterval[],
): Excursion {
  const after = later.slice(0, mostAfter);
  const counts = typicalCounts([...baseline, target, ...after]);
  const at = baseline.length;
  const sums = cumulate(counts);
  const distinct = tally(counts);
  const total = sums[counts.length]!;
  const begins = [0, 1, 2].map((back) => at - back).filter((start) => start >= at - mostBefore && start > 0);
  const [spike, shift]: [number[], number[]] = [[], []];
  for (const { size, logPrior } of variationNodes) {
    const shared = logCommonEvidence(distinct, size) + logPrior;
    const own = counts[at]!;
    spike.push(shared + logLevelEvidence(counts.length - 1, total - own, size) + logLevelEvidence(1, own, size));
    for (const start of begins) {
      const before = logLevelEvidence(start, sums[start]!, size);
      const since = logLevelEvidence(counts.length - start, total - sums[start]!, size);
      shift.push(shared + before + since - Math.log(begins.length));
    }
  }
  const probability = begins.length === 0 ? 0.5 : 1 / (1 + Math.exp(logSumExp(spike) - logSumExp(shift)));
  return {
    kind: probability >= decided ? 'level-shift' : probability <= 1 - decided ? 'spike' : 'undecided',
    shiftProbability: probability,
    laterLooks: after.length,
  };
}
