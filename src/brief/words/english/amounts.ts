import { englishNumbers } from '#core';
import { type Amounts, amountsIn } from '../amounts.ts';

/** Dates as ISO 8601 writes them, so that nobody takes a month for a day. */
export const amounts: Amounts = amountsIn({
  numbers: englishNumbers,
  noNumber: 'no number',
  notStated: 'not stated',
  zero: '0 (looked, none seen)',
  uncounted: 'seen, no number given',
  states: { yes: 'yes', no: 'no', uncertain: 'uncertain' },
  moreThan99: 'more than 99\u00a0%',
  lessThanOneInABillion: 'less than 1 in a billion',
  hemispheres: ['N', 'S', 'E', 'W'],
  atMost: (value) => `at most ${value}`,
  atLeast: (value) => `at least ${value}`,
  to: (low, high) => `${low} to ${high}`,
  unusable: (reason) => `unusable: ${reason}`,
  notObserved: (reason) => `not observed: ${reason}`,
  oneIn: (value) => `1 in ${value}`,
  date: (date) => date,
  shortDate: (date) => date,
  time: (day, minutes) => `${day} ${minutes}`,
});
