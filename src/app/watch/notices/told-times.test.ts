import { describe, expect, it } from 'vitest';
import { nextTelling } from './told-times.ts';

const at = (text: string): Date => new Date(text);
const always = { timeZone: 'UTC', quiet: null, digest: null };

describe('the next telling', () => {
  it.each([
    ['at once without quiet hours', always, '2024-03-01T12:34:56Z', '2024-03-01T12:34:56.000Z'],
    [
      'at the end of the quiet hours, over midnight',
      { ...always, quiet: { from: '22:00', until: '07:00' } },
      '2024-03-01T23:10:30Z',
      '2024-03-02T07:00:00.000Z',
    ],
    [
      'at once before the quiet hours',
      { ...always, quiet: { from: '22:00', until: '07:00' } },
      '2024-03-01T21:59:59Z',
      '2024-03-01T21:59:59.000Z',
    ],
    [
      'on the clock of the reader',
      { timeZone: 'Asia/Seoul', quiet: { from: '22:00', until: '07:00' }, digest: null },
      '2024-03-01T14:00:00Z',
      '2024-03-01T22:00:00.000Z',
    ],
    [
      'at the time of the digest, the next day where it is past',
      { ...always, digest: '08:00' },
      '2024-03-01T08:00:30Z',
      '2024-03-02T08:00:00.000Z',
    ],
    [
      'the day after where the clocks skip the time of the digest',
      { timeZone: 'Europe/Berlin', quiet: null, digest: '02:30' },
      '2024-03-30T12:00:00Z',
      '2024-04-01T00:30:00.000Z',
    ],
    [
      'at the end of the quiet hours also where the clocks are changed in them',
      { timeZone: 'Europe/Berlin', quiet: { from: '22:00', until: '07:00' }, digest: null },
      '2024-03-30T22:00:00Z',
      '2024-03-31T05:00:00.000Z',
    ],
  ])('is %s', (_, hours, now, expected) => {
    expect(nextTelling(at(now), hours).toISOString()).toBe(expected);
  });
});
