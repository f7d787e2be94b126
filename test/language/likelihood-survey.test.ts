import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { likelihoodSources, likelihoodTable } from '#language';
import { findData } from '../data/data-folder.ts';

const path = findData('text/perceptions-of-probability/probly.csv');

describe('the table of likelihood words', () => {
  it('names a known source for every band', () => {
    for (const { term, sources } of likelihoodTable)
      expect(
        sources.filter((source) => !(source in likelihoodSources)),
        term,
      ).toEqual([]);
  });

  it('has no word for which a band cannot be defended', () => {
    const terms = likelihoodTable.map(({ term }) => term);
    for (const word of ['could', 'may', 'might', 'possibly', 'könnte', 'dürfte', 'soll', 'offenbar', 'möglicherweise'])
      expect(terms).not.toContain(word);
  });
});

describe.skipIf(path === undefined)('readers’ own numbers for these words (46 people)', () => {
  const [header, ...rows] = path === undefined ? [''] : readFileSync(path, 'utf8').trim().split(/\r?\n/u);
  const phrases = header!.split(',').map((phrase) => phrase.toLowerCase());
  const median = (phrase: string): number => {
    const column = phrases.indexOf(phrase);
    const values = rows.map((row) => Number(row.split(',')[column])).toSorted((a, b) => a - b);
    return (values[Math.floor((values.length - 1) / 2)]! + values[Math.ceil((values.length - 1) / 2)]!) / 2;
  };
  const surveyed = likelihoodTable.filter(({ sources }) => sources.includes('perceptions'));

  it('cover every entry that rests on them', () => {
    expect(surveyed.length).toBeGreaterThanOrEqual(6);
    expect(surveyed.map(({ term }) => term).filter((term) => !phrases.includes(term))).toEqual([]);
  });

  it.each(surveyed)('have their median inside the band: $term', ({ term, low, high }) => {
    expect(median(term)).toBeGreaterThanOrEqual(low);
    expect(median(term)).toBeLessThanOrEqual(high);
  });
});
