import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayRange,
  firstDay,
  formatDateSpan,
  formatDay,
  lastDay,
  parseDateSpan,
  parsePartialDate,
} from './partial-date.ts';

describe('a partial date', () => {
  it.each(['2023', '2023-04', '2023-04-16', '2023-04-16T09', '2023-04-16T09:41', '2023-11-21T22:42:28Z', '2024-02-29'])(
    'keeps %s as it is',
    (text) => {
      expect(parsePartialDate(text)).toBe(text);
    },
  );

  it.each([
    ['2023-13-40', /month 13/],
    ['2023-02-29', /day 29 is not 1 to 28/],
    ['2023-00', /month 0/],
    ['2023-10-05T25', /time of day/],
    ['5.10.2023', /expected YYYY/],
    ['2023-1-5', /expected YYYY/],
    ['', /expected YYYY/],
  ])('refuses %s and says why', (text, why) => {
    expect(() => parsePartialDate(text)).toThrow(why);
  });

  it('never invents a day: a month is as long as the month', () => {
    const february = parsePartialDate('2024-02');
    expect(formatDay(firstDay(february))).toBe('2024-02-01');
    expect(formatDay(lastDay(february))).toBe('2024-02-29');
  });

  it('a year reaches from January to December', () => {
    const year = parsePartialDate('2023');
    expect(lastDay(year) - firstDay(year)).toBe(364);
  });

  it('a day survives the way to a day number and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (day) => {
        expect(firstDay(formatDay(day))).toBe(day);
      }),
    );
  });
});

describe('a span', () => {
  it('reaches from the first day of its start to the last day of its end', () => {
    const { first, last } = dayRange(parseDateSpan('2018-10/2023-10'));
    expect([formatDay(first), formatDay(last)]).toEqual(['2018-10-01', '2023-10-31']);
  });

  it('is written as it was read', () => {
    for (const text of ['2022-11-05/2022-11-08', '2023-10-05']) expect(formatDateSpan(parseDateSpan(text))).toBe(text);
  });

  it('may not end before it begins', () => {
    expect(() => parseDateSpan('2023-10-05/2023-10-04')).toThrow(/ends before it begins/);
    expect(() => parseDateSpan('2023-10-05/2023-10')).not.toThrow();
    expect(() => parseDateSpan('2022/2023/2024')).toThrow(/two ends/);
  });
});
