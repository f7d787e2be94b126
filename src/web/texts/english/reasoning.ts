import type { Voice } from '#core';
import { numberIn } from '../number-in.ts';

const format = numberIn('en');

/** Hypotheses and origins. */
export const reasoning = {
  hypothesesPage: {
    judgements: 'Judgements',
    matrix: 'Evidence against each explanation',
    matrixHelp: 'What is inconsistent tells most: an explanation stands as long as little speaks against it.',
    missing: 'Expected if true, and not seen',
    likelihood: 'Likelihood',
    confidence: 'Confidence',
    perCent: (low: number, high: number): string => `${low}–${high} %`,
    unread: 'not weighed',
    reads: { consistent: 'consistent', neutral: 'says nothing', inconsistent: 'inconsistent' },
  },

  originsPage: {
    untraced: 'This server does not trace origins; the brief does.',
    independent: 'Independent origins',
    origins: 'Said first by',
    carried: 'Carried by',
    drift: 'Moved on its way',
    driftWords: (from: string, to: string): string => `“${from}” became “${to}”`,
    restsOn: (name: string): string => `only infers it, and rests on ${name}: not counted`,
    voice: ({ name, isAnonymous, from, to }: Voice): string =>
      `${name}${isAnonymous ? ', not named' : ''}${from === null ? '' : from === to ? `, ${from}` : `, ${from} to ${to}`}`,
    matched: 'Recognised by',
    mentions: (count: number): string => (count === 1 ? '1 document' : `${format(count)} documents`),
  },
};
