import { TopicWords } from '../topic-words.ts';
import type { Topics } from '../language-pack.ts';
import { WordSet } from '../word-set.ts';

/** German words that show what a claim is about. */
export const germanTopics = (): Topics => ({
  legal: new TopicWords([
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
  ]),
  demand: new TopicWords(['müsse', 'müssten', 'solle', 'sollten', 'müssen', 'fordern', 'verlangen']),
  observation: new TopicWords([
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
  ]),
  future: new TopicWords(['kommenden', 'nächsten', 'künftig*', 'demnächst', 'bald', 'bevorstehe*', 'voraussichtlich']),
});

export const negations: WordSet = new WordSet([
  'nicht',
  'kein',
  'keine',
  'keinen',
  'keinem',
  'keiner',
  'keines',
  'niemand',
  'niemals',
  'nie',
  'nirgends',
  'nirgendwo',
  'nichts',
  'weder',
  'kaum',
  'keinerlei',
  'keinesfalls',
  'keineswegs',
]);
