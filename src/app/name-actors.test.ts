import { describe, expect, it } from 'vitest';
import { parsePartialDate } from '#core';
import { extractClaims } from '#language';
import { nameActors } from './name-actors.ts';

function named(text: string) {
  return nameActors(extractClaims(text, { published: parsePartialDate('2023-10-17'), language: 'de' }));
}

describe('nameActors', () => {
  it('makes one actor of the ways to name a government, and keeps each claim’s own words', () => {
    const { claims, actors } = named(
      'Das Regime in Pjöngjang erklärte, es gebe keine Lieferungen. Nordkorea teilte mit, die Berichte seien falsch.',
    );
    expect(claims.map(({ speaker }) => speaker?.text)).toEqual(['Das Regime in Pjöngjang', 'Nordkorea']);
    expect(new Set(claims.map(({ actor }) => actor?.id)).size).toBe(1);
    expect(actors).toHaveLength(1);
    expect(actors[0]).toMatchObject({ partyId: 'dprk' });
    expect(actors[0]!.mentions).toHaveLength(2);
  });

  it('leaves a name alone that the register does not know', () => {
    const { actors } = named('Der Bürgermeister von Brückheim sagte, die Wagen seien fort.');
    expect(actors).toMatchObject([{ partyId: null }]);
  });
});
