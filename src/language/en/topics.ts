import { TopicWords } from '../topic-words.ts';
import type { Topics } from '../language-pack.ts';
import { WordSet } from '../word-set.ts';

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

export const negations: WordSet = new WordSet([
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
