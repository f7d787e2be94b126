import { type Excursion, type StateAssessment, nameClass, say } from '#core';
import type { series as english } from '../english/series.ts';
import { amounts, on } from './amounts.ts';

const { bounds, date: day, fixed, level, number, probability } = amounts;

/** The program's methods; one that is not here keeps its name. */
const methods: Readonly<Record<string, string>> = {
  'negative binomial regression, Bayesian, interval-censored':
    'negative Binomialregression, bayesianisch, mit Zählungen als Spannen',
  'lower bounds by rank': 'untere Schranken nach dem Rang',
  'two-state Markov process, irregular looks': 'Markov-Prozess mit zwei Zuständen, unregelmäßige Blicke',
  none: 'keine',
};
const states = { yes: 'ja', no: 'nein', uncertain: 'unsicher' } as const;

/** How unusual a look is, sentence by sentence. */
export const series: typeof english = {
  note: (note) => say(note, 'de'),
  method: (method) => methods[method] ?? method,
  nobodyCounted: (objectClass) =>
    `An diesem Tag hat niemand ${nameClass(objectClass, 'de')} gezählt; es wird nichts darüber ausgesagt.`,
  reading: {
    what: (target, objectClass, name) =>
      `${bounds(target)} ${nameClass(objectClass, 'de')} ${on(target.date)}, ${name}`,
    fromBelow: (n, low90) =>
      `jede der ${number(n)} Zählungen der Grundlinie ist ein „mindestens“, so dass nichts sagt, wie viele üblich sind; neun von zehn Blicken würden mindestens ${low90 === null ? '?' : number(low90)} zeigen.`,
    tooFew: 'zu wenige Blicke für eine Grundlinie.',
    chance: (exceedance, isAtMost, n, searched) =>
      `die Wahrscheinlichkeit für einen mindestens so hohen Blick ist ${isAtMost ? 'höchstens ' : ''}${probability(exceedance)}, bei einer Grundlinie aus ${number(n)} Zählungen (${number(searched)} brauchbare Blicke)`,
    upper: (percent, upper) => `${number(percent)}\u00a0% der Blicke würden höchstens ${number(upper)} zeigen.`,
    unusual: 'Das ist ungewöhnlich.',
    usual: 'Das ist nicht ungewöhnlich.',
  },
  record: {
    sole: (looks, chance) =>
      `Es ist der höchste von ${number(looks)} brauchbaren Blicken; wären alle gleichartig, so wäre der neueste mit einer Wahrscheinlichkeit von ${probability(chance)} der höchste.`,
    shared: (among, tied, chance) =>
      `Er ist so hoch wie der höchste von ${number(among)} früheren Blicken (${number(tied)} davor waren so hoch); wären alle gleichartig, so wäre der neueste mit einer Wahrscheinlichkeit von ${probability(chance)} unter den höchsten.`,
    possible: (looks, searched) =>
      `Ob es der höchste von ${number(looks)} Blicken ist (${number(searched)} durchgesehen), lässt sich nicht sagen: manche sind nur durch Schranken bekannt, die sich überschneiden.`,
  },
  contested: (statement, against) =>
    `Umstritten: „${statement}“ ${against === 1 ? 'widerspricht 1 veröffentlichte Zählung' : `widersprechen ${number(against)} veröffentlichte Zählungen`} aus diesem Zeitraum.`,
  survives: {
    every: 'Dass die Zahl ungewöhnlich ist, gilt bei jeder Lesart der umstrittenen Vergangenheit.',
    none: 'Bei keiner Lesart der umstrittenen Vergangenheit ist die Zahl ungewöhnlich.',
    some: 'Ob die Zahl ungewöhnlich ist, hängt davon ab, welche Lesart der umstrittenen Vergangenheit stimmt.',
  },
  recordSurvives: {
    every: ' Auch dass sie ein Höchststand ist, bleibt dabei bestehen.',
    none: '',
    some: ' Ob sie ein Höchststand ist, hängt von der Lesart ab.',
  },
  assumptions: (rows, low, high, other) =>
    `Unter ${number(rows)} anderen Annahmen über Vorannahme, Streuung und Form liegt die Wahrscheinlichkeit zwischen ${probability(low)} und ${probability(high)}; ${other.length === 0 ? 'die Antwort ist jedes Mal dieselbe' : `eine andere Antwort ergibt sich bei: ${other.join('; ')}`}.`,
  shift: ({ after, before, date, high, low, probability: chance }) =>
    `Das Niveau hat sich um den ${day(date)} verschoben (zwischen ${day(low)} und ${day(high)}; Wahrscheinlichkeit ${probability(chance)}), von etwa ${level(before)} auf etwa ${level(after)} je Blick.`,
  present: (since, low, high) =>
    `Das Niveau des neuesten Blicks hält seit dem ${day(since)} (${day(low)} bis ${day(high)}, 90\u00a0%).`,
  excursion: (date, { kind, laterLooks, shiftProbability }) =>
    `Der Blick vom ${day(date)} ist ${excursions[kind]} (Wahrscheinlichkeit einer Verschiebung gegen einen Ausschlag ${probability(shiftProbability)}${laterLooks ? `, mit ${number(laterLooks)} späteren Blicken` : ''}).`,
  states: {
    nobody: (objectClass) => `An diesem Tag hat niemand den Zustand gesehen: ${nameClass(objectClass, 'de')}.`,
    seen: (objectClass, { date, state }, exceedance) =>
      `${nameClass(objectClass, 'de')}: „${states[state ?? 'no']}“ ${on(date)}${exceedance === null ? '; es gibt keinen früheren Blick zum Vergleichen.' : `; nach den früheren Blicken war die Wahrscheinlichkeit, das zu sehen, ${probability(exceedance)}.`}`,
    now: (date, yes) => `Die Wahrscheinlichkeit für „ja“ ${on(date)} ist ${probability(yes)}.`,
    durations: ({ duration, switches }) =>
      `Ein „ja“ dauert im Mittel ${days(duration.yes)}, ein „nein“ ${days(duration.no)}; ${number(switches)} Wechsel wurden gesehen.`,
    stay: ({ atLeastDays, atMostDays, outlasting, since, state }) =>
      `Das jetzige „${states[state]}“ wurde zuerst ${on(since)} gesehen und dauert ${atMostDays === null ? `mindestens ${number(atLeastDays)}` : `${number(atLeastDays)} bis ${number(atMostDays)}`} Tage an; länger als ${number(atLeastDays)} Tage dauert es mit einer Wahrscheinlichkeit von ${probability(outlasting)}.`,
  },
  event: {
    tooFew: ({ date, looks }) =>
      `Ereignis vom ${day(date)}: ${number(looks.before)} Blicke davor und ${number(looks.after)} danach sind zu wenige für einen Vergleich.`,
    effect: ({ date, looks }, ratio, low, high, p) =>
      `Ereignis vom ${day(date)}: danach ist das Niveau ${fixed(ratio, 2)}-mal so hoch wie davor (${fixed(low, 2)} bis ${fixed(high, 2)}, 90\u00a0%; ${number(looks.before)} Blicke davor, ${number(looks.after)} danach); an ${probability(p)} der Vergleichstage zeigt sich eine mindestens so starke Änderung. Woher sie kommt, sagt das nicht.`,
  },
};

const excursions: Readonly<Record<Excursion['kind'], string>> = {
  'level-shift': 'eine bleibende Verschiebung des Niveaus, kein Ausschlag',
  spike: 'ein Ausschlag: danach war das Niveau wieder das alte',
  undecided: 'noch nicht zu deuten: ein Ausschlag und der Beginn eines neuen Niveaus sehen gleich aus',
};

function days({ days: middle, high, low }: StateAssessment['duration']['yes']): string {
  return `${level(middle)} Tage (${level(low)} bis ${level(high)}, 90\u00a0%)`;
}
