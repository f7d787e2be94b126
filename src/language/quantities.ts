import { type ClaimedNumber, type Timex, WordTable } from '#core';
import type { NumberWord, QuantityLexicon } from './language-pack.ts';
import type { Token } from './tokens.ts';
import { WordSet } from './word-set.ts';

/** Numbers of a text with unit and bound, in order; those of dates and times are left to `timex`. */
export function findQuantities(
  text: string,
  tokens: readonly Token[],
  lexicon: QuantityLexicon,
  timex: readonly Timex[],
): ClaimedNumber[] {
  const found: ClaimedNumber[] = [];
  let next = 0;
  for (let index = 0; index < tokens.length;) {
    const { start } = tokens[index]!;
    while (next < timex.length && timex[next]!.end <= start) next++;
    const time = timex[next];
    const match = time && time.start <= start ? undefined : quantityAt(text, tokens, index, lexicon);
    if (match) found.push(match.quantity);
    index = match?.end ?? index + 1;
  }
  return found;
}

interface Match {
  readonly quantity: ClaimedNumber;
  /** Index after the last token. */
  readonly end: number;
}

function quantityAt(
  text: string,
  tokens: readonly Token[],
  index: number,
  lexicon: QuantityLexicon,
): Match | undefined {
  const first = numberAt(tokens, index, lexicon);
  if (!first) return undefined;
  const range = rangeEnd(tokens, index, first.end, lexicon);
  const to = range?.end ?? first.end;
  const before = range ? undefined : lexicon.bounds.findEndingAt(tokens, index);
  const unit = unitAt(tokens, index, to, lexicon);
  const isBare = !before && !range && unit === undefined;
  if (isBare || (first.isArticle && !before)) return undefined;
  const bound = range ? 'range' : (before?.meaning ?? (first.isVague ? 'about' : 'exact'));
  const value = first.value;
  const start = tokens[before?.start ?? (unit?.isBefore ? index - 1 : index)]!.start;
  const end = unit && !unit.isBefore ? unit.end : to;
  const stop = tokens[end - 1]!.end;
  return {
    end,
    quantity: {
      start,
      end: stop,
      text: text.slice(start, stop),
      low: bound === 'at-most' ? null : value,
      high: range ? range.value : bound === 'at-least' || first.isVague ? null : value,
      unit: unit?.text ?? null,
      bound,
    },
  };
}

/** Words that count: those of `numberOf`, and those of `vague` with the least they can mean. */
export function createNumberWords(
  numberOf: (lower: string) => number | undefined,
  vague: ReadonlyMap<string, number>,
): WordTable<Token, NumberWord | null> {
  return new WordTable(({ lower }: Token) => {
    const least = vague.get(lower);
    if (least !== undefined) return { value: least, isVague: true };
    const value = numberOf(lower);
    return value === undefined ? null : { value, isVague: false };
  });
}

interface NumberMatch {
  readonly value: number;
  readonly end: number;
  /** "dozens", "Hunderte": the least that they can mean. */
  readonly isVague: boolean;
  readonly isArticle: boolean;
}

function numberAt(tokens: readonly Token[], index: number, lexicon: QuantityLexicon): NumberMatch | undefined {
  const token = tokens[index]!;
  if (token.kind === 'mark') return undefined;
  const word = token.kind === 'word' ? lexicon.numberWords.of(token) : null;
  if (word?.isVague) return { value: word.value, end: index + 1, isVague: true, isArticle: false };
  const value = token.kind === 'number' ? lexicon.parseNumber(token.text) : word?.value;
  if (value === undefined) return undefined;
  const isArticle = token.kind === 'word' && value === 1;
  const scale = lexicon.scales.get(tokens[index + 1]?.lower ?? '');
  if (scale === undefined) return { value, end: index + 1, isVague: false, isArticle };
  return { value: value * scale, end: index + 2, isVague: false, isArticle: false };
}

/** "20 bis 30", "zwischen 20 und 30", "20-30": what the range ends with. */
function rangeEnd(
  tokens: readonly Token[],
  index: number,
  after: number,
  lexicon: QuantityLexicon,
): { value: number; end: number } | undefined {
  const joint = tokens[after]?.lower ?? '';
  const isBetween = lexicon.betweens.holds(tokens[index - 1]) && lexicon.ands.has(joint);
  if (!isBetween && !lexicon.rangeJoints.has(joint)) return undefined;
  const second = tokens[after + 1] === undefined ? undefined : numberAt(tokens, after + 1, lexicon);
  const first = numberAt(tokens, index, lexicon)!;
  return second && !second.isVague && second.value > first.value ? { value: second.value, end: second.end } : undefined;
}

interface Unit {
  readonly text: string;
  readonly end: number;
  readonly isBefore: boolean;
}

const symbols = new WordSet(['%', '€', '$', '°', '£']);

/** A sign beside the number, or the noun counted, past adjectives. */
function unitAt(tokens: readonly Token[], index: number, to: number, lexicon: QuantityLexicon): Unit | undefined {
  const before = tokens[index - 1];
  if (before && symbols.holds(before) && before.end === tokens[index]!.start)
    return { text: before.text, end: to, isBefore: true };
  for (let at = to; at < Math.min(tokens.length, to + 4); at++) {
    const token = tokens[at]!;
    if (symbols.holds(token)) return { text: token.text, end: at + 1, isBefore: false };
    if (token.kind !== 'word') return undefined;
    if (lexicon.isUnit(tokens, at)) return { text: token.text, end: at + 1, isBefore: false };
    if (!lexicon.mayStandBeforeUnit(token)) return undefined;
  }
  return undefined;
}
