import { PhraseBook } from '../phrases.ts';
import type { FixedTime, TimeLexicon, TimeUnit } from '../timex/lexicon.ts';
import type { Direction } from '../timex/calendar.ts';
import type { Feast } from '../timex/matchers/holiday.ts';
import { englishNumber } from './number-words.ts';
import { englishScales, parseEnglishNumber } from './quantities.ts';
import { WordSet } from '../word-set.ts';

/** English words for time, built on first use. */
export function englishTimes(): TimeLexicon {
  return (lexicon ??= build());
}

let lexicon: TimeLexicon | null = null;

const monthNames = 'january february march april may june july august september october november december'.split(' ');
const weekdayNames = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
const ordinalNames =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first'.split(
    ' ',
  );
const decadeNames = 'twenties thirties forties fifties sixties seventies eighties nineties'.split(' ');

function build(): TimeLexicon {
  return {
    nounsAreCapitalized: false,
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
      ['fall', 'FA'],
      ['winter', 'WI'],
    ]),
    looseSeasons: words('fall'),
    dayParts: new Map([
      ['morning', 'TMO'],
      ['noon', 'TMI'],
      ['afternoon', 'TAF'],
      ['evening', 'TEV'],
      ['night', 'TNI'],
    ]),
    units: new Map(Object.entries(units)),
    numberOf: (lower) =>
      lower === 'a' || lower === 'an' ? 1 : (englishNumber(lower) ?? (vague.has(lower) ? 'X' : undefined)),
    parseNumber: parseEnglishNumber,
    scales: englishScales,
    stillWords: new WordSet(),
    aheadVerbs: words('will shall plans plan planned scheduled expected set due slated intends hopes'),
    backVerbs: words('was were had has have did said told reported met came'),
    presentVerbs: words('begins opens starts ends meets meet travels visits holds takes expires reopens resumes'),
    aheadAuxiliaries: new WordSet(),
    isPastVerb: () => false,
    aheadPrepositions: new WordSet(),
    ordinals: new Map(ordinalNames.map((name, index): [string, number] => [name, index + 1])),
    yearParts: new Map([
      ['quarter', 'Q'],
      ['half', 'H'],
    ]),
    looseHalves: words('half'),
    directions: new Map<string, Direction>([
      ['last', 'past'],
      ['past', 'past'],
      ['previous', 'past'],
      ['recent', 'past'],
      ['next', 'next'],
      ['coming', 'next'],
      ['this', 'this'],
      ['these', 'this'],
      ['current', 'this'],
    ]),
    fromLast: new Map([
      ['following', 1],
      ['same', 0],
      ['preceding', -1],
    ]),
    demonstratives: words('this these'),
    determiners: words('the a an of'),
    periodParts: words('early mid late end beginning mid- earlier later'),
    degrees: new PhraseBook(
      'about;around;nearly;almost;roughly;approximately;more than;less than;at least;at most;up to;over;just over;just under;no more than;an estimated;some;exactly'
        .split(';')
        .map((phrase) => [phrase, true]),
    ),
    degreeWords: words('about around nearly almost roughly just'),
    fillers: words('full long consecutive straight short whole more additional successive'),
    every: words('every each'),
    ofTheUnit: words('of'),
    timesWords: words('once twice thrice'),
    perUnit: words('a an per each every'),
    alwaysPer: words('per'),
    rateNouns: words('times dollars euros barrels tons tonnes hours percent people flights trains shells rounds'),
    speedNouns: words('miles kilometers kilometres meters metres feet km revolutions mph'),
    agoBefore: new WordSet(),
    agoAfter: words('ago'),
    aheadBefore: words('within'),
    relativeAfter: new Map([
      ['before', -1],
      ['earlier', -1],
      ['later', 1],
      ['after', 1],
    ]),
    beforeRelative: new WordSet(),
    beforeLength: words('for in over within after during'),
    beforeYear: words(
      'since in year until from by before after early mid late during till through spring summer autumn fall winter',
    ),
    sinceWords: words('since'),
    yearNouns: words('fiscal season'),
    decades: new Map(decadeNames.map((name, index): [string, string] => [name, `19${index + 2}`])),
    decadeEndings: words('s'),
    decadeStems: new WordSet(),
    clockAfter: new WordSet(),
    clockBefore: new WordSet(),
    halfBefore: new WordSet(),
    afternoonWords: new WordSet(),
    beforeShortDate: new WordSet(),
    beforeDayPart: new WordSet(),
    beforeArticledDayPart: words('in during'),
    partOf: words('of'),
    afterNight: words('of'),
    listJoints: words(', and to or - – the through'),
    ages: words('old older younger'),
    beforeAge: new WordSet(),
    ageNouns: words('age ages'),
    agedNouns: new WordSet(),
    ordinalSuffixes: words('st nd rd th'),
    compoundLength,
    feasts: new PhraseBook<Feast>(feasts),
    fixed: new PhraseBook<FixedTime>([...fixedTimes()]),
  };
}

function words(list: string): WordSet {
  return new WordSet(list.split(' '));
}

const vague = words('few several some many couple');

