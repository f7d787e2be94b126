import { nameClass } from '#core';
import type { charts as english } from '../english/charts.ts';
import { amounts, on } from './amounts.ts';

const { bounds, date: day, fixed, number, probability, shortDate } = amounts;

/** What stands in and behind the drawings. */
export const charts: typeof english = {
  looks: (objectClass, looks) => `${nameClass(objectClass, 'de')}: ${number(looks)} Blicke`,
  noNumbers: 'In dieser Reihe stehen keine Zahlen.',
  ofLooksAtMost: (percent, upper) => `${number(percent)} % der Blicke höchstens ${number(upper)}`,
  target: (seen, date, isUnusual) => `${seen} ${on(date)}${isUnusual ? ': ungewöhnlich' : ''}`,
  statuses: {
    observed: 'beobachtet',
    bound: 'Angabe über einen Zeitraum',
    uncounted: 'gesehen, ohne Zahl',
    unusable: 'unbrauchbar',
    'not-observed': 'nicht beobachtet',
  },
  describe: {
    looks: (looks) => `${number(looks)} Blicke mit einer Zahl.`,
    usual: (low, high) => ` Neun von zehn Blicken würden ${bounds({ low, high })} zeigen.`,
    newest: (seen, date, exceedance) =>
      ` Beurteilt wird ${seen} ${on(date)}${exceedance === null ? '.' : `; die Wahrscheinlichkeit für so viele ist nach der Grundlinie ${probability(exceedance)}.`}`,
    shift: (date, before, after) =>
      ` Das Niveau hat sich um den ${day(date)} verschoben, von etwa ${fixed(before, 0)} auf etwa ${fixed(after, 0)}.`,
    states: (changes) => `Zustände, wie sie gesehen wurden, nach dem Datum; ${number(changes)} Wechsel.`,
    state: (state, date) => ` Beurteilt wird „${state}“ ${on(date)}.`,
    now: (date, yes) => ` Die Wahrscheinlichkeit für „ja“ ${on(date)} ist ${probability(yes)}.`,
  },
  legend: {
    counted: 'gezählt',
    none: 'keine gesehen',
    later: 'später (Ausgang)',
    baseline: 'Grundlinie, 90 % der Blicke',
    period: 'für einen ganzen Zeitraum angegeben',
    contradicts: 'widerspricht ihr',
    shift: 'Verschiebung des Niveaus',
    gap: 'niemand sah hin',
    unusable: 'unbrauchbar',
    notObserved: 'kein Bild',
    uncounted: 'gesehen, ohne Zahl',
    hint: 'Wahre Abstände in der Zeit. Jede Marke nennt beim Daraufzeigen Datum und Zähler.',
    states:
      'voll: ja, leer: nein, grau: unsicher; eine Raute ist der beurteilte Blick; unter der Achse: kein brauchbarer Blick',
  },
  lanes: { yes: 'ja', uncertain: 'unsicher', no: 'nein' },
  gap: (days) => `${number(days)} Tage lang sah niemand hin`,
  shift: (date, low, high, probabilityOfIt) =>
    `Verschiebung des Niveaus um den ${day(date)} (${day(low)} bis ${day(high)}), Wahrscheinlichkeit ${fixed(probabilityOfIt, 3)}`,
  event: (date) => `Ereignis ${shortDate(date)}`,

  calibration: {
    title: (forecaster, total) =>
      `Kalibrierung von ${forecaster}: ${number(total)} bewertete ${total === 1 ? 'Vorhersage' : 'Vorhersagen'}`,
    forecast: 'vorhergesagt, %',
    cameTrue: 'eingetroffen, %',
    nothing: 'noch nichts bewertet',
    nothingResolved: 'Keine aufgelöste Vorhersage mit einer Wahrscheinlichkeit.',
    bin: (n, forecast, observed) =>
      `Von ${number(n)} mit etwa ${Math.round(forecast * 100)} % sind ${Math.round(observed * 100)} % eingetroffen.`,
  },

  origins: {
    title: (text) => `Ursprünge: ${text}`,
    origin: 'Ursprung',
    carried: 'Weitergetragen von, nach dem Datum',
    noDate: 'ohne Datum',
    copies: (copies) => ` + ${number(copies)} ${copies === 1 ? 'Kopie' : 'Kopien'}`,
    describe: (mentions, boxes, names, low, high) =>
      `${number(mentions)} Nennungen in ${number(boxes)} Texten führen zu ${names.length === 1 ? 'einem Ursprung' : `${number(names.length)} Ursprüngen`} (${names.join(', ')}); unabhängig: ${number(low)} bis ${number(high)}.`,
  },
};
