import { describe, expect, it } from 'vitest';
import { parsePartialDate } from '#core';
import { extractClaims } from '#language';
import { germanSentences } from './german-sentences.ts';
import { parseMarkedText } from './marked-text.ts';
import { faultsOf } from './sentence-faults.ts';

const published = parsePartialDate('2023-10-17');

describe('German sentences of our own', () => {
  it('are read with the right message, speaker, cue, addressee, chain and hedges in at least 90 % of cases', () => {
    const wrong = germanSentences.flatMap((source) => {
      const marked = parseMarkedText(source);
      const faults = faultsOf(marked, extractClaims(marked.text, { published, language: 'de' }).claims);
      return faults.length > 0 ? [`${source} -> ${faults.join(', ')}`] : [];
    });
    expect(1 - wrong.length / germanSentences.length, wrong.join('\n')).toBeGreaterThanOrEqual(0.9);
  });
});
