import type { Claim, Document, Proposition, Sentence } from '#core';
import type { FeatureReader } from '../propositions/claim-features.ts';
import { findMerged, verdictOn } from '../propositions/decisions.ts';
import { createLikeness } from '../propositions/likeness.ts';
import { splitWords, type Word } from '../text/words.ts';

/** A claim held to state a proposition, and on what ground. */
export interface Assignment {
  readonly claim: Claim;
  readonly document: Document;
  readonly proposition: Proposition;
  readonly because: Sentence;
}

/**
 * Assigns claims to propositions: those a person assigned (`propositionId`, or a decision of the proposition, which also
 * takes claims out and merges propositions) and, for the others, each proposition
 * whose `match` lists all have a hit in the claim's words, or in its sentence with at least one hit in the claim, or,
 * for lists without a digit and fewer than half of them, elsewhere in the document.
 *
 * What denies or negates is no statement of what it denies, and what affirms is none of a proposition that says no ("signed
 * no agreement"); a denied claim is proposed where the denying word itself is a hit.
 */
export function assignClaims(
  propositions: readonly Proposition[],
  claims: readonly Claim[],
  documents: ReadonlyMap<string, Document>,
  reader: FeatureReader,
): Assignment[] {
  const merged = findMerged(propositions);
  const likeness = createLikeness(propositions, claims, documents, reader);
  const byId = new Map(propositions.map((proposition) => [proposition.id, proposition]));
  const wordsOf = new Map<string, Word[]>();
  return claims.flatMap((claim): Assignment[] => {
    const document = documents.get(claim.documentId);
    if (document === undefined || claim.review === 'rejected') return [];
    if (claim.propositionId !== null) {
      const proposition = merged.get(claim.propositionId) ?? byId.get(claim.propositionId);
      return proposition ? [{ claim, document, proposition, because: { kind: 'assigned-by-person' } }] : [];
    }
    let words = wordsOf.get(document.id);
    if (words === undefined) wordsOf.set(document.id, (words = splitWords(document.text)));
    const reach = reachOf(claim, document.text, words);
    const stated = new Map<string, Assignment>();
    for (const own of propositions) {
      const proposition = merged.get(own.id) ?? own;
      const because = decide(own, claim) ?? propose(own, claim, reach) ?? likeness(own, claim, document);
      if (because === null || stated.has(proposition.id) || isExcluded(own, claim) || isExcluded(proposition, claim))
        continue;
      const how: Sentence = own === proposition ? because : { kind: 'of-merged', reason: because, text: own.text };
      stated.set(proposition.id, { claim, document, proposition, because: how });
    }
    return [...stated.values()];
  });
}

function decide(proposition: Proposition, claim: Claim): Sentence | null {
  const verdict = verdictOn(proposition, claim);
  return verdict?.action === 'include' ? { kind: 'put-here', by: verdict.by, reason: verdict.reason } : null;
}

function isExcluded(proposition: Proposition, claim: Claim): boolean {
  return verdictOn(proposition, claim)?.action === 'exclude';
}

/** The words that may speak for a claim, from near to far. */
interface Reach {
  readonly claim: readonly Word[];
  readonly sentence: readonly Word[];
  readonly document: readonly Word[];
}

function reachOf(claim: Claim, text: string, words: readonly Word[]): Reach {
  const [start, end] = sentenceAround(text, claim.start, claim.end);
  return {
    claim: words.filter((word) => word.start >= claim.start && word.end <= claim.end),
    sentence: words.filter((word) => word.start >= start && word.end <= end),
    document: words,
  };
}

function propose({ text, match }: Proposition, claim: Claim, reach: Reach): Sentence | null {
  if (match.length === 0) return null;
  if (contradicts(claim, { text, match }, reach)) return null;
  const inClaim = match.filter((list) => hits(list, reach.claim));
  if (inClaim.length === match.length) return { kind: 'words-match' };
  if (inClaim.length === 0) return null;
  const inSentence = match.filter((list) => hits(list, reach.sentence));
  if (inSentence.length === match.length) return { kind: 'sentence-matches' };
  const rest = match.filter((list) => !inSentence.includes(list));
  const isNear = rest.length < match.length / 2 && rest.every((list) => !list.some((word) => /\p{N}/u.test(word)));
  return isNear && rest.every((list) => hits(list, reach.document)) ? { kind: 'document-matches' } : null;
}

/** A word that says no; "no more than" sets a bound. */
const negatingWord =
  /(?<!\p{L})(?:no|not|never|none|nobody|nothing|neither|without|kein\p{L}*|nicht|nichts|nie|niemals|niemand|ohne)(?!\p{L})(?!\s+(?:more|fewer|less|mehr|weniger)(?!\p{L}))/iu;

/** One says that it is so, and the other that it is not. */
function contradicts(claim: Claim, { text, match }: Pick<Proposition, 'text' | 'match'>, reach: Reach): boolean {
  const saysNo = negatingWord.test(text);
  if (claim.polarity !== 'denied') return isNegated(claim, match, reach) !== saysNo;
  return !saysNo && !match.some((list) => hits(list, splitWords(claim.cue?.text ?? '')));
}

/** Words after a negating one that it still negates: "has not yet begun", "without a signed agreement". */
const negationReach = 3;

/** Whether a negating word stands right before what the proposition speaks of; elsewhere in the claim it negates something else. */
function isNegated({ polarity, negations }: Claim, match: Proposition['match'], reach: Reach): boolean {
  if (polarity !== 'negated') return false;
  if (negations.length === 0) return true;
  return negations.some(({ end }) => {
    const next = reach.claim.filter((word) => word.start >= end).slice(0, negationReach);
    const isBound = /^(?:more|fewer|less|mehr|weniger)$/u.test(next[0]?.lower ?? '');
    return !isBound && match.some((list) => hits(list, next));
  });
}

function hits(list: readonly string[], words: readonly Word[]): boolean {
  return list.some((phrase) => {
    const wanted = splitWords(phrase);
    if (wanted.length === 0) return false;
    return words.some((_, index) => wanted.every((part, offset) => isHit(words[index + offset], part)));
  });
}

/** The word, with an ending of up to three letters from four letters on, or inside a compound from six letters on. */
function isHit(word: Word | undefined, wanted: Word): boolean {
  if (word === undefined) return false;
  if (word.lower === wanted.lower) return true;
  const { length } = wanted.lower;
  if (/\p{N}/u.test(wanted.lower) || length < 4) return word.isUnspaced && word.lower.includes(wanted.lower);
  if (word.lower.startsWith(wanted.lower) && word.lower.length - length <= 3) return true;
  return (length >= 6 || word.isUnspaced) && word.lower.includes(wanted.lower);
}

/** From the last end of a sentence before `start` to the next after `end`; "5. Oktober" does not end one. */
function sentenceAround(text: string, start: number, end: number): [number, number] {
  const ends = [...text.matchAll(/(?<!\p{N})[.!?…]["”“’»)]*(?=\s|$)|\n\s*\n/gu)].map(
    (match) => match.index + match[0].length,
  );
  return [ends.filter((at) => at <= start).at(-1) ?? 0, ends.find((at) => at >= end) ?? text.length];
}
