import type { reasoning as english } from '../english/reasoning.ts';
import { numberIn } from '../number-in.ts';

const format = numberIn('de');

/** Hypotheses and origins. */
export const reasoning: typeof english = {
  hypothesesPage: {
    judgements: 'Urteile',
    matrix: 'Belege gegen jede Erklärung',
    matrixHelp: 'Was unvereinbar ist, sagt am meisten: eine Erklärung steht, solange wenig gegen sie spricht.',
    missing: 'Zu erwarten, wenn es stimmt, und nicht gesehen',
    likelihood: 'Wahrscheinlichkeit',
    confidence: 'Vertrauen',
    perCent: (low, high) => `${low}–${high} %`,
    unread: 'nicht gewogen',
    reads: { consistent: 'vereinbar', neutral: 'sagt nichts', inconsistent: 'unvereinbar' },
  },

  originsPage: {
    untraced: 'Dieser Server verfolgt keine Ursprünge; der Bericht tut es.',
    independent: 'Unabhängige Ursprünge',
    origins: 'Zuerst gesagt von',
    carried: 'Weitergetragen von',
    drift: 'Unterwegs verändert',
    driftWords: (from, to) => `aus „${from}“ wurde „${to}“`,
    restsOn: (name) => `schließt nur darauf und stützt sich auf ${name}: nicht gezählt`,
    voice: ({ name, isAnonymous, from, to }) =>
      `${name}${isAnonymous ? ', ohne Namen' : ''}${from === null ? '' : from === to ? `, ${from}` : `, ${from} bis ${to}`}`,
    matched: 'Erkannt an',
    mentions: (count) => (count === 1 ? '1 Dokument' : `${format(count)} Dokumente`),
  },
};
