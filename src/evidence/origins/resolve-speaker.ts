import { type Claim, type Document, type Party, type Sentence, type TextSpan, slug } from '#core';
import type { PartyHit, PartyIndex } from '../parties/party-index.ts';
import { isBareState, isOfGovernment } from '../register/governments.ts';
import { backReferences, speakingThings } from '../register/generic-speakers.ts';
import { splitWords } from '../text/words.ts';

/** Whom a claim leads to. `unknown`: the text names nobody, or only somebody who passes it on. */
export type Lead =
  /** `speaker`: the party as it is named, `root` the one it speaks for. */
  | { readonly kind: 'named'; readonly root: Party; readonly speaker: Party; readonly because: Sentence }
  | {
      readonly kind: 'unnamed';
      readonly id: string;
      readonly name: string;
      readonly because: Sentence;
      /** True for words that point to somebody the text does not name: "the analysts". */
      readonly isReference: boolean;
    }
  | { readonly kind: 'unknown'; readonly behind: Party | null; readonly because: Sentence };

/** What is known of a document before its claims are read. */
export interface ReadDocument {
  readonly document: Document;
  /** Parties anywhere in its text. */
  readonly hits: readonly PartyHit[];
  readonly outlet: Party | null;
  /** The holder whose own publication it is. */
  readonly owner: Party | null;
  /** Agencies and papers it gives as its maker, in the byline or in brackets at its ends. */
  readonly makers: readonly Party[];
}

/** Resolves outlet, byline and agency marks of a document. */
export function readDocument(document: Document, index: PartyIndex): ReadDocument {
  const outlet = index.find(document.outlet ?? '')[0]?.party ?? null;
  const signed = index.find(document.byline ?? '').filter((hit) => hit.party.role === 'carrier');
  const marks = [document.text.slice(0, 200), document.text.slice(-200)].flatMap((stretch) =>
    [...stretch.matchAll(/\(([^()]{2,40})\)/gu)].flatMap((match) => index.find(match[1]!)),
  );
  const makers = [...signed, ...marks.filter((hit) => hit.party.role === 'carrier')].map((hit) => hit.party);
  return {
    document,
    hits: index.find(document.text),
    outlet,
    owner: outlet?.role === 'holder' ? index.rootOf(outlet) : null,
    makers: [...new Set(makers)].filter((maker) => maker.id !== outlet?.id),
  };
}

/**
 * Follows a claim from its document to its speaker. A speaker with known names leads to the parties they are part of;
 * one that points back ("the report", "he") to the holder named last before it; anybody else stays as an unnamed
 * origin, told apart by who quotes them or by the words. A claim without a speaker is the outlet's own where the outlet
 * is a holder.
 */
export function resolveSpeaker(claim: Claim, read: ReadDocument, index: PartyIndex): Lead[] {
  const carriers = claim.via.flatMap((span) => index.find(span.text).map((hit) => hit.party));
  if (claim.speaker === null) return [withoutSpeaker(read, carriers)];
  const words = claim.speaker.text;
  const hits = findInSpeaker(claim.speaker, read, index);
  const holders = hits.filter((hit) => hit.party.role === 'holder');
  if (holders.length > 0) return uniqueRoots(holders, index, words);
  if (hits.length > 0) return [behindCarrier(hits[0]!.party, read)];
  if (isThing(words)) return [withoutSpeaker(read, carriers)];
  const reference = referenceIn(words);
  if (reference !== null) {
    const named = findAntecedent(claim, read, index, reference);
    if (named !== null) return [named];
  }
  return [unnamed(words, carriers.at(-1) ?? null, reference !== null)];
}

function withoutSpeaker(read: ReadDocument, carriers: readonly Party[]): Lead {
  if (read.owner !== null)
    return {
      kind: 'named',
      root: read.owner,
      speaker: read.owner,
      because: { kind: 'publishes-as-own', name: read.owner.name },
    };
  const behind = carriers.at(-1) ?? read.makers[0] ?? null;
  return { kind: 'unknown', behind, because: { kind: 'names-no-source' } };
}

