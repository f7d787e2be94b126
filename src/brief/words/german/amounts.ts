import { germanNumbers } from '#core';
import { type Amounts, amountsIn } from '../amounts.ts';

const months = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
] as const;

/** Dates as DIN 5008 has them: with the month's name in sentences, in figures in tables. */
export const amounts: Amounts = amountsIn({
  numbers: germanNumbers,
  noNumber: 'keine Zahl',
  notStated: 'nicht angegeben',
  zero: '0 (hingesehen, keine gesehen)',
  uncounted: 'gesehen, ohne Zahl',
  states: { yes: 'ja', no: 'nein', uncertain: 'unsicher' },
  moreThan99: 'mehr als 99\u00a0%',
  lessThanOneInABillion: 'weniger als 1 zu einer Milliarde',
  hemispheres: ['N', 'S', 'O', 'W'],
  atMost: (value) => `höchstens ${value}`,
  atLeast: (value) => `mindestens ${value}`,
  to: (low, high) => `${low} bis ${high}`,
  unusable: (reason) => `unbrauchbar: ${reason}`,
  notObserved: (reason) => `nicht beobachtet: ${reason}`,
  oneIn: (value) => `1 zu ${value}`,
  date: (date) => ofSpan(date, longDate),
  shortDate: (date) => ofSpan(date, figures),
  time: (day, minutes) => `${figures(day)} ${minutes}`,
});

/** `am 5. Oktober 2023`, `im Oktober 2023`, `im Jahr 2023`, `im Zeitraum 2018 bis 2023` */
export function on(date: string): string {
  const before = date.includes('/') ? 'im Zeitraum' : date.length >= 10 ? 'am' : date.length === 7 ? 'im' : 'im Jahr';
  return `${before} ${amounts.date(date)}`;
}

function ofSpan(date: string, write: (date: string) => string): string {
  return date.split('/').map(write).join(' bis ');
}

/** `5. Oktober 2023`, `Oktober 2023`, `2023`; an hour or anything else stays as it is. */
function longDate(date: string): string {
  const found = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(date);
  if (!found) return date;
  const [, year, month, day] = found;
  const name = month === undefined ? '' : `${months[Number(month) - 1]} `;
  return `${day === undefined ? '' : `${Number(day)}. `}${name}${year}`;
}

/** `05.10.2023`, `10.2023`, `2023`, `05.10.2023 10:24` */
function figures(date: string): string {
  const [day = '', ...hours] = date.split('T');
  if (!/^\d{4}(-\d{2}){0,2}$/.test(day)) return date;
  return [day.split('-').toReversed().join('.'), ...hours].join(' ');
}
