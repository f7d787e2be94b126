import { isDay, shiftDays, shifted } from '../calendar.ts';
import type { TimeContext, TimexMatch } from '../timex-match.ts';

/** Words and phrases that name a time by themselves: "gestern", "yesterday afternoon", "Vorjahr", "täglich". */
export function matchFixed({ lexicon, tokens, published }: TimeContext, index: number): TimexMatch | null {
  const found = lexicon.fixed.matchAt(tokens, index, tokens.length);
  if (!found || isMorningNoun(tokens[index]!.text)) return null;
  const { meaning, end } = found;
  const place = { start: index, end };
  if (meaning.kind === 'value') return { ...place, type: meaning.type, value: meaning.value };
  if (meaning.kind === 'adjective') {
    if (isDayNoun(tokens[end]?.lower ?? '')) return dayWithNoun(meaning.count, meaning.otherwise);
    return meaning.count === 0 ? present() : dayOf(meaning.count, meaning.otherwise);
  }
  if (meaning.kind === 'last')
    return { ...place, type: 'DATE', value: 'XXXX-XX-XX', fromLastDate: { unit: meaning.unit, count: meaning.count } };
  if (meaning.kind === 'units') {
    const value = shifted(meaning.unit, meaning.count, published);
    return { ...place, type: 'DATE', value: value ?? (meaning.count < 0 ? 'PAST_REF' : 'PRESENT_REF') };
  }
  if (lexicon.stillWords.has(tokens[end]?.lower ?? '')) return present();
  return dayOf(meaning.count, meaning.otherwise);

  function dayOf(count: number, otherwise: string): TimexMatch {
    const day = isDay(published) ? shiftDays(published, count) : otherwise;
    const part = isDay(published) ? lexicon.dayParts.get(tokens[end]?.lower ?? '') : undefined;
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

  function isDayNoun(lower: string): boolean {
    return lexicon.weekdays.has(lower) || lexicon.dayParts.has(lower) || lexicon.units.get(lower) === 'D';
  }
}

/** "Morgen" in a capital letter is the morning or opens a sentence; only "morgen" is tomorrow. */
function isMorningNoun(text: string): boolean {
  return text === 'Morgen';
}
