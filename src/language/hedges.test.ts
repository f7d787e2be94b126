import { describe, expect, it } from 'vitest';
import { findHedges, likelihoodSources, likelihoodTable } from './index.ts';

const german = (text: string): string[] => findHedges(text, 'de').map((hedge) => `${hedge.text} ${hedge.kind}`);
const english = (text: string): string[] => findHedges(text, 'en').map((hedge) => `${hedge.text} ${hedge.kind}`);

describe('findHedges', () => {
  it('finds German hedges of each kind', () => {
    expect(german('Offenbar könnten mindestens 20 Wagen dort stehen.')).toEqual([
      'Offenbar adverb',
      'könnten modal',
      'mindestens approximator',
    ]);
    expect(german('Die Bilder deuten darauf hin.')).toEqual(['deuten darauf hin evidential']);
    expect(german('Experten glauben es, angeblich.')).toEqual(['glauben verb', 'angeblich reportative']);
  });

  it('takes "soll" for hearsay only with a perfect or a verb of state', () => {
    expect(german('Das Land soll viele Raketen besitzen.')).toEqual(['soll reportative']);
    expect(german('Er soll gestern geflohen sein.')).toEqual(['soll reportative']);
    expect(german('Die Brücke soll gebaut werden.')).toEqual([]);
  });

  it('takes "rund" and "about" for approximators only before a number', () => {
    expect(german('rund 30 Wagen')).toEqual(['rund approximator']);
    expect(german('rund um die Uhr, etwa in Wien')).toEqual([]);
    expect(english('about 30 wagons')).toEqual(['about approximator']);
    expect(english('talks about wagons')).toEqual([]);
  });

  it('prefers the longest phrase', () => {
    expect(german('nie mehr als 20')).toEqual(['nie mehr als approximator']);
    expect(english('It is highly unlikely.')).toEqual(['highly unlikely adverb']);
  });

  it('does not take the month of May for a modal', () => {
    expect(english('Trains ran in May 2023.')).toEqual([]);
    expect(english('Trains may run.')).toEqual(['may modal']);
  });
});

describe('likelihoodTable', () => {
  it('names a known source for every band and keeps bands within 0 to 100', () => {
    for (const { term, low, high, sources } of likelihoodTable) {
      expect(low, term).toBeLessThan(high);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(100);
      expect(sources.length).toBeGreaterThan(0);
      for (const source of sources) expect(likelihoodSources).toHaveProperty(source);
    }
  });

  it('leaves out words whose meaning readers do not share', () => {
    const terms = likelihoodTable.map(({ term }) => term);
    for (const vague of ['könnte', 'soll', 'dürfte', 'offenbar', 'could', 'may', 'reportedly'])
      expect(terms).not.toContain(vague);
  });
});
