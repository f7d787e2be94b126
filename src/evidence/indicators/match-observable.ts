import {
  type Claim,
  type Observable,
  type Observation,
  type PartialDate,
  dayRange,
  firstDay,
  lastDay,
  objectClassKey,
} from '#core';
import { splitWords } from '../text/words.ts';

/** Days that count; both ends included, open where left out. What may be later than `until` does not count. */
export interface Period {
  readonly from?: PartialDate;
  readonly until?: PartialDate;
}

/** Observations that show it, oldest first. Drafts count, rejected ones do not. */
export function findShowing(
  observable: Observable,
  observations: readonly Observation[],
  period: Period = {},
): Observation[] {
  return relevantLooks(observable, observations, period).filter(({ seen }) => {
    if (seen.kind === 'state') return seen.state === 'yes';
    if (seen.kind === 'uncounted') return observable.atLeast === null;
    if (seen.kind !== 'count' && seen.kind !== 'measure') return false;
    // "At most 20" shows nothing, "at least 20" shows 20.
    return seen.low !== null && (observable.atLeast === null ? seen.low > 0 : seen.low >= observable.atLeast);
  });
}

/** Usable looks at its sites for its class, whether they show it or not. */
export function findLooks(
  observable: Observable,
  observations: readonly Observation[],
  period: Period = {},
): Observation[] {
  return relevantLooks(observable, observations, period).filter(
    ({ seen }) => seen.kind !== 'unusable' && seen.kind !== 'not-observed',
  );
}

function relevantLooks(
  { siteIds, objectClass }: Observable,
  observations: readonly Observation[],
  { from, until }: Period,
): Observation[] {
  if (objectClass === null) return [];
  const wanted = objectClassKey(objectClass);
  return observations
    .filter(({ review, siteId, objectClass: seen, when }) => {
      const days = dayRange(when);
      const isInTime =
        (from === undefined || days.last >= firstDay(from)) && (until === undefined || days.last <= lastDay(until));
      return review !== 'rejected' && siteIds.includes(siteId) && objectClassKey(seen) === wanted && isInTime;
    })
    .toSorted((a, b) => dayRange(a.when).first - dayRange(b.when).first || (a.id < b.id ? -1 : 1));
}

/** Claims that say it: affirmed, and with a word of each list. Forecasts and demands say that it has not happened yet. */
export function findSaying(observable: Observable, claims: readonly Claim[]): Claim[] {
  if (observable.words.length === 0) return [];
  return claims.filter(({ text, polarity, review, kind }) => {
    if (review === 'rejected' || polarity !== 'affirmed' || kind === 'forecast' || kind === 'demand') return false;
    const words = splitWords(text).map((word) => word.lower);
    return observable.words.every((list) => list.some((phrase) => occurs(phrase, words)));
  });
}

/** The phrase, each of its words with an ending of up to three letters. */
function occurs(phrase: string, words: readonly string[]): boolean {
  const wanted = splitWords(phrase).map((word) => word.lower);
  return words.some((_, at) =>
    wanted.every((part, offset) => {
      const word = words[at + offset];
      if (word === undefined) return false;
      return word === part || (part.length >= 4 && word.startsWith(part) && word.length - part.length <= 3);
    }),
  );
}
