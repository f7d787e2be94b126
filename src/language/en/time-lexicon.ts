import { PhraseBook } from '../phrases.ts';
import type { FixedTime, TimeLexicon, TimeUnit } from '../timex/lexicon.ts';
import type { Direction } from '../timex/calendar.ts';

/** English words for time, built on first use. */
export function englishTimes(): TimeLexicon {
  return (lexicon ??= build());
}

let lexicon: TimeLexicon | null = null;

const monthNames = 'january february march april may june july august september october november december'.split(' ');
const weekdayNames = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');

function build(): TimeLexicon {
  return {
    months: new Map([
      ...monthNames.map((name, index): [string, number] => [name, index + 1]),
      ...monthNames.map((name, index): [string, number] => [name.slice(0, 3), index + 1]),
      ['sept', 9],
    ]),
    weekdays: new Map(weekdayNames.map((name, index): [string, number] => [name, index + 1])),
    seasons: new Map([
      ['spring', 'SP'],
      ['summer', 'SU'],
      ['autumn', 'FA'],
      ['winter', 'WI'],
    ]),
    dayParts: new Map([
      ['morning', 'TMO'],
      ['noon', 'TMI'],
      ['afternoon', 'TAF'],
      ['evening', 'TEV'],
      ['night', 'TNI'],
    ]),
    units: new Map(Object.entries(units)),
    numbers: numbers(),
    directions: new Map<string, Direction>([
      ['last', 'past'],
      ['past', 'past'],
      ['previous', 'past'],
      ['next', 'next'],
      ['coming', 'next'],
      ['this', 'this'],
    ]),
    determiners: new Set(['the', 'a', 'an', 'of']),
    periodParts: new Set(['early', 'mid', 'late', 'end', 'beginning', 'mid-']),
    every: new Set(['every', 'each']),
    agoBefore: new Set(),
    agoAfter: new Set(['ago', 'earlier']),
    aheadBefore: new Set(['in', 'within']),
    beforeYear: new Set([
      'since',
      'in',
      'year',
      'until',
      'from',
      'by',
      'before',
      'after',
      'early',
      'mid',
      'late',
      'during',
    ]),
    clockAfter: new Set(),
    ages: new Set(['old', 'older', 'younger']),
    ordinalSuffixes: new Set(['st', 'nd', 'rd', 'th']),
    fixed: new PhraseBook<FixedTime>([...fixedTimes()]),
  };
}

const units: Readonly<Record<string, TimeUnit>> = {
  day: 'D',
  days: 'D',
  week: 'W',
  weeks: 'W',
  month: 'M',
  months: 'M',
  year: 'Y',
  years: 'Y',
  hour: 'H',
  hours: 'H',
  minute: 'MIN',
  minutes: 'MIN',
  decade: 'DECADE',
  decades: 'DECADE',
  century: 'CENTURY',
  centuries: 'CENTURY',
  weekend: 'WE',
};

function numbers(): Map<string, number | 'X'> {
  const names =
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty';
  const counted = names.split(' ').map((name, value): [string, number] => [name, value]);
  const tens: [string, number][] = [
    ['thirty', 30],
    ['forty', 40],
    ['fifty', 50],
    ['hundred', 100],
    ['a', 1],
    ['an', 1],
  ];
  const vague = ['few', 'several', 'some', 'many', 'couple'].map((word): [string, 'X'] => [word, 'X']);
  return new Map<string, number | 'X'>([...counted, ...tens, ...vague]);
}

function* fixedTimes(): Generator<[string, FixedTime]> {
  yield ['today', { kind: 'days', count: 0, otherwise: 'PRESENT_REF' }];
  yield ['tonight', { kind: 'days', count: 0, otherwise: 'PRESENT_REF' }];
  yield ['yesterday', { kind: 'days', count: -1, otherwise: 'PAST_REF' }];
  yield ['tomorrow', { kind: 'days', count: 1, otherwise: 'FUTURE_REF' }];
  for (const word of ['now', 'currently', 'at present', 'these days'])
    yield [word, { kind: 'value', type: 'DATE', value: 'PRESENT_REF' }];
  for (const word of ['recently', 'lately', 'formerly'])
    yield [word, { kind: 'value', type: 'DATE', value: 'PAST_REF' }];
  for (const word of ['soon', 'shortly', 'in the future', 'in the near future'])
    yield [word, { kind: 'value', type: 'DATE', value: 'FUTURE_REF' }];
  const sets = {
    daily: 'P1D',
    weekly: 'P1W',
    monthly: 'P1M',
    annually: 'P1Y',
    yearly: 'P1Y',
    annual: 'P1Y',
    hourly: 'PT1H',
  };
  for (const [word, value] of Object.entries(sets)) yield [word, { kind: 'value', type: 'SET', value }];
}
