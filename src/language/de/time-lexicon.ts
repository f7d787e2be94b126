import { PhraseBook } from '../phrases.ts';
import type { FixedTime, TimeLexicon, TimeUnit } from '../timex/lexicon.ts';
import type { Feast } from '../timex/matchers/holiday.ts';
import { germanFeasts } from './feasts.ts';
import { germanFixedTimes } from './fixed-times.ts';
import { germanNumber } from './number-words.ts';
import { germanScales, parseGermanNumber } from './quantities.ts';
import type { Direction } from '../timex/calendar.ts';
import { WordSet } from '../word-set.ts';

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
      ...monthNames.map((name, index): [string, number] => [`${name}s`, index + 1]),
      ['jänner', 1],
      ['jänners', 1],
      ['jän', 1],
      ['feber', 2],
      ['jan', 1],
      ['feb', 2],
      ['apr', 4],
      ['aug', 8],
      ['sep', 9],
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
    looseSeasons: new WordSet(),
    dayParts: new Map([
      ['morgen', 'TMO'],
      ['vormittag', 'TMO'],
      ['früh', 'TMO'],
      ['mittag', 'TMI'],
      ['nachmittag', 'TAF'],
      ['abend', 'TEV'],
      ['nacht', 'TNI'],
      ['morgenstunden', 'TMO'],
      ['vormittagsstunden', 'TMO'],
      ['mittagsstunden', 'TMI'],
      ['nachmittagsstunden', 'TAF'],
      ['abendstunden', 'TEV'],
      ['nachtstunden', 'TNI'],
    ]),
    units: new Map(Object.entries(units)),
    numberOf: (lower) => germanNumber(lower) ?? (vague.has(lower) ? 'X' : lower === 'beiden' ? 2 : undefined),
    parseNumber: parseGermanNumber,
    scales: germanScales,
    stillWords: words('noch'),
    aheadVerbs: words(
      'wird werden soll sollen will wollen möchte möchten plant planen steht startet beginnt findet geplant angekündigt angesetzt vorgesehen',
    ),
    backVerbs: words(
      'wurde wurden war waren hatte hatten haben habe sei seien worden hat kam fand begann sagte teilte ist sind',
    ),
    presentVerbs: words(
      'trifft treffen beginnt beginnen findet finden startet starten tritt treten lädt laden spielt spielen öffnet öffnen eröffnet eröffnen zeigt zeigen liest gibt feiert feiern kommt kommen geht gehen reist reisen empfängt wählt wählen entscheidet entscheiden berät beraten tagt tagen läuft laufen endet enden folgt fällt bietet veranstaltet veranstalten organisiert präsentiert präsentieren referiert gastiert gastieren erwartet übernimmt wechselt kehrt fährt fliegt',
    ),
    aheadAuxiliaries: words('wird werden'),
    isPastVerb: (lower) =>
      pastVerb.test(lower) && !/^(?:könn|könnt|soll|sollt|möcht|müsst|dürft|wollt|heut|jüngst)/u.test(lower),
    aheadPrepositions: words('für'),
    ordinals: new Map(ordinals()),
    yearParts: new Map([
      ['quartal', 'Q'],
      ['quartals', 'Q'],
      ['halbjahr', 'H'],
      ['halbjahres', 'H'],
      ['jahreshälfte', 'H'],
      ['hälfte', 'H'],
    ]),
    looseHalves: words('hälfte'),
    directions: new Map(directions()),
    fromLast: new Map(stepsFromLast()),
    demonstratives: words('dieser diese dieses diesem diesen'),
    determiners: words('der die das den dem des ein eine einen einem einer eines'),
    periodParts: words('anfang mitte ende beginn frühen späten'),
    degrees: new PhraseBook(
      'rund;etwa;ungefähr;circa;ca;zirka;genau;gut;knapp;fast;beinahe;nahezu;mehr als;weniger als;mindestens;höchstens;bis zu'
        .split(';')
        .map((phrase) => [phrase, true]),
    ),
    degreeWords: words('ziemlich genau etwa rund gut knapp fast mehr als'),
    fillers: new WordSet(),
    every: words('jeden jede jedes jedem jeder alle'),
    ofTheUnit: words('im des'),
    timesWords: words('einmal zweimal dreimal viermal mehrmals'),
    perUnit: words('im pro am je'),
    alwaysPer: words('pro'),
    rateNouns: words('euro dollar franken rubel won yen stunden mal tonnen prozent liter kilogramm'),
    speedNouns: words('kilometer kilometern km meter metern meilen umdrehungen'),
    agoBefore: words('vor'),
    agoAfter: new WordSet(),
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
    beforeYear: words('anno seit jahr jahre bis ab von vor nach anfang mitte ende im in sommer herbst'),
    sinceWords: words('seit'),
    yearNouns: words(
      'saison spielzeit schuljahr amtsperiode jahrgang geschäftsjahr haushaltsjahr wirtschaftsjahr kalenderjahr gesamtjahr',
    ),
    decades: new Map(decades()),
    decadeEndings: words('er-jahre er-jahren'),
    decadeStems: words('er'),
    clockAfter: words('uhr'),
    clockBefore: words('um gegen ab'),
    halfBefore: words('halb'),
    afternoonWords: words('mittags nachmittags abends'),
    beforeShortDate: words('am vom bis zum dem den ab der und'),
    beforeDayPart: words('am zum gegen'),
    beforeArticledDayPart: words('in während'),
    partOf: words('des'),
    afterNight: words('auf zu zum des vom'),
    listJoints: words(', und bis sowie oder / - – am vom zum dem den'),
    ages: words('alt alte alten alter altes jünger jüngere jüngeren älter ältere älteren'),
    beforeAge: words('ab unter mit'),
    ageNouns: words('alter'),
    agedNouns: words(
      'junge jungen mädchen kind kinder kindes sohn sohnes tochter mann mannes frau schüler schülerin student studentin bub buben bruder schwester enkel enkelin neffe nichte täter opfer patient patientin rentner rentnerin fahrer fahrerin autofahrer radfahrer',
    ),
    ordinalSuffixes: new WordSet(),
    compoundLength,
    feasts: new PhraseBook<Feast>(germanFeasts),
    fixed: new PhraseBook<FixedTime>([...germanFixedTimes()]),
  };
}

