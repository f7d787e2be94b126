import { pad } from '../calendar.ts';
import { wordAt } from '../time-words.ts';
import type { TimeContext, TimexMatch } from '../timex-match.ts';
import { WordSet } from '../../word-set.ts';

interface Clock {
  readonly hour: number;
  readonly minute: string;
}

/** Hours and minutes of "18", "14:49", "22.30". */
function clockAt({ tokens }: TimeContext, index: number): Clock | undefined {
  const token = tokens[index];
  if (token?.kind !== 'number' || token.text.length > 5) return undefined;
  const time = /^(\d{1,2})(?:[.:](\d\d))?$/u.exec(token.text);
  if (!time || Number(time[1]) > 24 || Number(time[2] ?? 0) > 59) return undefined;
  return { hour: Number(time[1]), minute: time[2] ?? '' };
}

/** "18 Uhr", "14:49 Uhr", "um 12.15", "5 p.m.", and the "10" of "10 bis 15 Uhr", "10-18 Uhr". */
export function matchClock(context: TimeContext, index: number): TimexMatch | null {
  const { lexicon, tokens } = context;
  const half = halfHour(context, index);
  if (half) return half;
  const clock = clockAt(context, index) ?? hourWord(context, index);
  if (!clock) return null;
  const value = (hour: number): string => `T${pad(hour)}:${clock.minute === '' ? '00' : clock.minute}`;
  if (lexicon.clockAfter.size === 0) {
    const mark = halfDayAt(context, index + 1) ?? rangeHalfDay(context, index);
    if (!mark) return null;
    const hour = (clock.hour % 12) + (mark.isAfternoon ? 12 : 0);
    return { start: index, end: mark.end, type: 'TIME', value: value(hour) };
  }
  if (lexicon.clockAfter.holds(tokens[index + 1])) return wholeClock(context, index, clock);
  const isMinute = clock.minute !== '' && lexicon.clockBefore.holds(tokens[index - 1]);
  return isMinute || opensRange(context, index)
    ? { start: index, end: index + 1, type: 'TIME', value: value(clock.hour) }
    : null;
}

/** "18 Uhr", "4 Uhr 30", "8 Uhr abends" (20:00; the adverb stays outside). */
function wholeClock({ lexicon, tokens }: TimeContext, index: number, clock: Clock): TimexMatch {
  const written = tokens[index + 2];
  const hasMinute = clock.minute === '' && /^[0-5]\d$/u.test(written?.text ?? '') && !tokens[index + 3]?.isCapitalized;
  const end = hasMinute ? index + 3 : index + 2;
  const isAfternoon = clock.hour < 12 && lexicon.afternoonWords.holds(tokens[end]);
  const minute = hasMinute ? written!.text : clock.minute === '' ? '00' : clock.minute;
  return { start: index, end, type: 'TIME', value: `T${pad(clock.hour + (isAfternoon ? 12 : 0))}:${minute}` };
}

/** "halb neun" of "um halb neun": 8:30. */
function halfHour(context: TimeContext, index: number): TimexMatch | null {
  if (!wordAt(context, index).isHalf) return null;
  const { lexicon, tokens } = context;
  const hour = wordAt(context, index + 1).number;
  if (typeof hour !== 'number' || !Number.isInteger(hour) || hour < 1 || hour > 12) return null;
  const isSaid = lexicon.clockAfter.holds(tokens[index + 2]);
  if (!isSaid && !lexicon.clockBefore.holds(tokens[index - 1])) return null;
  return { start: index, end: index + (isSaid ? 3 : 2), type: 'TIME', value: `T${pad(hour - 1)}:30` };
}

/** "fünf" of "um fünf Uhr". */
function hourWord(context: TimeContext, index: number): Clock | undefined {
  if (context.tokens[index]!.kind !== 'word' || !wordAt(context, index + 1).isClockAfter) return undefined;
  const hour = wordAt(context, index).number;
  return typeof hour === 'number' && Number.isInteger(hour) && hour <= 24 ? { hour, minute: '' } : undefined;
}

const rangeMarks = new WordSet(['-', '–', '/', 'bis', 'und', 'to']);

/** A time of day, "bis", and a time of day with "Uhr". */
function opensRange(context: TimeContext, index: number): boolean {
  const { lexicon, tokens } = context;
  if (!rangeMarks.holds(tokens[index + 1]) || !clockAt(context, index + 2)) return false;
  return lexicon.clockAfter.holds(tokens[index + 3]);
}

/** "p.m.", "pm": tokens are "p", ".", "m", ".". */
function halfDayAt({ tokens }: TimeContext, at: number): { isAfternoon: boolean; end: number } | undefined {
  const lower = tokens[at]?.lower ?? '';
  if (lower === 'am' || lower === 'pm') {
    const isClock = tokens[at]!.start <= tokens[at - 1]!.end + 1 && (lower === 'pm' || isHalfDayMark(tokens[at]!.text));
    return isClock ? { isAfternoon: lower === 'pm', end: at + 1 } : undefined;
  }
  if ((lower !== 'a' && lower !== 'p') || tokens[at + 1]?.text !== '.' || tokens[at + 2]?.lower !== 'm')
    return undefined;
  return { isAfternoon: lower === 'p', end: tokens[at + 3]?.text === '.' ? at + 4 : at + 3 };
}

/** "5 am" is a time, "the 5 am I" hardly is; both cases of letters are in use. */
function isHalfDayMark(text: string): boolean {
  return text === 'am' || text === 'AM';
}

/** The first time of "10 to 11:30 a.m." */
function rangeHalfDay(context: TimeContext, index: number): { isAfternoon: boolean; end: number } | undefined {
  if (!rangeMarks.holds(context.tokens[index + 1]) || !clockAt(context, index + 2)) return undefined;
  const half = halfDayAt(context, index + 3);
  return half && { ...half, end: index + 1 };
}
