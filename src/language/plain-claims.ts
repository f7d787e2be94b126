import type { ExtractedClaim } from '#core';
import type { Attribution, Range } from './attribution.ts';
import { type Reading, completeClaim, tokensOf, within } from './complete-claim.ts';
import { type SentenceView, rangeOf } from './sentence-view.ts';

/**
 * The author's own hedged statements, so that "offenbar" and "unklar ist" are not lost: at most one per sentence, over the
 * part that no attributed claim covers. Sentences without a hedge are not claims here.
 */
export function plainClaims(
  reading: Reading,
  view: SentenceView,
  attributed: readonly ExtractedClaim[],
): ExtractedClaim[] {
  const first = view.segments[0];
  const last = view.segments.at(-1);
  if (!first || !last || isHeavilyQuoted(view)) return [];
  const whole = rangeOf(view, first.from, last.to);
  const opening = reading.pack.uncertainOpenings.matchAt(view.tokens, view.from, view.to);
  if (opening && attributed.length === 0) return [uncertain(reading, whole, rangeOf(view, view.from, opening.end))];
  const isFree = (range: Range): boolean => attributed.every((claim) => !touches(claim, range));
  const hedge = within(reading.hedges, whole).find((found) => found.makesClaim && isFree(found));
  if (!hedge) return attributed.length === 0 ? legalClaims(reading, whole) : [];
  const scope = freeScope(view, whole, hedge, attributed);
  return scope ? [completeClaim(reading, plainAttribution(scope))] : [];
}

/** An author who calls something a breach of law makes a claim with or without a hedge. */
function legalClaims(reading: Reading, whole: Range): ExtractedClaim[] {
  const { pack, tokens } = reading;
  if (!pack.topics.legal.isIn(tokens, ...tokensOf(tokens, whole))) return [];
  const claim = completeClaim(reading, plainAttribution(whole));
  return claim.kind === 'legal' ? [claim] : [];
}

/** The claim's frame and message both keep a hedge from being counted twice. */
function touches(claim: ExtractedClaim, range: Range): boolean {
  const covers = (span: Range | null): boolean => span !== null && span.start <= range.start && range.end <= span.end;
  return covers(claim) || covers(claim.frame);
}

/** The run of segments around the hedge that no claim covers; with a colon in front, what follows it. */
function freeScope(
  view: SentenceView,
  whole: Range,
  hedge: Range,
  attributed: readonly ExtractedClaim[],
): Range | null {
  const at = view.segments.findIndex((segment) => rangeOf(view, segment.from, segment.to).end >= hedge.end);
  if (at < 0) return null;
  const isTaken = (index: number): boolean => {
    const { from, to } = view.segments[index]!;
    const range = rangeOf(view, from, to);
    return attributed.some((claim) => range.start < claim.end && claim.start < range.end);
  };
  let from = at;
  while (from > 0 && !isTaken(from - 1) && !breaks(view.segments[from]!.opener)) from--;
  let to = at;
  while (to + 1 < view.segments.length && !isTaken(to + 1) && !breaks(view.segments[to + 1]!.opener)) to++;
  const scope = rangeOf(view, view.segments[from]!.from, view.segments[to]!.to);
  return scope.end > scope.start ? { start: Math.max(whole.start, scope.start), end: scope.end } : null;
}

function breaks(opener: string): boolean {
  return opener === ':' || opener === ';';
}

function uncertain(reading: Reading, message: Range, opening: Range): ExtractedClaim {
  const claim = completeClaim(reading, plainAttribution(message));
  const hedge = { ...opening, text: reading.text.slice(opening.start, opening.end), kind: 'adverb' as const };
  const others = claim.hedges.filter((other) => other.start >= opening.end);
  return { ...claim, hedges: [hedge, ...others], kind: 'background' };
}

function plainAttribution(message: Range): Attribution {
  return {
    message,
    speaker: null,
    cue: null,
    cueWords: [],
    frame: null,
    addressee: null,
    via: [],
    type: 'plain',
    stance: 'say',
    isContinuation: false,
  };
}

function isHeavilyQuoted(view: SentenceView): boolean {
  return view.quotationAt(view.from) !== undefined && view.quotationAt(view.to - 1) !== undefined;
}
