import type { Claim, Document, Drift, Proposition } from '#core';
import type { PartyIndex } from '../parties/party-index.ts';
import { type Direction, findDirection } from '../text/direction.ts';
import { type NumberMention, findNumbers } from '../text/numbers.ts';
import { findImpossibleDates } from './impossible-dates.ts';

/** The claims of one document on one proposition that lead to one origin. */
export interface Wording {
  readonly document: Document;
  /** True where the document is the origin's own publication. */
  readonly isOwn: boolean;
  readonly claims: readonly Claim[];
}

/**
 * Where documents word a proposition differently from its first wording: the earliest publication of the origin itself,
 * else the earliest document. Reported per document: another number or another qualifier ("approximately 73", "at least
 * 70"), hedges that are gone, another date, another goal ("to North Korea"); and dates that cannot be, wherever they
 * stand. `match`: the words of the proposition, whose numbers count before others. `wordings` of one origin, in order of
 * time.
 */
export function findDrift(match: Proposition['match'], wordings: readonly Wording[], index: PartyIndex): Drift[] {
  const first = wordings.find((wording) => wording.isOwn) ?? wordings[0];
  if (first === undefined) return [];
  const numbers = numbersOf(first, match);
  const hedges = hedgesOf(first.claims);
  const date = dateOf(first.claims);
  const goal = goalOf(first.claims, index);
  return wordings
    .filter((wording) => wording !== first)
    .flatMap((wording) => [
      ...numbers.flatMap((number) => numberDrift(number, wording, match)),
      ...hedgeDrift(hedges, wording),
      ...dateDrift(date, wording),
      ...directionDrift(goal, wording, index),
    ])
    .concat(wordings.flatMap(impossibleDates));
}

/** Numbers the proposition is about, where its match lists name any; else those of the claims. */
function numbersOf(wording: Wording, match: Proposition['match']): NumberMention[] {
  const wanted = match.flat().flatMap((word) => findNumbers(word).map((number) => number.value));
  const all = wording.claims.flatMap((claim) => findNumbers(claim.text));
  const relevant = wanted.length === 0 ? all : all.filter((number) => wanted.includes(number.value));
  return relevant.filter((number, at) => relevant.findIndex((other) => other.value === number.value) === at);
}

/** The same number qualified otherwise, else a number within a quarter of it. */
function numberDrift(original: NumberMention, wording: Wording, match: Proposition['match']): Drift[] {
  const all = wording.claims.flatMap((claim) => findNumbers(claim.text));
  const same = all.filter((number) => number.value === original.value);
  if (same.some((number) => number.qualifier === original.qualifier)) return [];
  const near = numbersOf(wording, match).filter(
    (number) => Math.abs(number.value - original.value) <= original.value / 4,
  );
  const changed = same[0] ?? near[0];
  if (changed === undefined) return [];
  return [{ documentId: wording.document.id, what: 'number', from: original.words, to: changed.words }];
}

/** Hedges other than approximators, which go with their number, and reportatives, which every report has. */
function hedgesOf(claims: readonly Claim[]): string[] {
  const hedges = claims.flatMap((claim) =>
    claim.hedges.filter((hedge) => hedge.kind !== 'approximator' && hedge.kind !== 'reportative'),
  );
  return [...new Set(hedges.map((hedge) => hedge.text))];
}

function hedgeDrift(original: readonly string[], wording: Wording): Drift[] {
  if (original.length === 0 || hedgesOf(wording.claims).length > 0) return [];
  return [{ documentId: wording.document.id, what: 'hedge', from: original.join(', '), to: 'no hedge' }];
}

function dateOf(claims: readonly Claim[]): string | null {
  return claims.map((claim) => claim.time).find((time) => time !== null && isFullDate(time)) ?? null;
}

function dateDrift(original: string | null, wording: Wording): Drift[] {
  const date = dateOf(wording.claims);
  if (original === null || date === null || date === original) return [];
  return [{ documentId: wording.document.id, what: 'date', from: original, to: date }];
}

/** Where the claims send what they speak of; the first that says. */
function goalOf(claims: readonly Claim[], index: PartyIndex): Direction['to'] {
  return claims.map((claim) => findDirection(claim.text, index).to).find((to) => to !== null) ?? null;
}

function directionDrift(original: Direction['to'], wording: Wording, index: PartyIndex): Drift[] {
  const goal = goalOf(wording.claims, index);
  if (original === null || goal === null || goal.id === original.id) return [];
  const [from, to] = [`to ${original.name}`, `to ${goal.name}`];
  return [{ documentId: wording.document.id, what: 'direction', from, to }];
}

function impossibleDates({ document, claims }: Wording): Drift[] {
  return claims
    .flatMap((claim) => findImpossibleDates(claim, document.published))
    .map(({ words, why }) => ({ documentId: document.id, what: 'impossible-date', from: words, to: why }));
}

function isFullDate(value: string): boolean {
  return /^\d{4}-\d\d-\d\d$/u.test(value);
}
