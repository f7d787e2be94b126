import { PhraseBook } from '../phrases.ts';
import type { FixedTime, TimeLexicon, TimeUnit } from '../timex/lexicon.ts';
import type { Direction } from '../timex/calendar.ts';

/** German words for time, built on first use. */
export function germanTimes(): TimeLexicon {
  return (lexicon ??= build());
}

let lexicon: TimeLexicon | null = null;

const monthNames = 'januar februar märz april mai juni juli august september oktober november dezember'.split(' ');
const weekdayNames = 'montag dienstag mittwoch donnerstag freitag samstag sonntag'.split(' ');

function build(): TimeLexicon {
  return {
    months: new Map([
      ...monthNames.map((name, index): [string, number] => [name, index + 1]),
      ['jänner', 1],
      ['feber', 2],
      ['jan', 1],
      ['feb', 2],
      ['apr', 4],
      ['aug', 8],
      ['sept', 9],
      ['okt', 10],
      ['nov', 11],
      ['dez', 12],
    ]),
    weekdays: new Map([...weekdayNames.map((name, index): [string, number] => [name, index + 1]), ['sonnabend', 6]]),
    seasons: new Map([
      ['frühling', 'SP'],
      ['frühjahr', 'SP'],
      ['sommer', 'SU'],
      ['herbst', 'FA'],
      ['winter', 'WI'],
    ]),
    dayParts: new Map([
      ['morgen', 'TMO'],
      ['vormittag', 'TMO'],
      ['früh', 'TMO'],
      ['mittag', 'TMI'],
      ['nachmittag', 'TAF'],
      ['abend', 'TEV'],
      ['nacht', 'TNI'],
    ]),
    units: new Map(Object.entries(units)),
    numbers: numbers(),
    directions: new Map(directions()),
    determiners: new Set(['der', 'die', 'das', 'den', 'dem', 'des', 'ein', 'eine', 'einen', 'einem', 'einer', 'eines']),
    periodParts: new Set(['anfang', 'mitte', 'ende', 'beginn']),
    every: new Set(['jeden', 'jede', 'jedes', 'jedem']),
    agoBefore: new Set(['vor']),
    agoAfter: new Set(),
    aheadBefore: new Set(['in', 'binnen']),
    beforeYear: new Set([
      'seit',
      'jahr',
      'jahre',
      'bis',
      'ab',
      'von',
      'vor',
      'nach',
      'anfang',
      'mitte',
      'ende',
      'im',
      'in',
      'sommer',
      'herbst',
    ]),
    clockAfter: new Set(['uhr']),
    ages: new Set([
      'alt',
      'alte',
      'alten',
      'alter',
      'altes',
      'jünger',
      'jüngere',
      'jüngeren',
      'älter',
      'ältere',
      'älteren',
    ]),
    ordinalSuffixes: new Set(),
    fixed: new PhraseBook<FixedTime>([...fixedTimes()]),
  };
}

const units: Readonly<Record<string, TimeUnit>> = {
  tag: 'D',
  tage: 'D',
  tagen: 'D',
  tages: 'D',
  woche: 'W',
  wochen: 'W',
  monat: 'M',
  monate: 'M',
  monaten: 'M',
  monats: 'M',
  jahr: 'Y',
  jahre: 'Y',
  jahren: 'Y',
  jahres: 'Y',
  stunde: 'H',
  stunden: 'H',
  minute: 'MIN',
  minuten: 'MIN',
  sekunde: 'S',
  sekunden: 'S',
  jahrzehnt: 'DECADE',
  jahrzehnte: 'DECADE',
  jahrzehnten: 'DECADE',
  jahrhundert: 'CENTURY',
  jahrhunderten: 'CENTURY',
  wochenende: 'WE',
};

function numbers(): Map<string, number | 'X'> {
  const names = 'null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn'.split(
    ' ',
  );
  const counted = names.map((name, value): [string, number] => [name, value]);
  const ones = ['eine', 'einen', 'einem', 'einer', 'eines'].map((name): [string, number] => [name, 1]);
  const tens: [string, number][] = [
    ['zwanzig', 20],
    ['dreißig', 30],
    ['vierzig', 40],
    ['fünfzig', 50],
    ['hundert', 100],
    ['beiden', 2],
  ];
  const vague = [
    'wenige',
    'wenigen',
    'weniger',
    'einige',
    'einigen',
    'mehrere',
    'mehreren',
    'viele',
    'vielen',
    'paar',
    'etliche',
  ];
  return new Map<string, number | 'X'>([
    ...counted,
    ...ones,
    ...tens,
    ...vague.map((word): [string, 'X'] => [word, 'X']),
  ]);
}

function* directions(): Generator<[string, Direction]> {
  for (const ending of ['e', 'en', 'er', 'es', 'em']) {
    for (const stem of ['vergangen', 'letzt', 'vorig']) yield [stem + ending, 'past'];
    for (const stem of ['kommend', 'nächst']) yield [stem + ending, 'next'];
    for (const stem of ['dies', 'laufend']) yield [stem + ending, 'this'];
  }
}

function* fixedTimes(): Generator<[string, FixedTime]> {
  yield ['heute', { kind: 'days', count: 0, otherwise: 'PRESENT_REF' }];
  for (const word of ['heutige', 'heutigen', 'heutiger', 'heutiges'])
    yield [word, { kind: 'days', count: 0, otherwise: 'PRESENT_REF' }];
  yield ['morgen', { kind: 'days', count: 1, otherwise: 'FUTURE_REF' }];
  yield ['vortag', { kind: 'value', type: 'DATE', value: 'XXXX-XX-XX' }];
  yield ['gestern', { kind: 'days', count: -1, otherwise: 'PAST_REF' }];
  yield ['vorgestern', { kind: 'days', count: -2, otherwise: 'PAST_REF' }];
  yield ['übermorgen', { kind: 'days', count: 2, otherwise: 'FUTURE_REF' }];
  yield ['heuer', { kind: 'units', unit: 'Y', count: 0 }];
  yield ['vorjahr', { kind: 'units', unit: 'Y', count: -1 }];
  yield ['vorjahres', { kind: 'units', unit: 'Y', count: -1 }];
  yield ['vormonat', { kind: 'units', unit: 'M', count: -1 }];
  yield ['vorwoche', { kind: 'units', unit: 'W', count: -1 }];
  for (const word of ['jetzt', 'derzeit', 'heutzutage', 'momentan', 'zurzeit', 'gegenwärtig', 'aktuell'])
    yield [word, { kind: 'value', type: 'DATE', value: 'PRESENT_REF' }];
  for (const word of [
    'kürzlich',
    'unlängst',
    'neulich',
    'zuletzt',
    'damals',
    'jüngst',
    'vor kurzem',
    'einst',
    'früher',
  ])
    yield [word, { kind: 'value', type: 'DATE', value: 'PAST_REF' }];
  for (const word of ['demnächst', 'in zukunft', 'künftig', 'in kürze'])
    yield [word, { kind: 'value', type: 'DATE', value: 'FUTURE_REF' }];
  const sets = { täglich: 'P1D', wöchentlich: 'P1W', monatlich: 'P1M', jährlich: 'P1Y', stündlich: 'PT1H' };
  for (const [word, value] of Object.entries(sets))
    for (const ending of ['', 'e', 'en', 'er', 'es']) yield [word + ending, { kind: 'value', type: 'SET', value }];
}
