import type { ledger as english } from '../english/ledger.ts';
import { numberIn } from '../number-in.ts';

const format = numberIn('de');

/** Das Tauschbuch und die Bestimmungen. */
export const ledger: typeof english = {
  ledgerPage: {
    between: (one, other) => `Zwischen ${one} und ${other}`,
    help: 'Das Weiteste, was jemand behauptet, und auf wessen Wort. Mengen stehen, wie sie gesagt wurden, und werden nie addiert: Mehrere können dieselbe Ladung meinen.',
    lines: 'Jede Zeile',
    farthest: 'Weiteste Behauptung',
    byWhom: 'Auf wessen Wort',
    held: 'Wir halten es für',
    notHeld: 'nicht geurteilt',
    amounts: 'Mengen, wie gesagt',
    noAmount: 'keine genannt',
    touches: 'Würde berühren',
    noneTouched: 'keinen Absatz dieses Falls',
    paragraphs: (count) => `${format(count)} ${count === 1 ? 'Absatz' : 'Absätze'}`,
    stages: { wanted: 'gewünscht', promised: 'versprochen', delivered: 'geliefert', denied: 'bestritten' },
    effects: {
      forbidden: 'verbietet es',
      capped: 'begrenzt es',
      'over-cap': 'mehr als die Grenze',
      spared: 'nicht berührt',
    },
    units: {
      tonne: 'Tonnen',
      barrel: 'Barrel',
      usd: 'US-Dollar',
      container: 'Container',
      round: 'Schuss',
      item: 'Stück',
    },
    atMost: (amount, unit) => `höchstens ${amount} ${unit}`,
    atLeast: (amount, unit) => `${amount} ${unit} oder mehr`,
    inReturn: (what, forWhat) => `Als Gegenleistung: ${what} für ${forWhat}`,
  },

  provisionsPage: {
    transfer: 'Was würde eine Lieferung berühren?',
    fields: { from: 'Von', to: 'An', item: 'Was', date: 'Wann', amount: 'Wie viel' },
    examples: { from: 'DPRK', to: 'Russia', item: 'arms', date: '2023-10', amount: '100-200, >=100' },
    unit: 'Einheit',
    check: 'Prüfen',
    touching:
      'Einen Absatz zu berühren heißt nicht, ihn zu brechen: Ausnahmen, Grenzen und Beweis wägt eine Person ab.',
    found: (count) =>
      count === 0
        ? 'Kein Absatz dieses Falls würde berührt.'
        : `${format(count)} ${count === 1 ? 'Absatz würde' : 'Absätze würden'} berührt:`,
    spared: (count) => `${format(count)} über dieselben Dinge nicht`,
    dateUncertain: 'die Zeit ist zu ungenau, um zu sagen, ob er galt',
    exempt: (text, needs, paragraph) => `ausgenommen: ${text} (${needs}; ${paragraph})`,
    needs: { approval: 'mit Genehmigung', notification: 'mit Anzeige', nothing: 'ohne Weiteres' },
    caps: 'Grenzen des Jahres',
    noCaps: 'Keine Lieferung im Tauschbuch hat eine Menge, die auf eine Grenze dieser Absätze zählt.',
    limit: 'Grenze',
    orMore: 'oder mehr',
    statuses: { within: 'Darunter.', perhaps: 'Vielleicht darüber.', exceeded: 'Darüber.' },
    notCounted: (count) =>
      `${format(count)} ${count === 1 ? 'Lieferung zählt' : 'Lieferungen zählen'} auf keine Grenze, und warum`,
    names: 'Namen auf Sanktionslisten',
    noList:
      'Es ist keine Sanktionsliste eingelesen, also wurde niemand verglichen. `sightline import FILE` nimmt die Gesamtliste des UN-Sicherheitsrats (XML).',
    sighted: (found, listed) =>
      `${format(found)} in den Dokumenten dieses Falls könnten unter den ${format(listed)} Einträgen sein. Ein Treffer ist ein Grund hinzusehen, kein Befund.`,
    name: 'Name',
    compare: 'Vergleichen',
    nobody: 'Niemand auf der Liste ähnelt ihm.',
    aliasOf: (name) => `Beiname von ${name}`,
    levels: { strong: 'stark', possible: 'möglich' },
    paragraphs: 'Die Absätze',
  },
};
