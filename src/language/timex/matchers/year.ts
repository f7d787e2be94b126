import type { Token } from '../../tokens.ts';
import { wordAt } from '../time-words.ts';
import type { TimeContext, TimexMatch } from '../timex-match.ts';
import { yearAt } from './date-words.ts';
import { isSpanning } from './season.ts';

/** "2017", "mid-2015", "1170" of "1170-1230", "der Saison 2007/08", "Gesamtjahr 2014". */
export function matchYear(context: TimeContext, index: number): TimexMatch | null {
  const { lexicon, tokens } = context;
  const token = tokens[index]!;
  const part = token.kind === 'word' ? /^(?:mid|early|late)-((?:19|20)\d\d)$/u.exec(token.lower)?.[1] : undefined;
  if (part !== undefined) return { start: index, end: index + 1, type: 'DATE', value: part };
  if (token.kind !== 'number') return matchNamedYear(context, index);
  if (token.text.length !== 4) return null;
  const range = isYearRange(tokens, index);
  if (range || isYearRange(tokens, index - 2)) return { start: index, end: index + 1, type: 'DATE', value: token.text };
  if (yearAt(tokens, index) === undefined || range === false) return null;
  const before = tokens[index - 1]?.lower ?? '';
  const after = tokens[index + 1];
  if (lexicon.beforeYear.has(before)) return { start: index, end: index + 1, type: 'DATE', value: token.text };
  const isCounted = after?.kind === 'word' && after.isCapitalized && lexicon.nounsAreCapitalized;
  if (isCounted || /^[$€%]$/u.test(after?.text ?? '') || /^[$€£]$/u.test(before)) return null;
  return isPlausible(token, after) || isSetApart(context, index)
    ? { start: index, end: index + 1, type: 'DATE', value: token.text }
    : null;
}

/** True for two years with a dash or "bis" between, false for two numbers that are none, undefined for no range. */
function isYearRange(tokens: readonly Token[], index: number): boolean | undefined {
  const [first, dash, second] = [tokens[index], tokens[index + 1], tokens[index + 2]];
  if (first?.kind !== 'number' || second?.kind !== 'number' || second.text.length !== 4) return undefined;
  if (dash === undefined || !['-', '–', 'bis', 'to'].includes(dash.lower)) return undefined;
  const isYear = (text: string): boolean => /^(?:1\d|20)\d\d$/u.test(text);
  return isYear(first.text) && isYear(second.text) && first.text < second.text;
}

/** Without a word that says so, only recent years: "1800" soldiers are more common than the year. */
function isPlausible(token: Token, after: Token | undefined): boolean {
  return /^(?:19|20)\d\d$/u.test(token.text) && after?.text !== '-';
}

/** "(1809)", "1809 wurde …": in brackets, or before the verb of a sentence that it opens. */
function isSetApart({ lexicon, tokens }: TimeContext, index: number): boolean {
  const before = tokens[index - 1]?.text ?? '.';
  const after = tokens[index + 1];
  if (before === '(' && after?.text === ')') return true;
  return before === '.' && after !== undefined && lexicon.backVerbs.holds(after);
}

/** A noun for a kind of year with the year behind it, and with "/08" where it spans two. */
function matchNamedYear(context: TimeContext, index: number): TimexMatch | null {
  const { lexicon, tokens } = context;
  const at = wordAt(context, index).isDeterminer ? index + 1 : index;
  if (!lexicon.yearNouns.holds(tokens[at])) return null;
  const year = yearAt(tokens, at + 1);
  if (year === undefined) return null;
  const end = isSpanning(tokens, at + 2) ? at + 4 : at + 2;
  return { start: index, end, type: 'DATE', value: year };
}

/** "den 60er Jahren", "the early 1990s", "den siebziger Jahren": three digits of the year, as TIMEX3 has it. */
export function matchDecade(context: TimeContext, index: number): TimexMatch | null {
  const { lexicon, tokens } = context;
  let at = behindArticle(context, index);
  if (tokens[at]?.text === '’' || tokens[at]?.text === "'") at++;
  const token = tokens[at];
  if (token === undefined) return null;
  const named = lexicon.decades.get(token.lower);
  const isNumber = token.kind === 'number' && /^(?:1[5-9]\d0|20\d0|\d0)$/u.test(token.text);
  if (named === undefined && !isNumber) return null;
  const dash = isNumber && tokens[at + 1]?.text === '-' && tokens[at + 2]?.start === tokens[at + 1]!.end ? 1 : 0;
  const suffix = isNumber ? tokens[at + 1 + dash] : token;
  if (suffix === undefined || (isNumber && suffix.start !== token.end + dash)) return null;
  const isWhole = lexicon.decadeEndings.holds(suffix);
  const behind = isNumber ? at + 2 + dash : at + 1;
  const hasUnit = wordAt(context, behind).unit === 'Y';
  if (isNumber && !isWhole && !(hasUnit && lexicon.decadeStems.holds(suffix))) return null;
  const isNoun = /jahre|ern$/u.test(token.lower) && token.isCapitalized;
  if (!isNumber && lexicon.nounsAreCapitalized && !hasUnit && !isNoun) return null;
  const decade = named ?? (token.text.length === 4 ? token.text.slice(0, 3) : `19${token.text[0]!}`);
  return {
    start: index,
    end: hasUnit && lexicon.nounsAreCapitalized ? behind + 1 : behind,
    type: 'DATE',
    value: decade,
  };
}

/** "16. Jahrhundert", "im späten 19. Jahrhundert", "the 19th century": the first two digits of its years. */
export function matchCentury(context: TimeContext, index: number): TimexMatch | null {
  const ordinal = ordinalAt(context, behindArticle(context, index));
  if (ordinal === undefined || wordAt(context, ordinal.end).unit !== 'CENTURY') return null;
  const value = String(ordinal.number - 1).padStart(2, '0');
  return { start: index, end: ordinal.end + 1, type: 'DATE', value };
}

/** Past an article and "späten", "early" before a decade or century. */
function behindArticle(context: TimeContext, index: number): number {
  let at = index;
  for (; at < index + 2; at++) {
    const { isDeterminer, isPeriodPart } = wordAt(context, at);
    if (!isDeterminer && !isPeriodPart) break;
  }
  return at;
}

/** "16.", "16th", "sechzehnten". */
function ordinalAt(context: TimeContext, at: number): { number: number; end: number } | undefined {
  const { lexicon, tokens } = context;
  const token = tokens[at];
  const named = wordAt(context, at).ordinal;
  if (named !== undefined) return { number: named, end: at + 1 };
  if (token?.kind !== 'number' || !/^[1-9]\d?$/u.test(token.text)) return undefined;
  const mark = tokens[at + 1];
  const isOrdinal = mark?.text === '.' || lexicon.ordinalSuffixes.holds(mark);
  return isOrdinal ? { number: Number(token.text), end: at + 2 } : undefined;
}
