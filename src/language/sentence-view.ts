import type { Quotation } from './quotations.ts';
import type { Range } from './attribution.ts';
import type { Token } from './tokens.ts';
import { WordSet } from './word-set.ts';

/** Tokens `from` to `to` (half open) between marks that separate clauses; `opener` is the mark before it. */
export interface Segment {
  readonly from: number;
  readonly to: number;
  readonly opener: string;
}

/** One sentence, cut where clauses may meet. Indices are into `tokens` of the whole document. */
export interface SentenceView {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly from: number;
  readonly to: number;
  readonly segments: readonly Segment[];
  readonly quotations: readonly Quotation[];
  /** The quotation that holds a token, marks included. */
  readonly quotationAt: (index: number) => Quotation | undefined;
}

const separators = new WordSet([',', ';', ':', '–', '—', '(', ')']);
const terminals = new WordSet(['.', '!', '?', '…']);

/** Cuts a sentence into segments at commas, colons, semicolons, dashes and brackets outside quotation marks. */
export function viewSentence(
  text: string,
  tokens: readonly Token[],
  from: number,
  to: number,
  quotations: readonly Quotation[],
): SentenceView {
  const owner = quotationOwners(tokens, from, to, quotations);
  const last = trimTerminals(tokens, from, to);
  const segments: Segment[] = [];
  let start = from;
  let opener = '';
  for (let index = from; index < last; index++) {
    const { kind, text: mark } = tokens[index]!;
    if (kind !== 'mark' && owner[index - from] === undefined) continue;
    if (
      closesClause(tokens, index, owner[index - from], start) &&
      index + 1 < last &&
      !separators.holds(tokens[index + 1]!)
    ) {
      segments.push({ from: start, to: index + 1, opener });
      start = index + 1;
      opener = ',';
      continue;
    }
    if (!separators.holds(tokens[index]) || owner[index - from] !== undefined || isShortAside(tokens, index)) continue;
    if (index > start) segments.push({ from: start, to: index, opener });
    start = index + 1;
    opener = mark;
  }
  if (last > start) segments.push({ from: start, to: last, opener });
  return { text, tokens, from, to, segments, quotations, quotationAt: (index) => owner[index - from] };
}

/** "(SPD)", "(55)", "(R., Idaho)": a bracket around one to three words, or a few names, interrupts nothing. */
function isShortAside(tokens: readonly Token[], index: number): boolean {
  const mark = tokens[index]!.text;
  if (mark !== '(' && mark !== ')' && mark !== ',') return false;
  const open = mark === '(' ? index : bracketBefore(tokens, index);
  if (open === undefined) return false;
  for (let close = open + 1; close < Math.min(tokens.length, open + longestAside); close++)
    if (tokens[close]!.text === ')') return close > open + 1 && close >= index && isBrief(tokens, open, close);
  return false;
}

/** Tokens from one bracket to the other, at most. */
const longestAside = 8;

function bracketBefore(tokens: readonly Token[], index: number): number | undefined {
  for (let at = index - 1; at >= Math.max(0, index - longestAside); at--) {
    if (tokens[at]!.text === '(') return at;
    if (tokens[at]!.text === ')') return undefined;
  }
  return undefined;
}

function isBrief(tokens: readonly Token[], open: number, close: number): boolean {
  if (close - open <= 4) return true;
  for (let at = open + 1; at < close; at++) if (tokens[at]!.kind === 'word' && !tokens[at]!.isCapitalized) return false;
  return true;
}

const clauseMarks = new WordSet([',', '.', '!', '?', '…']);

/**
 * A closing quotation mark ends a clause where punctuation stands inside (“Yes,” he said), or where a long quotation that opened
 * the clause is followed by a word in small letters („… Leidenschaft“ kommentierte er).
 */
function closesClause(tokens: readonly Token[], index: number, owner: Quotation | undefined, start: number): boolean {
  if (owner === undefined || tokens[index]!.end !== owner.end) return false;
  if (clauseMarks.holds(tokens[index - 1])) return true;
  const isLong = index - start > longWords && tokens[start]!.start === owner.start;
  const next = tokens[index + 1];
  return isLong && next?.kind === 'word' && !next.isCapitalized;
}

/** Tokens of a quotation that is more than a name or a phrase. */
const longWords = 7;

/** The characters that tokens `from` to `to` cover. */
export function rangeOf(view: SentenceView, from: number, to: number): Range {
  return { start: view.tokens[from]!.start, end: view.tokens[to - 1]!.end };
}

/** Index of the segment that holds a token, or -1 for separators and full stops. */
export function segmentIndexAt(view: SentenceView, index: number): number {
  return view.segments.findIndex((segment) => segment.from <= index && index < segment.to);
}

function trimTerminals(tokens: readonly Token[], from: number, to: number): number {
  let last = to;
  while (last > from && terminals.holds(tokens[last - 1]!)) last--;
  return last;
}

const unquoted: readonly undefined[] = [];

function quotationOwners(
  tokens: readonly Token[],
  from: number,
  to: number,
  quotations: readonly Quotation[],
): readonly (Quotation | undefined)[] {
  let next = 0;
  while (next < quotations.length && quotations[next]!.end <= (tokens[from]?.start ?? 0)) next++;
  const last = tokens[to - 1];
  if (!last || next >= quotations.length || quotations[next]!.start >= last.end) return unquoted;
  const owners: (Quotation | undefined)[] = [];
  for (let index = from; index < to; index++) {
    const { start } = tokens[index]!;
    while (next < quotations.length && quotations[next]!.end <= start) next++;
    const quotation = quotations[next];
    owners.push(quotation && quotation.start <= start ? quotation : undefined);
  }
  return owners;
}
