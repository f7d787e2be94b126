import type { Timex } from '#core';
import { type FScore, fScore } from './f-score.ts';

/** An annotated document and what was found in it. */
export interface ScoredTimes {
  readonly gold: readonly Timex[];
  readonly predicted: readonly Timex[];
}

export interface TimexScores {
  /** The same place to the character. */
  readonly strict: FScore;
  /** Overlapping places, one to one in order of the text. */
  readonly relaxed: FScore;
  /** Overlapping places with the same TIMEX3 value. */
  readonly value: FScore;
  readonly gold: number;
  readonly predicted: number;
}

/** The three measures of TempEval-3 (UzZaman et al. 2013), pooled over all documents; types are not compared. */
export function scoreTimex(documents: Iterable<ScoredTimes>): TimexScores {
  const hits = { strict: 0, relaxed: 0, value: 0 };
  let goldCount = 0;
  let predictedCount = 0;
  for (const { gold, predicted } of documents) {
    goldCount += gold.length;
    predictedCount += predicted.length;
    for (const [one, other] of pairs(gold, predicted)) {
      hits.relaxed++;
      if (one.start === other.start && one.end === other.end) hits.strict++;
      if (one.value === other.value) hits.value++;
    }
  }
  const score = (hit: number): FScore => fScore(hit / Math.max(1, predictedCount), hit / Math.max(1, goldCount));
  return {
    strict: score(hits.strict),
    relaxed: score(hits.relaxed),
    value: score(hits.value),
    gold: goldCount,
    predicted: predictedCount,
  };
}

/** Each gold expression with the first unused predicted one that touches it, one of the same place before others. */
function* pairs(gold: readonly Timex[], predicted: readonly Timex[]): Generator<[Timex, Timex]> {
  const used = new Set<Timex>();
  for (const one of gold) {
    const touching = predicted.filter((other) => !used.has(other) && other.start < one.end && one.start < other.end);
    const other = touching.find(({ start, end }) => start === one.start && end === one.end) ?? touching[0];
    if (!other) continue;
    used.add(other);
    yield [one, other];
  }
}
