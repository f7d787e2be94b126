import type { Range } from './attribution.ts';
import type { LanguagePack } from './language-pack.ts';
import { findQuotations, type Quotation } from './quotations.ts';

/**
 * Sentences of a text: what `Intl.Segmenter` cuts, mended where it cuts too much ("5. Oktober", "Dr. Kim", initials,
 * hard-wrapped lines, inside quotation marks, between a quotation and its "said he"). White space is left out at both
 * ends. A quotation of several sentences stays in one piece with the sentence around it. A blank line always ends one.
 */
export function segmentSentences(
  text: string,
  pack: LanguagePack,
  quotations: readonly Quotation[] = findQuotations(text),
): Range[] {
  const sentences: Range[] = [];
  let start = 0;
  let nextQuotation = 0;
  for (const boundary of boundaries(text, pack.code)) {
    while (nextQuotation < quotations.length && quotations[nextQuotation]!.end <= boundary) nextQuotation++;
    const quotation = quotations[nextQuotation];
    const isInside = quotation !== undefined && quotation.start < boundary;
    if (boundary < text.length && (isInside || isMistaken(text, start, boundary, pack))) continue;
    pushTrimmed(sentences, text, start, boundary);
    start = boundary;
  }
  return sentences;
}

function* boundaries(text: string, code: string): Generator<number> {
  let segmenter = segmenters.get(code);
  if (!segmenter) segmenters.set(code, (segmenter = new Intl.Segmenter(code, { granularity: 'sentence' })));
  for (const { segment, index } of segmenter.segment(text)) yield index + segment.length;
}

/** By language; making one costs as much as cutting a short text. */
const segmenters = new Map<string, Intl.Segmenter>();

/** How far back and forth a boundary is looked at, in characters: enough for the longest word that decides. */
const window = 60;
const startsLower = /^[,;)\]–—]|^\p{Ll}/u;
const firstWord = /^[\p{L}\p{M}]+/u;

function isMistaken(text: string, start: number, boundary: number, pack: LanguagePack): boolean {
  const before = text.slice(Math.max(start, boundary - window), boundary);
  const after = text.slice(boundary, boundary + window).trimStart();
  const gap = before.slice(before.trimEnd().length);
  if (newlines(gap) > 1) return false;
  if (newlines(gap) === 1) return startsLower.test(after) && !/[.!?:]\s*$/u.test(before);
  const end = before.trimEnd();
  if (isQuotedCall(end) && pack.opensTag(after)) return true;
  if (startsLower.test(after) && !/^(?:[–—]\s+\p{Lu})/u.test(after)) return true;
  return end.endsWith('.') && endsInAbbreviation(end, after, pack);
}

/** `?”`, `!"`: a question or call with its closing mark. */
function isQuotedCall(end: string): boolean {
  return '”"“’\''.includes(end.at(-1) ?? ' ') && '?!'.includes(end.at(-2) ?? ' ');
}

/** `trimmed` ends with a full stop. */
function endsInAbbreviation(trimmed: string, after: string, pack: LanguagePack): boolean {
  const gap = trimmed.lastIndexOf(' ');
  const bare = trimmed.slice(gap + 1, -1).replace(/^[("„“'‚]+/u, '');
  if (/^\d{1,3}$/u.test(bare)) return pack.isOrdinal(wordBefore(trimmed, gap), firstWord.exec(after)?.[0] ?? '');
  if (/^\p{Lu}$/u.test(bare)) return true;
  const lower = bare.toLowerCase();
  return pack.abbreviations.has(lower) || (pack.numericAbbreviations.has(lower) && /^\d/u.test(after));
}

function wordBefore(text: string, gap: number): string | undefined {
  if (gap < 1) return undefined;
  return text.slice(text.lastIndexOf(' ', gap - 1) + 1, gap).toLowerCase();
}

function newlines(gap: string): number {
  const first = gap.indexOf('\n');
  return first < 0 ? 0 : gap.includes('\n', first + 1) ? 2 : 1;
}

function pushTrimmed(sentences: Range[], text: string, start: number, end: number): void {
  let from = start;
  let to = end;
  while (from < to && isSpace(text, from)) from++;
  while (to > from && isSpace(text, to - 1)) to--;
  if (from < to) sentences.push({ start: from, end: to });
}

function isSpace(text: string, index: number): boolean {
  return text[index]!.trim() === '';
}
