import type { Party } from '#core';
import { describe, expect, it } from 'vitest';
import { notTheGovernment } from '../register/generic-speakers.ts';
import { partyRegister } from '../register/parties.ts';
import { buildPartyIndex } from './party-index.ts';

const index = buildPartyIndex(partyRegister, notTheGovernment);
const rootsIn = (text: string): string[] => index.find(text).map((hit) => index.rootOf(hit.party).id);

describe('finding parties in a text', () => {
  it.each([
    ['John Kirby, a spokesman', ['us-government']],
    ['Sprecher des Weißen Hauses', ['us-government']],
    ['im Weißen Haus', ['us-government']],
    ['Nordkoreas Staatsagentur KCNA', ['dprk']],
    ['представитель Кремля', ['russia']],
    ['в Белом доме', ['us-government']],
    ['自由アジア放送によると', ['rfa']],
    ['CSISが6日公表した', ['beyond-parallel']],
    ['자유아시아방송이 보도했다', ['rfa']],
    ['A U.S. official', ['us-government']],
    [
      'the Beyond Parallel Project of the Center for Strategic and International Studies',
      ['beyond-parallel', 'beyond-parallel'],
    ],
    ['the US and South Korea', ['us-government', 'south-korea']],
  ])('%s', (text, roots) => {
    expect(rootsIn(text)).toEqual(roots);
  });

  it.each(['let us see', 'a US think tank', 'a Washington-based group', 'in Ruskin Street'])(
    'nobody is named in "%s"',
    (text) => {
      expect(rootsIn(text)).toEqual([]);
    },
  );

  it('gives exact places', () => {
    const text = 'Laut Sprechern des Weißen Hauses ist es so.';
    const [hit] = index.find(text);
    expect(text.slice(hit!.start, hit!.end)).toBe('Weißen Hauses');
  });
});

describe('the precedence of parties', () => {
  const own: Party = {
    id: 'think-tank',
    name: 'Our name for it',
    role: 'holder',
    aliases: ['Beyond Parallel'],
    partOf: null,
    leansOn: [],
  };

  it('lets a case rename a party of the register and keep its other spellings', () => {
    const both = buildPartyIndex([own, ...partyRegister]);
    expect(both.find('戦略国際問題研究所').map((hit) => hit.party.name)).toEqual(['Our name for it']);
  });

  it('survives parties that are part of each other', () => {
    const loop = buildPartyIndex([
      { ...own, id: 'a', name: 'Aaaa', aliases: [], partOf: 'b' },
      { ...own, id: 'b', name: 'Bbbb', aliases: [], partOf: 'a' },
    ]);
    expect(['a', 'b']).toContain(loop.rootOf(loop.find('Aaaa')[0]!.party).id);
  });

  it('has no id twice and no unknown whole in the register', () => {
    const ids = partyRegister.map((party) => party.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const party of partyRegister) if (party.partOf !== null) expect(ids).toContain(party.partOf);
  });

  it('gives no spelling to two parties of the register', () => {
    const owners = Map.groupBy(
      partyRegister.flatMap((party) => party.aliases.map((alias) => ({ alias: alias.toLowerCase(), id: party.id }))),
      (one) => one.alias,
    );
    const shared = [...owners].filter(([, some]) => new Set(some.map((one) => one.id)).size > 1);
    expect(shared).toEqual([]);
  });
});
