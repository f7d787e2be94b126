import { describe, expect, it } from 'vitest';
import { type Designation, parsePartialDate } from '#core';
import { extractClaims } from '#language';
import { findNames, namesOfClaims } from './name-mentions.ts';

const text = 'The yard at Tuman-gang was full, a White House official said. Ri Chol-su was there.';
const { claims } = extractClaims(text, { published: parsePartialDate('2023-10-17'), language: 'en' });
const designation: Designation = {
  id: 'XYi.001',
  list: 'UNSC',
  regime: 'an invented list',
  kind: 'person',
  name: 'LEE CHEOL SU',
  aliases: [],
  originalName: null,
  nationality: null,
  born: [],
  identifiers: [],
  listed: null,
  note: null,
  sourceUrl: 'https://example.org/list',
};

describe('names in a document', () => {
  it('are those of the gazetteer, with the claims that hold them in words or speaker', () => {
    expect(findNames(text, claims).map(({ kind, id, text: words, claims: held }) => [kind, id, words, held])).toEqual([
      ['place', 'tumangang', 'Tuman-gang', [0]],
      ['body', 'white-house', 'White House', [0]],
    ]);
  });

  it('are no pictures and mirrors, unless a paper of that name speaks', () => {
    const kinds = (words: string): string[] => {
      const read = extractClaims(words, { published: parsePartialDate('2023-10-17'), language: 'de' });
      return findNames(words, read.claims).map(({ id }) => id);
    };
    expect(kinds('Auf dem Bild sind vier Waggons zu sehen.')).toEqual([]);
    expect(kinds('Der „Spiegel“ berichtet, dass vier Waggons fehlen.')).toEqual(['spiegel']);
  });

  it('are those of a list that the user brings, in other romanisations, with reasons', () => {
    const [listed] = findNames(text, claims, { designations: [designation] }).filter(({ kind }) => kind === 'listed');
    expect(listed).toMatchObject({ id: 'XYi.001', name: 'LEE CHEOL SU', text: 'Ri Chol-su', isTransliterated: true });
    expect(text.slice(listed!.start, listed!.end)).toBe('Ri Chol-su');
    expect(listed!.match!.reasons.length).toBeGreaterThan(0);
  });
});

describe('names of claims', () => {
  it('are those in their words, speaker or chain, under the name of the gazetteer', () => {
    expect(namesOfClaims(text, claims, [])).toEqual([
      [
        { start: 12, end: 22, text: 'Tuman-gang', kind: 'place', id: 'tumangang', name: 'Tumangang' },
        { start: 35, end: 46, text: 'White House', kind: 'body', id: 'white-house', name: 'White House' },
      ],
    ]);
  });
});
