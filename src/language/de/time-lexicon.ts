import { PhraseBook } from '../phrases.ts';
import type { FixedTime, TimeLexicon, TimeUnit } from '../timex/lexicon.ts';
import type { Feast } from '../timex/matchers/holiday.ts';
import { germanNumber } from './number-words.ts';
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
    nounsAreCapitalized: true,
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
    numberOf: (lower) => germanNumber(lower) ?? (vague.has(lower) ? 'X' : lower === 'beiden' ? 2 : undefined),
    stillWords: words('noch'),
    aheadVerbs: words(
      'wird werden soll sollen will wollen möchte möchten plant planen steht startet beginnt findet geplant angekündigt angesetzt vorgesehen',
    ),
    backVerbs: words(
      'wurde wurden war waren hatte hatten haben habe sei seien worden hat kam fand begann sagte teilte ist sind',
    ),
    aheadPrepositions: words('für'),
    ordinals: new Map(ordinals()),
    yearParts: new Map([
      ['quartal', 'Q'],
      ['quartals', 'Q'],
      ['halbjahr', 'H'],
      ['halbjahres', 'H'],
      ['jahreshälfte', 'H'],
    ]),
    directions: new Map(directions()),
    determiners: words('der die das den dem des ein eine einen einem einer eines'),
    periodParts: words('anfang mitte ende beginn frühen späten'),
    degrees: new PhraseBook(
      'rund;etwa;ungefähr;circa;ca;zirka;genau;gut;knapp;fast;beinahe;nahezu;mehr als;weniger als;mindestens;höchstens;bis zu'
        .split(';')
        .map((phrase) => [phrase, true]),
    ),
    degreeWords: words('ziemlich genau etwa rund gut knapp fast mehr als'),
    fillers: new Set(),
    every: words('jeden jede jedes jedem jeder alle'),
    ofTheUnit: words('im des'),
    timesWords: words('einmal zweimal dreimal viermal mehrmals'),
    perUnit: words('im pro am je'),
    alwaysPer: words('pro'),
    rateNouns: words('euro dollar franken rubel won yen stunden mal tonnen prozent liter kilogramm'),
    agoBefore: words('vor'),
    agoAfter: new Set(),
    aheadBefore: words('in binnen'),
    relativeAfter: new Map([
      ['zuvor', -1],
      ['davor', -1],
      ['vorher', -1],
      ['danach', 1],
      ['später', 1],
      ['darauf', 1],
    ]),
    beforeRelative: words('am im'),
    beforeLength: words('vor seit über nach in für binnen innerhalb während'),
    beforeYear: words('seit jahr jahre bis ab von vor nach anfang mitte ende im in sommer herbst'),
    yearNouns: words(
      'saison spielzeit schuljahr amtsperiode jahrgang geschäftsjahr haushaltsjahr wirtschaftsjahr kalenderjahr gesamtjahr',
    ),
    decades: new Map(decades()),
    decadeEndings: words('er-jahre er-jahren'),
    decadeStems: words('er'),
    clockAfter: words('uhr'),
    clockBefore: words('um gegen ab'),
    beforeDayPart: words('am zum gegen'),
    beforeArticledDayPart: words('in während'),
    afterNight: words('auf zu zum des vom'),
    listJoints: words(', und bis sowie oder / - – am vom zum dem den'),
    ages: words('alt alte alten alter altes jünger jüngere jüngeren älter ältere älteren'),
    beforeAge: words('ab unter mit'),
    ageNouns: words('alter'),
    ordinalSuffixes: new Set(),
    compoundLength,
    feasts: new PhraseBook<Feast>(feasts),
    fixed: new PhraseBook<FixedTime>([...fixedTimes()]),
  };
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

const vague = words(
  'wenige wenigen weniger einige einigen einiger mehrere mehreren mehrerer viele vielen paar etliche etlichen',
);

function* ordinals(): Generator<[string, number]> {
  for (const [index, stem] of ['erst', 'zweit', 'dritt', 'viert'].entries())
    for (const ending of ['e', 'en', 'er', 'es', 'em']) yield [stem + ending, index + 1];
}

function* decades(): Generator<[string, string]> {
  for (const [index, stem] of [
    'zwanzig',
    'dreißig',
    'vierzig',
    'fünfzig',
    'sechzig',
    'siebzig',
    'achtzig',
    'neunzig',
  ].entries())
    yield [`${stem}er`, `19${index + 2}`];
}

const lengthStems: readonly (readonly [stem: string, unit: TimeUnit])[] = [
  ['tägig', 'D'],
  ['wöchig', 'W'],
  ['monatig', 'M'],
  ['jährig', 'Y'],
  ['stündig', 'H'],
  ['minütig', 'MIN'],
];
const longStems: Readonly<Record<string, TimeUnit>> = {
  tagelang: 'D',
  wochenlang: 'W',
  monatelang: 'M',
  jahrelang: 'Y',
  jahrzehntelang: 'DECADE',
  jahrhundertelang: 'CENTURY',
  stundenlang: 'H',
  minutenlang: 'MIN',
};