function words(list: string): WordSet {
  return new WordSet(list.split(' '));
}

/** Weak verbs in the past: "kündigte", "teilten"; adjectives in -te stand before a noun. */
const pastVerb = /^\p{Ll}{3,}(?:te|ten)$/u;

const vague = words(
  'wenige wenigen weniger einige einigen einiger mehrere mehreren mehrerer viele vielen paar etliche etlichen',
);

function* ordinals(): Generator<[string, number]> {
  const stems = [
    'erst',
    'zweit',
    'dritt',
    'viert',
    'fünft',
    'sechst',
    'siebt',
    'acht',
    'neunt',
    'zehnt',
    'elft',
    'zwölft',
  ];
  for (const number of 'dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn'.split(' '))
    stems.push(`${number}t`);
  stems.push('zwanzigst', 'einundzwanzigst');
  for (const [index, stem] of stems.entries())
    for (const ending of ['e', 'en', 'er', 'es', 'em']) yield [stem + ending, index + 1];
}

/** "folgenden", "darauffolgenden", "selben", "gleichen", "desselben", "jenem", "vorangegangenen". */
function* stepsFromLast(): Generator<[string, -1 | 0 | 1]> {
  for (const ending of ['e', 'en', 'er', 'es', 'em']) {
    for (const stem of ['folgend', 'darauffolgend', 'nächstfolgend']) yield [stem + ending, 1];
    for (const stem of ['selb', 'gleich', 'jen']) yield [stem + ending, 0];
    for (const stem of ['vorangegangen', 'vorhergehend']) yield [stem + ending, -1];
  }
  for (const word of ['derselben', 'desselben', 'demselben', 'denselben', 'dieselbe', 'dasselbe', 'derselbe'])
    yield [word, 0];
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
  ].entries()) {
    yield [`${stem}er`, `19${index + 2}`];
    yield [`${stem}ern`, `19${index + 2}`];
    for (const ending of ['', 'n']) yield [`${stem}erjahre${ending}`, `19${index + 2}`];
  }
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
    const count = before === 'mehr' || before === 'viel' ? 'X' : before === 'halb' ? 0.5 : germanNumber(before);
    return count === undefined ? undefined : { unit, count };
  }
  return undefined;
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
    for (const stem of ['vergangen', 'letzt', 'vorig', 'letztjährig', 'vorjährig']) yield [stem + ending, 'past'];
    for (const stem of ['kommend', 'nächst']) yield [stem + ending, 'next'];
    for (const stem of ['dies', 'laufend', 'heurig', 'diesjährig']) yield [stem + ending, 'this'];
  }
}
