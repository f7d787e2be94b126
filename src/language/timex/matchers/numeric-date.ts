import { yearOfMonth } from '../calendar.ts';
import type { TimeContext, TimexMatch } from '../timex-match.ts';
import { dayMatch } from './date-words.ts';

/** `05.10.2023`, `2023-10-05` and `2023-10` (the marks are tokens of their own). */
export function matchNumericDate(context: TimeContext, index: number): TimexMatch | null {
  const { tokens } = context;
  const first = tokens[index]!;
  if (first.kind !== 'number') return null;
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/u.exec(first.text);
  if (dotted) return dayMatch(index, index + 1, dotted[3]!, Number(dotted[2]), Number(dotted[1]));
  const short = shortDate(context, index);
  if (short) return short;
  const [dash, month, dash2, day] = [1, 2, 3, 4].map((offset) => tokens[index + offset]);
  if (first.text.length !== 4 || dash?.text !== '-' || month?.kind !== 'number') return null;
  if (month.start !== first.end + 1 || !/^\d{4}$/u.test(first.text)) return null;
  if (dash2?.text === '-' && day?.kind === 'number' && day.start === month.end + 1)
    return dayMatch(index, index + 5, first.text, Number(month.text), Number(day.text));
  const number = Number(month.text);
  return /^\d\d$/u.test(month.text) && number >= 1 && number <= 12
    ? { start: index, end: index + 3, type: 'DATE', value: `${first.text}-${month.text}` }
    : null;
}

/** "am 5.10.", "05.10.13": without a year the one that news means; two digits are of this century or the last. */
function shortDate({ lexicon, tokens, published }: TimeContext, index: number): TimexMatch | null {
  const [, day = '', month = '', year] = /^(\d{1,2})\.(\d{1,2})(?:\.(\d\d))?$/u.exec(tokens[index]!.text) ?? [];
  if (day === '') return null;
  if (year !== undefined) {
    const latest = published === null ? 2099 : Number(published.slice(0, 4)) + 10;
    const whole = 2000 + Number(year) > latest ? `19${year}` : `20${year}`;
    return lexicon.beforeShortDate.size > 0 ? dayMatch(index, index + 1, whole, Number(month), Number(day)) : null;
  }
  const dot = tokens[index + 1];
  if (dot?.text !== '.' || dot.start !== tokens[index]!.end) return null;
  if (!lexicon.beforeShortDate.holds(tokens[index - 1])) return null;
  return dayMatch(index, index + 2, yearOfMonth(Number(month), published, 'recent'), Number(month), Number(day));
}
