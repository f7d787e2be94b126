import type { Token } from '../../tokens.ts';
import { isDay, shiftDays, shifted } from '../calendar.ts';
import type { TimeLexicon } from '../lexicon.ts';
import type { TimeContext, TimexMatch } from '../timex-match.ts';
import { wordAt } from '../time-words.ts';
import { yearsAway } from './outlook.ts';

/** Words and phrases that name a time by themselves: "gestern", "yesterday afternoon", "Vorjahr", "täglich". */
export function matchFixed(context: TimeContext, index: number): TimexMatch | null {
  const { lexicon, tokens, published } = context;
  const found = lexicon.fixed.matchAt(tokens, index, tokens.length);
  if (!found || isMorningNoun(lexicon, tokens, index) || isBeforeSeason(lexicon, tokens, index)) return null;
  const { meaning, end } = found;
  const place = { start: index, end };
  if (meaning.kind === 'value') return { ...place, type: meaning.type, value: meaning.value };
  if (meaning.kind === 'adjective') {
    if (isDayNoun()) return dayWithNoun(meaning.count, meaning.otherwise);
    return meaning.count === 0 ? present() : dayOf(meaning.count, meaning.otherwise);
  }
  if (meaning.kind === 'last')
    return { ...place, type: 'DATE', value: 'XXXX-XX-XX', fromLastDate: { unit: meaning.unit, count: meaning.count } };
  if (meaning.kind === 'units') {
    const value = shifted(meaning.unit, meaning.count, published);
    return { ...place, type: 'DATE', value: value ?? (meaning.count < 0 ? 'PAST_REF' : 'PRESENT_REF') };
  }
  if (meaning.kind === 'year-edge') {
    const isSince = lexicon.sinceWords.holds(tokens[index - 1]);
    const years = isSince ? 0 : yearsAway(context, end - 1, meaning.month, meaning.month);
    return { ...place, type: 'DATE', value: shifted('Y', years, published) ?? 'XXXX' };
  }
  if (meaning.kind === 'day-part')
    return {
      ...place,
      type: 'TIME',
      value: `${isDay(published) ? published.slice(0, 10) : 'XXXX-XX-XX'}${meaning.part}`,
    };
  if (meaning.count === 0 && lexicon.stillWords.holds(tokens[end])) return present();
  return dayOf(meaning.count, meaning.otherwise);

  function dayOf(count: number, otherwise: string): TimexMatch {
    const day = isDay(published) ? shiftDays(published, count) : otherwise;
    const part = isDay(published) ? partOfDay() : undefined;
    return part
      ? { start: index, end: end + 1, type: 'TIME', value: day + part }
      : { ...place, type: 'DATE', value: day };
  }

  /** "heutigen Tag", "heutigen Dienstag", "heutigen Abend". */
  function dayWithNoun(count: number, otherwise: string): TimexMatch {
    const found = dayOf(count, otherwise);
    return found.end === end ? { ...found, end: end + 1 } : found;
  }

  function present(): TimexMatch {
    return { ...place, type: 'DATE', value: 'PRESENT_REF' };
  }

  function partOfDay(): string | undefined {
    const { dayPart, weekdayPart } = wordAt(context, end);
    return dayPart ?? weekdayPart;
  }

  function isDayNoun(): boolean {
    const { unit, weekday } = wordAt(context, end);
    return partOfDay() !== undefined || weekday !== undefined || unit === 'D';
  }
}

/** "heurigen" of "im heurigen Sommer" only points. */
function isBeforeSeason(lexicon: TimeLexicon, tokens: readonly Token[], index: number): boolean {
  const next = tokens[index + 1]?.lower ?? '';
  return lexicon.directions.has(tokens[index]!.lower) && (lexicon.seasons.has(next) || lexicon.units.has(next));
}

/** "Morgen" in a capital letter is the morning, unless it opens a sentence without an article. */
function isMorningNoun(lexicon: TimeLexicon, tokens: readonly Token[], index: number): boolean {
  if (tokens[index]!.text !== 'Morgen') return false;
  const before = tokens[index - 1];
  const opens = before === undefined || /^[.!?:„“”"»«]$/u.test(before.text);
  const next = tokens[index + 1];
  return !opens || next?.kind !== 'word' || (next.isCapitalized && !lexicon.dayParts.has(next.lower));
}
