interface Stretch {
  readonly startMetres: number;
  readonly endMetres: number;
}

/** What decides about one track. */
export interface TrackScore {
  readonly matched: number;
  readonly found: number;
  readonly true: number;
  readonly isCovered: boolean;
  readonly width: number;
  readonly foundMetres: number;
  readonly trueMetres: number;
}

/** Greedy one-to-one, nearest first, while the middles are at most 4 m apart along the track. */
export function countMatches(found: readonly Stretch[], truth: readonly Stretch[]): number {
  const middle = ({ startMetres, endMetres }: Stretch): number => (startMetres + endMetres) / 2;
  const pairs = found
    .flatMap((one, i) => truth.map((other, j) => ({ i, j, away: Math.abs(middle(one) - middle(other)) })))
    .filter(({ away }) => away <= 4)
    .sort((a, b) => a.away - b.away);
  const [usedFound, usedTruth] = [new Set<number>(), new Set<number>()];
  for (const { i, j } of pairs) {
    if (usedFound.has(i) || usedTruth.has(j)) continue;
    usedFound.add(i);
    usedTruth.add(j);
  }
  return usedFound.size;
}

/** Sums over tracks. Busy tracks are those with wagons in truth. */
export function sumScores(scores: readonly TrackScore[]): {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  /** Sum of |found − true| by track over the true number. */
  readonly trackError: number;
  /** Found over true occupied length, minus 1. */
  readonly lengthError: number;
  /** Share of busy tracks whose interval holds the true number, and the mean of high − low on them. */
  readonly coverage: number;
  readonly meanWidth: number;
  readonly busy: number;
  readonly true: number;
  readonly found: number;
} {
  const sum = (of: (score: TrackScore) => number): number => scores.reduce((total, one) => total + of(one), 0);
  const [matched, found, truth] = [sum((one) => one.matched), sum((one) => one.found), sum((one) => one.true)];
  const busy = scores.filter((one) => one.true > 0);
  return {
    f1: (2 * matched) / (found + truth),
    precision: matched / found,
    recall: matched / truth,
    trackError: sum((one) => Math.abs(one.found - one.true)) / truth,
    lengthError: sum((one) => one.foundMetres) / sum((one) => one.trueMetres) - 1,
    coverage: busy.filter(({ isCovered }) => isCovered).length / busy.length,
    meanWidth: busy.reduce((total, { width }) => total + width, 0) / busy.length,
    busy: busy.length,
    true: truth,
    found,
  };
}
