import type { FixedTime } from '../timex/lexicon.ts';

const endings = ['e', 'en', 'er', 'es', 'em'];

/** German words and phrases that name a time by themselves. */
export function* germanFixedTimes(): Generator<[string, FixedTime]> {
  yield* days();
  yield* periods();
  yield* references();
  yield* sets();
  yield ['mitternacht', { kind: 'value', type: 'TIME', value: 'T24:00' }];
}

function* days(): Generator<[string, FixedTime]> {
  const named: readonly (readonly [string, string, number, string])[] = [
    ['heute', 'heutig', 0, 'PRESENT_REF'],
    ['gestern', 'gestrig', -1, 'PAST_REF'],
    ['vorgestern', 'vorgestrig', -2, 'PAST_REF'],
    ['morgen', 'morgig', 1, 'FUTURE_REF'],
    ['übermorgen', 'übermorgig', 2, 'FUTURE_REF'],
  ];
  for (const [adverb, adjective, count, otherwise] of named) {
    yield [adverb, { kind: 'days', count, otherwise }];
    for (const ending of endings) yield [adjective + ending, { kind: 'adjective', count, otherwise }];
  }
  for (const word of ['gleichen tag', 'selben tag', 'gleichen tage', 'gleichen abend'])
    yield [word, { kind: 'last', unit: 'D', count: 0 }];
  for (const word of ['vortag', 'vortags', 'vortages', 'vorabend'])
    yield [word, { kind: 'last', unit: 'D', count: -1 }];
}

function* periods(): Generator<[string, FixedTime]> {
  yield ['heuer', { kind: 'units', unit: 'Y', count: 0 }];
  for (const ending of endings) {
    for (const stem of ['heurig', 'diesjährig']) yield [stem + ending, { kind: 'units', unit: 'Y', count: 0 }];
    for (const stem of ['letztjährig', 'vorjährig']) yield [stem + ending, { kind: 'units', unit: 'Y', count: -1 }];
  }
  for (const word of ['vorjahr', 'vorjahres', 'vorjahrs']) yield [word, { kind: 'units', unit: 'Y', count: -1 }];
  const edges = { beginn: 1, anfang: 1, mitte: 6, ende: 12, schluss: 12, wechsel: 12 };
  for (const [word, month] of Object.entries(edges)) yield [`jahres${word}`, { kind: 'year-edge', month }];
  for (const word of ['beginn', 'anfang', 'mitte', 'ende'])
    yield [`monats${word}`, { kind: 'units', unit: 'M', count: 0 }];
  for (const word of ['wochenbeginn', 'wochenanfang', 'wochenmitte'])
    yield [word, { kind: 'units', unit: 'W', count: 0 }];
  for (const [noun, value] of Object.entries(fractions))
    for (const article of ['eine ', 'einer ', 'ein ', 'einem ', 'einen ', ''])
      yield [article + noun, { kind: 'value', type: 'DURATION', value }];
  for (const word of ['vormonat', 'vormonats']) yield [word, { kind: 'units', unit: 'M', count: -1 }];
  yield ['vorwoche', { kind: 'units', unit: 'W', count: -1 }];
}

const fractions = { viertelstunde: 'PT15M', dreiviertelstunde: 'PT45M', vierteljahr: 'P3M', dreivierteljahr: 'P9M' };

const present =
  'jetzt;derzeit;heutzutage;momentan;zurzeit;zur zeit;gegenwärtig;im moment;im augenblick;aktuell;augenblicklich;der gegenwart';
const past =
  'kürzlich;unlängst;neulich;damals;jüngst;vor kurzem;vor langem;seinerzeit;einst;früher;der vergangenheit;ehedem;einstmals;dereinst';
const future =
  'demnächst;zukunft;der zukunft;künftig;zukünftig;in kürze;in bälde;fortan;nächster zeit;nächste zeit;absehbarer zeit';

function* references(): Generator<[string, FixedTime]> {
  const of = (value: string): FixedTime => ({ kind: 'value', type: 'DATE', value });
  for (const word of present.split(';')) yield [word, of('PRESENT_REF')];
  for (const word of past.split(';')) yield [word, of('PAST_REF')];
  for (const word of future.split(';')) yield [word, of('FUTURE_REF')];
  for (const ending of endings) {
    for (const stem of ['derzeitig', 'gegenwärtig', 'jetzig', 'momentan']) yield [stem + ending, of('PRESENT_REF')];
    yield [`damalig${ending}`, of('PAST_REF')];
    yield [`zukünftig${ending}`, of('FUTURE_REF')];
  }
}

function* sets(): Generator<[string, FixedTime]> {
  const lengths = {
    täglich: 'P1D',
    alltäglich: 'P1D',
    allabendlich: 'P1D',
    wöchentlich: 'P1W',
    vierzehntägig: 'P2W',
    monatlich: 'P1M',
    vierteljährlich: 'P3M',
    halbjährlich: 'P6M',
    jährlich: 'P1Y',
    alljährlich: 'P1Y',
    stündlich: 'PT1H',
  };
  for (const [word, value] of Object.entries(lengths))
    for (const ending of ['', ...endings]) yield [word + ending, { kind: 'value', type: 'SET', value }];
  const weekdays = 'montag dienstag mittwoch donnerstag freitag samstag sonntag'.split(' ');
  for (const [index, name] of weekdays.entries())
    yield [`${name}s`, { kind: 'value', type: 'SET', value: `XXXX-WXX-${index + 1}` }];
  for (const [index, name] of weekdays.entries())
    if (name !== 'montag') yield [`${name}en`, { kind: 'value', type: 'SET', value: `XXXX-WXX-${index + 1}` }];
  yield ['sonnabends', { kind: 'value', type: 'SET', value: 'XXXX-WXX-6' }];
}
