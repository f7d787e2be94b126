import { WordTable } from '#core';
import type { Token } from '../tokens.ts';
import { TopicWords } from '../topic-words.ts';
import type { Topics } from '../language-pack.ts';

/** English words that show what a claim is about. */
export const englishTopics = (): Topics => ({
  legal: new TopicWords(['violat*', 'illegal*', 'unlawful*', 'breach*', 'prohibited', 'banned', 'contravene*']),
  demand: new TopicWords(['must', 'should']),
  observation: new TopicWords([
    'seen',
    'observed',
    'visible',
    'spotted',
    'imagery',
    'satellite',
    'photographed',
    'counted',
    'detected',
    'identified',
  ]),
  future: new TopicWords(['upcoming', 'soon', 'imminent*', 'will', 'coming']),
});

const negating: ReadonlySet<string> = new Set([
  'not',
  'no',
  'never',
  'none',
  'nobody',
  'nothing',
  'neither',
  'nor',
  'without',
  'cannot',
  "didn't",
  "doesn't",
  "don't",
  "isn't",
  "wasn't",
  "aren't",
  "weren't",
  "hasn't",
  "haven't",
  "hadn't",
  "won't",
  "wouldn't",
  "can't",
  "couldn't",
]);

export const negations: WordTable<Token, boolean> = new WordTable(({ lower }) => negating.has(lower));