/** "einwöchigen", "mehrtägige", "jahrelange"; "20-Jährige" are people and begin with a capital letter or a number. */
function compoundLength(lower: string): { unit: TimeUnit; count: number | 'X' } | undefined {
  const long = /^(\p{L}+lang)(?:e[nrsm]?)?$/u.exec(lower)?.[1];
  if (long !== undefined) return longStems[long] === undefined ? undefined : { unit: longStems[long], count: 'X' };
  const stem = /^(\p{L}+ig)(?:e[nrsm]?)?$/u.exec(lower)?.[1];
  if (stem === undefined) return undefined;
  for (const [ending, unit] of lengthStems) {
    if (!stem.endsWith(ending)) continue;
    const before = stem.slice(0, -ending.length);
    const count = before === 'mehr' || before === 'viel' ? 'X' : germanNumber(before);
    return count === undefined ? undefined : { unit, count };
  }
  return undefined;
}

const feasts: readonly (readonly [string, Feast])[] = [
  ['neujahr', { month: 1, day: 1 }],
  ['dreikönig', { month: 1, day: 6 }],
  ['allerheiligen', { month: 11, day: 1 }],
  ['heiligabend', { month: 12, day: 24 }],
  ['weihnachten', { month: 12, day: 25 }],
  ['silvester', { month: 12, day: 31 }],
  ['aschermittwoch', { fromEaster: -46 }],
  ['palmsonntag', { fromEaster: -7 }],
  ['gründonnerstag', { fromEaster: -3 }],
  ['karfreitag', { fromEaster: -2 }],
  ['ostern', { fromEaster: 0 }],
  ['ostersonntag', { fromEaster: 0 }],
  ['ostermontag', { fromEaster: 1 }],
  ['christi himmelfahrt', { fromEaster: 39 }],
  ['pfingsten', { fromEaster: 49 }],
  ['pfingstsonntag', { fromEaster: 49 }],
  ['pfingstmontag', { fromEaster: 50 }],
  ['fronleichnam', { fromEaster: 60 }],
];

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
  quartal: 'QUARTER',
  quartale: 'QUARTER',
  quartalen: 'QUARTER',
  jahrzehnts: 'DECADE',
  jahrhunderte: 'CENTURY',
  jahrhunderts: 'CENTURY',
  wochenende: 'WE',
  wochenenden: 'WE',
};

function* directions(): Generator<[string, Direction]> {
  for (const ending of ['e', 'en', 'er', 'es', 'em']) {
    for (const stem of ['vergangen', 'letzt', 'vorig']) yield [stem + ending, 'past'];
    for (const stem of ['kommend', 'nächst']) yield [stem + ending, 'next'];
    for (const stem of ['dies', 'laufend']) yield [stem + ending, 'this'];
  }
}

function* fixedTimes(): Generator<[string, FixedTime]> {
  yield ['heute', { kind: 'days', count: 0, otherwise: 'PRESENT_REF' }];
  for (const word of ['heutige', 'heutigen', 'heutiger', 'heutiges', 'heutigem'])
    yield [word, { kind: 'adjective', count: 0, otherwise: 'PRESENT_REF' }];
  for (const word of ['gestrige', 'gestrigen', 'gestriger', 'gestriges'])
    yield [word, { kind: 'adjective', count: -1, otherwise: 'PAST_REF' }];
  for (const word of ['morgige', 'morgigen', 'morgiger', 'morgiges'])
    yield [word, { kind: 'adjective', count: 1, otherwise: 'FUTURE_REF' }];
  yield ['morgen', { kind: 'days', count: 1, otherwise: 'FUTURE_REF' }];
  for (const word of ['gleichen tag', 'selben tag', 'gleichen tage', 'gleichen abend'])
    yield [word, { kind: 'last', unit: 'D', count: 0 }];
  for (const word of ['vortag', 'vortags', 'vortages']) yield [word, { kind: 'last', unit: 'D', count: -1 }];
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
    'vor langem',
    'seinerzeit',
    'einst',
    'früher',
  ])
    yield [word, { kind: 'value', type: 'DATE', value: 'PAST_REF' }];
  for (const word of [
    'demnächst',
    'zukunft',
    'der zukunft',
    'künftig',
    'zukünftig',
    'zukünftige',
    'zukünftigen',
    'zukünftiger',
    'in kürze',
    'in bälde',
  ])
    yield [word, { kind: 'value', type: 'DATE', value: 'FUTURE_REF' }];
  const sets = {
    täglich: 'P1D',
    alltäglich: 'P1D',
    wöchentlich: 'P1W',
    monatlich: 'P1M',
    jährlich: 'P1Y',
    stündlich: 'PT1H',
  };
  for (const [word, value] of Object.entries(sets))
    for (const ending of ['', 'e', 'en', 'er', 'es']) yield [word + ending, { kind: 'value', type: 'SET', value }];
  for (const [index, name] of weekdayNames.entries())
    yield [`${name}s`, { kind: 'value', type: 'SET', value: `XXXX-WXX-${index + 1}` }];
  yield ['mitternacht', { kind: 'value', type: 'TIME', value: 'T24:00' }];
}
