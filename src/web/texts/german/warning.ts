import type { warning as english } from '../english/warning.ts';
import { numberIn } from '../number-in.ts';

const format = numberIn('de');

/** Warnketten und Vorhersagen. */
export const warning: typeof english = {
  warningPage: {
    help: 'Voller Kreis: in einer Beobachtung gesehen. Zeilen: jemand sagt es. Ring: gesucht und nicht da. Gestrichelt: niemand hat gesucht; das ist eine Lücke und keine Entwarnung.',
    summary: (seen, reported, steps) =>
      `${format(seen)} gesehen und ${format(reported)} berichtet von ${format(steps)} ${steps === 1 ? 'Schritt' : 'Schritten'}`,
    absent: 'gesucht, fehlt: spricht gegen die Kette',
    unobserved: 'niemand hat gesucht',
    next: 'käme als Nächstes',
    outOfOrder: 'später als ein späterer Schritt',
    due: (from, to, reason) => `erwartet ${from} bis ${to}: ${reason}`,
    since: (date) => `seit ${date}`,
    lead: (low, high) => `${format(low)}–${format(high)} Tage vor dem Ende`,
    moves: 'Die Belege würden diese Schritte bewegen',
    accept: (count) => `${format(count)} ${count === 1 ? 'Schritt' : 'Schritte'} bewegen`,
    needs: 'Wonach zu suchen ist',
    needsHelp:
      'Bilder, die am meisten sagen würden, Lücken zuerst. Gesucht wird unter den Szenen dieses Arbeitsbereichs.',
    noNeeds: 'Keinem Schritt und keiner Erklärung fehlt ein Blick.',
    when: 'Aufgenommen zwischen',
    why: 'Was es sagen würde',
    search: 'Suche',
    kinds: { gap: 'Lücke', next: 'nächster Schritt', again: 'noch einmal' },
    inWorkspace: 'Szenen hier',
    inCatalog: 'einen Katalog fragen',
    noPlace: 'der Ort hat keine Grenze',
  },

  forecastsPage: {
    open: 'Eine Vorhersage eröffnen',
    openIt: 'Eröffnen',
    fromClaim: 'Aus der Aussage',
    fields: {
      question: 'Frage',
      forecaster: 'Wer vorhersagt',
      made: 'Gemacht am',
      deadline: 'Frist',
      words: 'In Worten (likely)',
      probability: 'Wahrscheinlichkeit, %',
      criterion: 'Was entscheidet',
    },
    filledIn: 'Was leer bleibt, wird aus der Aussage und ihrem Dokument genommen, soweit es dort steht.',
    needed:
      'Eine Vorhersage, die niemand werten kann, ist keine: Frist, was entscheidet, und Worte oder eine Wahrscheinlichkeit.',
    resolve: 'Auflösen',
    change: 'Ändern',
    resolveTitle: 'Wie es ausging',
    outcomes: {
      yes: 'ja, es traf rechtzeitig ein',
      no: 'nein, nicht bis zur Frist',
      void: 'ungültig: nicht zu entscheiden',
      open: 'wieder offen',
    },
    decidedOn: 'Entschieden am',
    source: 'Adresse des Belegs',
    observation: 'oder was gesehen wurde',
    calibration: 'Kalibrierung',
    calibrationHelp:
      'Auf der Diagonalen trat von dem, was zu 70 % wahrscheinlich hieß, 70 % ein. Die Balken sind 90-%-Intervalle: Bei wenigen Vorhersagen sind sie breit, und noch ist nichts gezeigt.',
    everybody: 'alle',
    scores: 'Wertungen',
    scoresHelp:
      'Brier-Wert: 0 am besten, 1 am schlechtesten; immer die Hälfte zu sagen ergibt 0,25. Eine Spanne, wo Worte für ein Band stehen.',
    scored: 'Gewertet',
    brier: 'Brier',
    cameTrue: 'Eingetroffen',
    openCount: 'Offen',
    voidCount: 'Ungültig',
  },
};
