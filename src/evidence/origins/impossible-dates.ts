import { type Claim, type PartialDate, formatDay, lastDay } from '#core';

/** A date that cannot be, with why. */
export interface ImpossibleDate {
  readonly words: string;
  readonly why: string;
}

/** Days that a writer in another time zone may be ahead. */
const zoneDays = 1;

/**
 * Dates in a claim that cannot be: a day that its month does not have, and something that is said to have happened after
 * the day on which it was printed.
 */
export function findImpossibleDates(claim: Claim, published: PartialDate | null): ImpossibleDate[] {
  return [...missingDays(claim.text), ...laterThan(claim, published)];
}

const longMonths = [
  'jan',
  'mar',
  'mär',
  'may',
  'mai',
  'jul',
  'aug',
  'oct',
  'okt',
  'dec',
  'dez',
  'янв',
  'мар',
  'мая',
  'июл',
  'авг',
  'окт',
  'дек',
];
const shortMonths = ['apr', 'jun', 'sep', 'nov', 'апр', 'июн', 'сен', 'ноя'];
const february = ['feb', 'fév', 'фев'];

function missingDays(text: string): ImpossibleDate[] {
  const months = [...longMonths, ...shortMonths, ...february].join('|');
  const written = new RegExp(
    `(?<!\\p{N})(?:(\\d{1,2})(?:\\.|st|nd|rd|th)?\\s+(${months})\\p{L}*|(${months})\\p{L}*\\.?\\s+(\\d{1,2}))(?!\\p{N})`,
    'giu',
  );
  const byName = [...text.matchAll(written)].map((match) => ({
    words: match[0],
    day: Number(match[1] ?? match[4]),
    most: daysOf((match[2] ?? match[3])!.toLowerCase()),
  }));
  const byNumber = [...text.matchAll(/(?<!\p{N})(1[0-2]|[1-9])\s?[月월]\s?(\d{1,2})\s?[日일]/gu)].map((match) => ({
    words: match[0],
    day: Number(match[2]),
    most: [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(match[1])]!,
  }));
  return [...byName, ...byNumber]
    .filter(({ day, most }) => day === 0 || day > most)
    .map(({ words, most }) => ({ words, why: `that month has ${most} days` }));
}

function daysOf(month: string): number {
  return february.includes(month) ? 29 : shortMonths.includes(month) ? 30 : 31;
}

function laterThan(claim: Claim, published: PartialDate | null): ImpossibleDate[] {
  const isPast = claim.kind === 'observation' || claim.kind === 'assertion';
  if (published === null || claim.time === null || !isPast || claim.forecast !== null) return [];
  if (!/^\d{4}-\d\d-\d\d$/u.test(claim.time)) return [];
  const [happened, printed] = [Date.parse(claim.time) / 86_400_000, lastDay(published)];
  if (Number.isNaN(happened) || happened <= printed + zoneDays) return [];
  return [{ words: claim.time, why: `printed by ${formatDay(printed)}, before it` }];
}
