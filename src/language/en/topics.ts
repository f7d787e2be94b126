import type { Topics } from '../language-pack.ts';

/** English words that show what a claim is about. */
export const englishTopics: Topics = {
  legal: ['violat*', 'illegal*', 'unlawful*', 'breach*', 'prohibited', 'banned', 'contravene*'],
  demand: ['must', 'should'],
  observation: [
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
  ],
  future: ['upcoming', 'soon', 'imminent*', 'will', 'coming'],
};

export const negations: ReadonlySet<string> = new Set([
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
