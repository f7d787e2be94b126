import type { Designation } from '#core';
import { describe, expect, it } from 'vitest';
import { NameList } from './name-list.ts';
import { scanText } from './scan-text.ts';

const entry = (id: string, name: string, aliases: Designation['aliases'] = []): Designation => ({
  id,
  list: 'UNSC',
  regime: 'DPRK',
  kind: 'person',
  name,
  aliases,
  originalName: null,
  nationality: null,
  born: [],
  identifiers: id === 'ship' ? ['IMO 8606173'] : [],
  listed: null,
  note: null,
  sourceUrl: null,
});
const list = new NameList([
  entry('yun', 'YUN HO-JIN', [{ name: 'Yun Ho-chin', quality: 'good' }]),
  entry('ri', 'RI WON HO'),
  entry('pak', 'Pak Chol Su'),
  entry('kim', 'Kim Chol Sam', [{ name: 'Jin Tiesan', quality: 'low' }]),
  entry('komid', 'KOREA MINING DEVELOPMENT TRADING CORPORATION', [{ name: 'KOMID', quality: null }]),
  entry('bank', 'KOREA UNITED DEVELOPMENT BANK'),
  entry('ship', 'OCEAN MARITIME'),
]);
const best = (name: string): string | undefined => list.match(name)[0]?.designation.id;

describe('a name against a list', () => {
  it.each([
    ['Yun Ho-jin', 'yun'],
    ['Ho-jin Yun', 'yun'],
    ['YUN HOJIN', 'yun'],
    ['Yoon Ho Jin', 'yun'],
    ['H. J. Yun', 'yun'],
    ['Lee Won-ho', 'ri'],
    ['Yi Wŏnho', 'ri'],
    ['Park Cheol-su', 'pak'],
    ['Park Chul Soo', 'pak'],
    ['KOMID', 'komid'],
    ['Korea Mining Developement Trading Corp', 'komid'],
  ])('%s is found as %s', (name, id) => expect(best(name)).toBe(id));

  it.each([
    'Kim Jong Un',
    'Yun Mi-rae',
    'Kim',
    'Park',
    'Korea Trading Bank',
    'Development Corporation',
    'Jane Doe',
    '',
  ])('%j is nobody on it', (name) => expect(list.match(name)).toEqual([]));

  it('says why, part by part', () => {
    const [match] = list.match('Ho-jin Yoon');
    expect(match!.parts.map(({ name, listed, how }) => [name, listed, how])).toEqual([
      ['ho', 'ho', 'same'],
      ['jin', 'jin', 'same'],
      ['yoon', 'yun', 'romanisation'],
    ]);
    expect(match!.reasons).toContain('the words stand in another order');
    expect(match!.score).toBeLessThan(list.match('Yun Ho-jin')[0]!.score);
  });

  it('counts a weak alias for less, and initials never as strong', () => {
    expect(list.match('Jin Tiesan')[0]).toMatchObject({ isAlias: true, score: 0.95 });
    expect(list.match('H. J. Yun')[0]!.level).toBe('possible');
  });

  it('is found by a number', () => {
    expect(list.matchIdentifier('8606173').map((one) => one.id)).toEqual(['ship']);
    expect(list.matchIdentifier('606')).toEqual([]);
  });

  it('is found in running text with its place, and once', () => {
    const text =
      'On Friday Yun Ho-jin met officials. Korea Mining Development Trading Corporation said nothing to Yun.';
    const found = scanText(text, list);
    expect(found.map((one) => [one.text, one.match.designation.id])).toEqual([
      ['Yun Ho-jin', 'yun'],
      ['Korea Mining Development Trading Corporation', 'komid'],
    ]);
    for (const { start, end, text: words } of found) expect(text.slice(start, end)).toBe(words);
  });
});
