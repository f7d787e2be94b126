import { type DateSpan, parseDateSpan } from '#core';
import { describe, expect, it } from 'vitest';
import { endsBefore, lengthInDays, overlaps, timeRange } from './time-range.ts';

const range = (text: string): ReturnType<typeof timeRange> => timeRange(parseDateSpan(text) satisfies DateSpan);

describe('when something was seen', () => {
  it('two times of one day are two times', () => {
    expect(overlaps(range('2023-10-20T11:01'), range('2023-10-20T15:43'))).toBe(false);
    expect(endsBefore(range('2023-10-20T11:01'), range('2023-10-20T15:43'))).toBe(true);
  });

  it('a time of day may be any time of a day given without one', () => {
    expect(overlaps(range('2023-10-20T11:01'), range('2023-10-20'))).toBe(true);
    expect(endsBefore(range('2023-10-20T11:01'), range('2023-10-20'))).toBe(false);
  });

  it('local time and UTC are compared by the day only', () => {
    expect(overlaps(range('2023-10-20T01:00Z'), range('2023-10-20T15:43'))).toBe(true);
    expect(endsBefore(range('2023-10-20T01:00Z'), range('2023-10-20T15:43'))).toBe(false);
  });

  it('an hour without minutes is the whole hour, a month all of its days', () => {
    expect(overlaps(range('2023-10-20T11'), range('2023-10-20T11:59'))).toBe(true);
    expect(overlaps(range('2023-10-20T11'), range('2023-10-20T12:00'))).toBe(false);
    expect(lengthInDays(range('2024-02'))).toBe(29);
    expect(lengthInDays(range('2022-11-05/2022-11-08'))).toBe(4);
  });
});
