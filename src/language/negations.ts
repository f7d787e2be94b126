import type { Negation, TextSpan } from '#core';
import type { Range } from './attribution.ts';
import type { LanguagePack } from './language-pack.ts';
import { type Token, firstTokenFrom } from './tokens.ts';
import { WordSet } from './word-set.ts';

const clauseEnds = new WordSet([',', ';', ':', '–', '—', '.', '!', '?', '(', ')']);

/**
 * The negating words of a claim, each with the clause that it negates: the words between marks around it,
 * cut to the claim. Words in `bounds` ("never more than 73") limit a number and negate nothing.
 */
export function findNegations(
  text: string,
  tokens: readonly Token[],
  pack: LanguagePack,
  message: Range,
  bounds: readonly Range[],
): Negation[] {
  const found: Negation[] = [];
  for (let at = firstTokenFrom(tokens, message.start); at < tokens.length && tokens[at]!.start < message.end; at++) {
    if (!pack.negations.holds(tokens[at]!)) continue;
    const { start, end } = tokens[at]!;
    if (bounds.some((bound) => bound.start <= start && end <= bound.end)) continue;
    found.push({ start, end, text: text.slice(start, end), scope: clauseAround(tokens, at, message) });
  }
  return found;
}

/** A denying cue negates the whole claim and nothing beside it. */
export function denialOf(cue: TextSpan, message: Range): Negation {
  return { ...cue, scope: { start: message.start, end: message.end } };
}

function clauseAround(tokens: readonly Token[], at: number, message: Range): Range {
  let from = at;
  while (from > 0 && tokens[from - 1]!.start >= message.start && !endsClause(tokens, from - 1)) from--;
  let to = at;
  while (to + 1 < tokens.length && tokens[to + 1]!.end <= message.end && !endsClause(tokens, to + 1)) to++;
  return { start: tokens[from]!.start, end: tokens[to]!.end };
}

/** A mark between clauses; not the full stop of "Oct. 5" or "5. Oktober". */
function endsClause(tokens: readonly Token[], at: number): boolean {
  const { text } = tokens[at]!;
  const isNumbered = text === '.' && (tokens[at + 1]?.kind === 'number' || tokens[at - 1]?.kind === 'number');
  return clauseEnds.has(text) && !isNumbered;
}