/** "three-day", "decade-long", "weeklong", "monthslong". */
function compoundLength(lower: string): { unit: TimeUnit; count: number | 'X' } | undefined {
  const long = /^(day|week|month|year|decade|hour)s?-?long$/u.exec(lower);
  if (long) return { unit: units[long[1]!]!, count: /s-?long$/u.test(lower) ? 'X' : 1 };
  const at = lower.lastIndexOf('-');
  if (at < 1) return undefined;
  const unit = units[lower.slice(at + 1)];
  const count = unit && lower.slice(at + 1) !== 'weekend' ? englishNumber(lower.slice(0, at)) : undefined;
  return unit === undefined || count === undefined || lower.endsWith('s') ? undefined : { unit, count };
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
  second: 'S',
  seconds: 'S',
  quarter: 'QUARTER',
  quarters: 'QUARTER',
  decade: 'DECADE',
  decades: 'DECADE',
  century: 'CENTURY',
  centuries: 'CENTURY',
  weekend: 'WE',
};

const feasts: readonly (readonly [string, Feast])[] = [
  ["new year's day", { month: 1, day: 1 }],
  ["new year's eve", { month: 12, day: 31 }],
  ["valentine's day", { month: 2, day: 14 }],
  ['independence day', { month: 7, day: 4 }],
  ['halloween', { month: 10, day: 31 }],
  ['veterans day', { month: 11, day: 11 }],
  ['christmas eve', { month: 12, day: 24 }],
  ['christmas day', { month: 12, day: 25 }],
  ['christmas', { month: 12, day: 25 }],
  ['memorial day', { month: 5, weekday: 1, nth: -1 }],
  ['labor day', { month: 9, weekday: 1, nth: 1 }],
  ['columbus day', { month: 10, weekday: 1, nth: 2 }],
  ['thanksgiving day', { month: 11, weekday: 4, nth: 4 }],
  ['thanksgiving', { month: 11, weekday: 4, nth: 4 }],
  ['good friday', { fromEaster: -2 }],
  ['easter sunday', { fromEaster: 0 }],
  ['easter monday', { fromEaster: 1 }],
  ['easter', { fromEaster: 0 }],
];

function* fixedTimes(): Generator<[string, FixedTime]> {
  yield ['today', { kind: 'days', count: 0, otherwise: 'PRESENT_REF' }];
  yield ['tonight', { kind: 'day-part', part: 'TNI' }];
  yield ['yesterday', { kind: 'days', count: -1, otherwise: 'PAST_REF' }];
  yield ['tomorrow', { kind: 'days', count: 1, otherwise: 'FUTURE_REF' }];
  yield ['the day before yesterday', { kind: 'days', count: -2, otherwise: 'PAST_REF' }];
  yield ['the day after tomorrow', { kind: 'days', count: 2, otherwise: 'FUTURE_REF' }];
  for (const word of ['now', 'currently', 'at present', 'these days', 'nowadays', 'at the moment'])
    yield [word, { kind: 'value', type: 'DATE', value: 'PRESENT_REF' }];
  for (const word of ['recently', 'lately', 'formerly', 'long ago', 'in the past', 'not long ago', 'some time ago'])
    yield [word, { kind: 'value', type: 'DATE', value: 'PAST_REF' }];
  for (const word of ['soon', 'shortly', 'the future', 'the near future', 'the foreseeable future'])
    yield [word, { kind: 'value', type: 'DATE', value: 'FUTURE_REF' }];
  const sets = {
    daily: 'P1D',
    weekly: 'P1W',
    biweekly: 'P2W',
    monthly: 'P1M',
    quarterly: 'P3M',
    annually: 'P1Y',
    yearly: 'P1Y',
    annual: 'P1Y',
    hourly: 'PT1H',
    nightly: 'P1D',
  };
  for (const [word, value] of Object.entries(sets)) yield [word, { kind: 'value', type: 'SET', value }];
  for (const word of ['the same day', 'that day', 'that same day']) yield [word, { kind: 'last', unit: 'D', count: 0 }];
  for (const word of ['year-end', 'the year-end', "year's end", "the year's end"])
    yield [word, { kind: 'year-edge', month: 12 }];
  for (const word of ["the year's start", 'the start of the year', 'the start of this year'])
    yield [word, { kind: 'year-edge', month: 1 }];
  for (const [word, value] of Object.entries({
    'half an hour': 'PT30M',
    'a half hour': 'PT30M',
    'half a year': 'P6M',
    'half a day': 'PT12H',
    'an hour and a half': 'PT90M',
    'a year and a half': 'P18M',
    'a day and a half': 'PT36H',
    'half a century': 'P50Y',
    'half a decade': 'P5Y',
  }))
    yield [word, { kind: 'value', type: 'DURATION', value }];
  yield ['every other day', { kind: 'value', type: 'SET', value: 'P2D' }];
  yield ['every other week', { kind: 'value', type: 'SET', value: 'P2W' }];
  yield ['every other month', { kind: 'value', type: 'SET', value: 'P2M' }];
  yield ['every other year', { kind: 'value', type: 'SET', value: 'P2Y' }];
  yield ['noon', { kind: 'value', type: 'TIME', value: 'T12:00' }];
  yield ['midnight', { kind: 'value', type: 'TIME', value: 'T24:00' }];
}
