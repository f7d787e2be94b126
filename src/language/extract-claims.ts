import { type ExtractedClaim, type Extraction, type PartialDate, sha256Hex } from '#core';
import type { Attribution, Range, SpeakerMemory } from './attribution.ts';
import { type Reading, completeClaim } from './complete-claim.ts';
import { findHedgesIn } from './find-hedges.ts';
import { guessLanguage } from './guess-language.ts';
import type { LanguagePack, SupportedLanguage } from './language-pack.ts';
import { languagePack } from './packs.ts';
import { plainClaims } from './plain-claims.ts';
import { linkChains, orderClaims } from './link-chains.ts';
import { type Quotation, findQuotations } from './quotations.ts';
import { segmentSentences } from './sentences.ts';
import { type SentenceView, viewSentence } from './sentence-view.ts';
import { findTimexIn } from './timex/find-timex.ts';
import { firstTokenFrom, tokenize } from './tokens.ts';
import { continueQuotation } from './continue-quotation.ts';

export interface ExtractOptions {
  /** Dates that need it stay open (`XXXX-10-05`, `PAST_REF`) where it is null or not precise enough. */
  readonly published: PartialDate | null;
  /** null: guessed from the text's function words. */
  readonly language: SupportedLanguage | null;
  /** Of the document's bytes; computed from the text's UTF-8 where it is missing. */
  readonly sha256?: string;
}

/**
 * Reads one document: sentences, time expressions and claims, each with its exact place. A text that is neither German
 * nor English gives sentences only and `lang` "und": "no claims found" and "could not read" stay apart.
 */
export function extractClaims(text: string, options: ExtractOptions): Extraction {
  const language = options.language ?? guessLanguage(text);
  const document = {
    sha256: options.sha256 ?? sha256Hex(text),
    lang: language ?? 'und',
    published: options.published,
  };
  const pack = languagePack(language ?? 'en');
  const quotations = findQuotations(text);
  const sentences = segmentSentences(text, pack, quotations);
  if (language === null) return { document, sentences, timex: [], claims: [] };
  const tokens = tokenize(text);
  const reading: Reading = {
    text,
    tokens,
    timex: findTimexIn(tokens, pack, options.published),
    hedges: findHedgesIn(text, tokens, pack),
    pack,
  };
  return { document, sentences, timex: reading.timex, claims: claimsOf(reading, sentences, quotations) };
}

/** Sentences longer than this many tokens are no prose (tables, minified code) and are not searched for claims. */
const longestSentence = 600;
/** Shorter ones claim nothing. */
const shortestSentence = 3;

function claimsOf(reading: Reading, sentences: readonly Range[], quotations: readonly Quotation[]): ExtractedClaim[] {
  const { text, tokens, pack } = reading;
  const claims: ExtractedClaim[] = [];
  let memory: SpeakerMemory = { last: null, distance: 0, party: null };
  let previousEnd = 0;
  let quotation = 0;
  for (const { start, end } of sentences) {
    while (quotation < quotations.length && quotations[quotation]!.end <= start) quotation++;
    const from = firstTokenFrom(tokens, start);
    const to = firstTokenFrom(tokens, end);
    if (to - from < shortestSentence || to - from > longestSentence) continue;
    if (isFarParagraph(text, previousEnd, start)) memory = { ...memory, party: null, distance: memory.distance + 1 };
    previousEnd = end;
    const view = viewSentence(text, tokens, from, to, quotationsUntil(quotations, quotation, end));
    const found = attributionsOf(pack, view, memory);
    const attributed = linkChains(found).map((attribution) => completeClaim(reading, attribution));
    claims.push(...attributed, ...plainClaims(reading, view, attributed));
    memory = remember(pack, view, memory, found);
  }
  return orderClaims(claims);
}

function quotationsUntil(quotations: readonly Quotation[], from: number, end: number): Quotation[] {
  let to = from;
  while (to < quotations.length && quotations[to]!.start < end) to++;
  return quotations.slice(from, to);
}

function attributionsOf(pack: LanguagePack, view: SentenceView, memory: SpeakerMemory): Attribution[] {
  const found = pack.findAttributions(view, memory);
  return found.length > 0 ? found : continueQuotation(view, memory);
}

function remember(
  pack: LanguagePack,
  view: SentenceView,
  memory: SpeakerMemory,
  found: readonly Attribution[],
): SpeakerMemory {
  const named = found.findLast(({ speaker }) => speaker !== null);
  const party = pack.findParty(view);
  if (!named?.speaker) return { ...memory, distance: memory.distance + 1, party };
  const last = { speaker: named.speaker, via: named.via, isDirect: named.type === 'direct' };
  return { last, distance: 0, party: null };
}

/** A heading or picture caption between: more than one blank line's worth of other text never carries a speaker over. */
function isFarParagraph(text: string, from: number, to: number): boolean {
  return /\n\s*\n/u.test(text.slice(from, Math.min(to, from + 200)));
}
