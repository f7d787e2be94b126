import type { Assessment, BaselineSummary, WatchRow } from '#core';
import { recordProbability } from './record.ts';

/** What the judgement of a list needs of each assessment: few enough to keep for ten thousand sites. */
export interface WatchedSeries extends Pick<
  Assessment,
  | 'siteId'
  | 'objectClass'
  | 'target'
  | 'exceedance'
  | 'record'
  | 'recordOf'
  | 'recordProbability'
  | 'alert'
  | 'conclusions'
  | 'change'
> {
  readonly baseline: Pick<BaselineSummary, 'n' | 'searched' | 'mean' | 'upper'>;
}

/**
 * Corrects for the number of series that are watched: among 100 of them one in a hundred is "unusual" by chance alone. The step-up
 * rule of Benjamini and Hochberg (1995, doi:10.1111/j.2517-6161.1995.tb02031.x): q of the i-th smallest of m probabilities is the
 * least p_j m / j over j >= i, and calling unusual what has q <= 5 % keeps the expected share of false calls at 5 %. Two sets
 * of q: from the exceedances, and from the record probabilities 1/(N + 1), in which a series without a record has p = 1. Series that
 * cannot be judged are no test. Rows in the order of the assessments.
 */
export function judgeWatchList(assessments: readonly WatchedSeries[], falseShare: number): WatchRow[] {
  if (!(falseShare > 0 && falseShare < 1)) throw new RangeError(`expected a share between 0 and 1, got ${falseShare}`);
  const exceedances = adjust(assessments.map(({ exceedance }) => exceedance));
  const records = adjust(
    assessments.map(({ target, record, recordOf }) => {
      if (target === null || record === null || record.among === 0) return null;
      return recordOf === null ? 1 : recordProbability(recordOf);
    }),
  );
  return assessments.map((one, index) => {
    const q = exceedances[index] ?? null;
    return {
      siteId: one.siteId,
      objectClass: one.objectClass,
      target: one.target,
      n: one.baseline.n,
      searched: one.baseline.searched,
      mean: one.baseline.mean,
      upper: one.baseline.upper,
      exceedance: one.exceedance,
      q,
      recordOf: one.recordOf,
      recordProbability: one.recordProbability,
      recordQ: records[index] ?? null,
      alert: one.alert,
      discovery: q !== null && q <= falseShare,
      survives: one.conclusions?.unusual ?? null,
      change: one.change,
    };
  });
}

/** Adjusted probabilities; null stays null. */
function adjust(probabilities: readonly (number | null)[]): (number | null)[] {
  const tests = probabilities
    .flatMap((p, index) => (p === null ? [] : [{ p, index }]))
    .sort((a, b) => b.p - a.p || a.index - b.index);
  const adjusted: (number | null)[] = probabilities.map(() => null);
  let least = 1;
  for (const [place, { p, index }] of tests.entries()) {
    least = Math.min(least, (p * tests.length) / (tests.length - place));
    adjusted[index] = least;
  }
  return adjusted;
}