function behindCarrier(carrier: Party, read: ReadDocument): Lead {
  const isOwn = read.owner !== null && read.outlet?.id === carrier.id;
  if (isOwn) return withoutSpeaker(read, []);
  return { kind: 'unknown', behind: carrier, because: { kind: 'laid-to-carrier', name: carrier.name } };
}

function uniqueRoots(hits: readonly PartyHit[], index: PartyIndex, words: string): Lead[] {
  const leads = new Map<string, Lead>();
  for (const { party } of hits) {
    const root = index.rootOf(party);
    const because = { kind: 'speaker-is', words, party: root.id === party.id ? null : party.name } as const;
    if (!leads.has(root.id)) leads.set(root.id, { kind: 'named', root, speaker: party, because });
  }
  return [...leads.values()];
}

/** Parties in the speaker's words; where there are none, the one they run on to: "an anonymous source | in the US government". */
function findInSpeaker({ start, end, text }: TextSpan, read: ReadDocument, index: PartyIndex): PartyHit[] {
  const within = index.find(text);
  if (within.length > 0) return within;
  const isOf =
    /^\s+(?:(?:in|of|from|within|at|with|inside|innerhalb|aus|von|bei)\s+)?(?:(?:the|a|der|dem|den|des)\s+)?$/u;
  return read.hits.filter(
    (hit) =>
      (hit.start < end && hit.end > start) || (hit.start > end && isOf.test(read.document.text.slice(end, hit.start))),
  );
}

function isThing(words: string): boolean {
  const last = splitWords(words.replace(/\s(?:of|from|von|der|des|in|at|on|für|for)\s.*$/iu, '')).at(-1)?.lower;
  return speakingThings.some((thing) => thing.toLowerCase() === last);
}

/** What the words refer to: an institute or its report, anybody (a pronoun, "the spokesman"), or nothing said before. */
function referenceIn(words: string): 'institute' | 'anybody' | null {
  const spoken = splitWords(words).map((word) => word.lower);
  if (spoken.some((word) => institutional.test(word))) return 'institute';
  return backReferences.some((reference) => spoken.join(' ') === reference.toLowerCase()) ? 'anybody' : null;
}

/** Nouns by which a report or its makers are taken up again: "a US think tank", "die Analyse". */
const institutional =
  /^(?:think|denkfabrik|thinktank|institut\p{L}*|analyst\p{L}*|analyse|analysis|bericht\p{L}*|reports?|stud(?:y|ie)|forscher\p{L}*|researchers?|authors?|autoren)$/u;

/** The holder named last before the claim, else the publisher itself, else the first holder named after it. */
function findAntecedent(
  claim: Claim,
  read: ReadDocument,
  index: PartyIndex,
  reference: 'institute' | 'anybody',
): Lead | null {
  const words = claim.speaker!.text;
  if (read.owner !== null)
    return { kind: 'named', root: read.owner, speaker: read.owner, because: { kind: 'speaker-of-own', words } };
  const fits = ({ party }: PartyHit): boolean =>
    party.role === 'holder' && !isBareState(party) && (reference === 'anybody' || !isOfGovernment(party, index));
  const holders = read.hits.filter(fits);
  const before = holders.filter((hit) => hit.end <= claim.speaker!.start).at(-1);
  const hit = before ?? holders[0];
  if (hit === undefined) return null;
  return {
    kind: 'named',
    root: index.rootOf(hit.party),
    speaker: hit.party,
    because: { kind: 'speaker-stands-for', words, name: hit.party.name, isBefore: before !== undefined },
  };
}

function unnamed(words: string, quotedBy: Party | null, isReference: boolean): Lead {
  const plain = words
    .replace(/^(?:(?:an?|the|ein(?:e[rmn]?)?|der|die|das|den|dem|Ansicht|Angaben|Worten)\s+)+/iu, '')
    .trim();
  const through = quotedBy === null ? '' : `, through ${quotedBy.name}`;
  return {
    kind: 'unnamed',
    id: `unnamed-${quotedBy === null ? slug(plain) || 'source' : `source-of-${quotedBy.id}`}`,
    name: `unnamed: ${plain}${through}`,
    because: { kind: 'speaker-unknown', words, through: quotedBy?.name ?? null },
    isReference,
  };
}
