import { describe, expect, it } from 'vitest';
import { extractClaims } from './index.ts';

function headline(text: string, language: 'de' | 'en'): string[] {
  return extractClaims(text, { published: null, language }).claims.map(
    ({ speaker, text: message }) => `${speaker?.text}: ${message}`,
  );
}

describe('headlines', () => {
  it.each([
    ['UN: half of harvest lost to drought', 'en', ['UN: half of harvest lost to drought']],
    ['Two killed in quarry blast - police', 'en', ['police: Two killed in quarry blast']],
    ['Zwei Tote bei Explosion – Polizei\n\nAm Montag brannte es.', 'de', ['Polizei: Zwei Tote bei Explosion']],
    ['Ukraine: what we know so far', 'en', []],
    ['Report: what we know so far.', 'en', []],
    ['A well-known report on trains', 'en', []],
  ] as const)('%s', (text, language, expected) => {
    expect(headline(text, language)).toEqual(expected);
  });
});
