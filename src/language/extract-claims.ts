import { type ExtractedClaim, type Extraction, type PartialDate, sha256Hex } from '#core';
import { resolveActors } from './actors.ts';
import type { Attribution, Range, SpeakerMemory } from './attribution.ts';
import { type Reading, completeClaim } from './complete-claim.ts';
import { findHedgesIn } from './find-hedges.ts';
import { guessLanguage } from './guess-language.ts';
import { readHeadline } from './headline.ts';
import type { LanguagePack, SupportedLanguage } from './language-pack.ts';
import { languagePack } from './packs.ts';
import { plainClaims } from './plain-claims.ts';
import { linkChains, orderClaims } from './link-chains.ts';
import { type Quotation, findQuotations } from './quotations.ts';
import { segmentSentences } from './sentences.ts';
import { findQuantities } from './quantities.ts';
import { inferPublished } from './infer-published.ts';
import { type SentenceView, viewSentence } from './sentence-view.ts';
import { findTimexIn } from './timex/find-timex.ts';
import { type Token, firstTokenFrom, tokenize } from './tokens.ts';
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
  const pack = languagePack(language ?? 'en');
  const tokens = tokenize(text);
  const date = datePublished(text, tokens, pack, options.published);
  const document = {
    sha256: options.sha256 ?? sha256Hex(text),
    lang: language ?? 'und',
    published: date.published,
    publishedBy: date.by,
  };
  const quotations = findQuotations(text);
  const sentences = segmentSentences(text, pack, quotations);
  if (language === null) return { document, sentences, timex: [], actors: [], claims: [] };
  const timex = findTimexIn(tokens, pack, date.published);
  const reading: Reading = {
    text,
    tokens,
    timex,
    hedges: findHedgesIn(text, tokens, pack),
    quantities: findQuantities(text, tokens, pack.quantities, timex),
    pack,
  };
  const { claims, openings } = claimsOf(reading, sentences, quotations);
  const { claims: voiced, actors } = resolveActors(text, tokens, pack, claims, openings);
  return { document, sentences, timex, actors, claims: voiced };
}

/** The date that the caller gives, else what the text itself says of its publication; dates of events never. */
function datePublished(
  text: string,
  tokens: readonly Token[],
  pack: LanguagePack,
  given: PartialDate | null,
): { published: PartialDate | null; by: Extraction['document']['publishedBy'] } {
  if (given !== null) return { published: given, by: 'given' };
  const inferred = inferPublished(text, findTimexIn(tokens, pack, null), pack);
  return inferred ? { published: inferred.date, by: inferred.words } : { published: null, by: null };
}

/** Sentences longer than this many tokens are no prose (tables, minified code) and are not searched for claims. */
const longestSentence = 600;
/** Shorter ones claim nothing. */
const shortestSentence = 3;

function claimsOf(
  reading: Reading,
  sentences: readonly Range[],
  quotations: readonly Quotation[],
): { claims: ExtractedClaim[]; openings: Range[] } {
  const { text, tokens, pack } = reading;
  const claims: ExtractedClaim[] = [];
  const openings: Range[] = [];
  let memory: SpeakerMemory = { last: null, distance: 0, party: null, sentence: null };
  let previousEnd = 0;
  let quotation = 0;
  let spoken = null as Spoken | null;
  for (const { start, end } of sentences) {
    while (quotation < quotations.length && quotations[quotation]!.end <= start) quotation++;
    const from = firstTokenFrom(tokens, start);
    const to = firstTokenFrom(tokens, end);
    if (to - from < shortestSentence || to - from > longestSentence) continue;
    const isFar = isFarParagraph(text, previousEnd, start);
    if (isFar) memory = { ...memory, party: null, sentence: null, distance: memory.distance + 1 };
    previousEnd = end;
    const view = viewSentence(text, tokens, from, to, quotationsUntil(quotations, quotation, end));
    const found = attributionsOf(pack, view, memory);
    const [first] = found;
    if (spoken && !isFar && first && found.length === 1 && goesOn(pack, spoken.attribution, first)) {
      const attribution: Attribution = {
        ...spoken.attribution,
        message: { ...spoken.attribution.message, end: first.message.end },
      };
      claims[spoken.index] = completeClaim(reading, attribution);
      spoken = { ...spoken, attribution };
      continue;
    }
    const linked = linkChains(found);
    const attributed = linked.map((attribution) => completeClaim(reading, attribution));
    const last = linked.at(-1);
    spoken = last?.type === 'direct' ? { attribution: last, index: claims.length + linked.length - 1 } : null;
    claims.push(...attributed, ...plainClaims(reading, view, attributed));
    const opening = openingOf(pack, view);
    if (opening) openings.push(opening);
    memory = { ...remember(pack, view, memory, found), sentence: { start, end } };
  }
  return { claims: orderClaims(claims), openings };
}

/** The direct speech that a sentence ended with, and where its claim stands. */
interface Spoken {
  readonly attribution: Attribution;
  readonly index: number;
}

/** “A,” he said. “B.”: the second quotation belongs to the first, in languages whose news is annotated so. */
function goesOn(pack: LanguagePack, before: Attribution, next: Attribution): boolean {
  return (
    pack.joinsSplitQuotations &&
    next.isContinuation &&
    next.type === 'direct' &&
    before.frame !== null &&
    before.speaker?.start === next.speaker?.start
  );
}

/** The noun phrase that opens a sentence: who or what it is about, for pronouns that follow. */
function openingOf(pack: LanguagePack, { tokens, from, to, text, quotationAt }: SentenceView): Range | null {
  if (quotationAt(from)) return null;
  const end = pack.nounPhraseEnd(tokens, from, Math.min(to, from + 12));
  if (end === from) return null;
  const range = { start: tokens[from]!.start, end: tokens[end - 1]!.end };
  return /\p{Lu}/u.test(text.slice(range.start + 1, range.end)) || end - from === 1 ? range : null;
}

function quotationsUntil(quotations: readonly Quotation[], from: number, end: number): Quotation[] {
  let to = from;
  while (to < quotations.length && quotations[to]!.start < end) to++;
  return quotations.slice(from, to);
}

function attributionsOf(pack: LanguagePack, view: SentenceView, memory: SpeakerMemory): Attribution[] {
  const found = pack.findAttributions(view, memory);
  if (found.length > 0) return found;
  const headline = readHeadline(view, pack);
  return headline.length > 0 ? headline : continueQuotation(view, memory);
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
  return { ...memory, last, distance: 0, party: null };
}

/** A heading or picture caption between: more than one blank line's worth of other text never carries a speaker over. */
function isFarParagraph(text: string, from: number, to: number): boolean {
  return /\n\s*\n/u.test(text.slice(from, Math.min(to, from + 200)));
}
