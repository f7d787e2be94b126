import type { Topics } from '../language-pack.ts';

/** German words that show what a claim is about. */
export const germanTopics: Topics = {
  legal: [
    'verstoß*',
    'verstieß*',
    'verstößt',
    'völkerrecht*',
    'illegal*',
    'rechtswidrig*',
    'verboten*',
    'sanktionsverstoß',
    'verletzt resolution*',
    'unrechtmäßig*',
    'strafbar*',
  ],
  demand: ['müsse', 'müssten', 'solle', 'sollten', 'müssen', 'fordern', 'verlangen'],
  observation: [
    'zu sehen',
    'beobachtet',
    'gesehen',
    'gesichtet',
    'satellitenbild*',
    'zu erkennen',
    'sichtbar*',
    'aufgenommen*',
    'gezählt',
    'fotografiert',
    'erkennbar*',
    'festgestellt',
  ],
  future: ['kommenden', 'nächsten', 'künftig*', 'demnächst', 'bald', 'bevorstehe*', 'voraussichtlich'],
};

export const negations: ReadonlySet<string> = new Set([
  'nicht',
  'kein',
  'keine',
  'keinen',
  'keinem',
  'keiner',
  'keines',
  'niemand',
  'niemals',
  'nichts',
  'weder',
  'kaum',
  'keinerlei',
  'keinesfalls',
  'keineswegs',
]);
