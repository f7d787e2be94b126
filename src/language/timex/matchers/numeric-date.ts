import type { TimeContext, TimexMatch } from '../timex-match.ts';
import { dayMatch } from './date-words.ts';

/** `05.10.2023`, `2023-10-05` and `2023-10` (the marks are tokens of their own). */
export function matchNumericDate({ tokens }: TimeContext, index: number): TimexMatch | null {
  const first = tokens[index]!;
  if (first.kind !== 'number') return null;
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/u.exec(first.text);
  if (dotted) return dayMatch(index, index + 1, dotted[3]!, Number(dotted[2]), Number(dotted[1]));
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
