import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRecords } from '#app';
import type { Provision } from '#core';
import { NameList, findProvisions } from '#evidence';
import { createReader } from '#sources';
import { runSightline, scratchFolder, scratchWorkspace } from '../cli/run-sightline.ts';
import { findData } from '../data/data-folder.ts';

const regime = async (name: string): Promise<Provision[]> => {
  const read = await readRecords(createReader(), `regimes/${name}.json`);
  expect(read.rejected).toEqual([]);
  return read.of('provision');
};
const touched = (provisions: readonly Provision[], from: string, to: string, item: string, date: string): string[] =>
  findProvisions({ from, to, item, date: date as never }, provisions).touched.map((one) => one.provision.id);

describe('the regimes that come along', () => {
  it('every one is read without a fault, and each paragraph names its source', async () => {
    for (const file of readdirSync('regimes')) {
      const provisions = await regime(file.replace('.json', ''));
      expect(provisions.length).toBeGreaterThan(5);
      for (const one of provisions) expect(one.sourceUrl, one.id).toMatch(/^https?:/);
    }
  });

  it('the one on North Korea has the twelve resolutions', async () => {
    const numbers = new Set((await regime('unsc-dprk')).map((one) => one.resolution.replace(/UNSCR (\d+).*/, '$1')));
    expect([...numbers].toSorted()).toEqual('1695 1718 1874 2087 2094 2270 2321 2371 2375 2397 2664 2680'.split(' '));
  });

  it('arms out of North Korea touch the export ban; food into it touches nothing, out of it does', async () => {
    const provisions = await regime('unsc-dprk');
    expect(touched(provisions, 'DPRK', 'Russia', 'arms/munitions', '2023-10-05')).toContain('unscr-1874-9');
    expect(touched(provisions, 'Russia', 'DPRK', 'food', '2023-10-05')).toEqual([]);
    expect(touched(provisions, 'DPRK', 'China', 'food', '2023-10-05')).toContain('unscr-2397-6');
    expect(touched(provisions, 'DPRK', 'China', 'food', '2016-10-05')).toEqual([]);
    expect(touched(provisions, 'Russia', 'DPRK', 'launch technology', '2023-10-05')).toContain('unscr-2270-5');
  });

  it('the ceiling on coal ended with the ban', async () => {
    const provisions = await regime('unsc-dprk');
    expect(touched(provisions, 'DPRK', 'China', 'coal', '2017-03-01')).toEqual(
      expect.arrayContaining(['unscr-2321-26']),
    );
    expect(touched(provisions, 'DPRK', 'China', 'coal', '2018-03-01')).toEqual(['unscr-2371-8']);
  });

  it('the one on Libya needs no code', async () => {
    const provisions = await regime('unsc-libya');
    const { touched: found } = findProvisions(
      { from: 'Turkey', to: 'Libya', item: 'arms', date: '2019-06-01' as never },
      provisions,
    );
    expect(found.map((one) => [one.provision.paragraph, one.effect])).toEqual([['9', 'forbidden']]);
    expect(found[0]!.exemptions.map((one) => one.needs)).toContain('approval');
    expect(touched(provisions, 'Libya', 'Mali', 'arms', '2019-06-01')).toEqual(['unscr-1970-10']);
    expect(touched(provisions, 'DPRK', 'Russia', 'arms', '2019-06-01')).toEqual([]);
  });

  it('the demo case quotes it word for word, and adds why it matters there', async () => {
    const byId = new Map((await regime('unsc-dprk')).map((one) => [one.id, one]));
    const demo = JSON.parse(readFileSync('demo/tumangang-2023/provisions.json', 'utf8')) as Provision[];
    for (const one of demo) expect({ ...one, relevance: null }).toEqual(byId.get(one.id));
  });
});

describe('sightline provisions', () => {
  it('tells what a transfer would touch, with the amount against the cap', async () => {
    const { status, stdout } = await runSightline(
      'provisions transfer --from Russia --to DPRK --item oil/refined --date 2023-09-20 --quantity 300,000 --unit barrels --json'.split(
        ' ',
      ),
    );
    const { touched: found } = JSON.parse(stdout) as { touched: { id: string; effect: string; reasons: string[] }[] };
    expect(status).toBe(0);
    const cap = found.find((one) => one.id === 'unscr-2397-5')!;
    expect(cap.effect).toBe('capped');
    expect(cap.reasons.join()).toContain('60 % of it');
  });

  it('adds up a CSV, keeps good rows and names bad ones', async () => {
    const file = join(scratchFolder(), 'flows.csv');
    writeFileSync(
      file,
      'date,from,to,item,quantity,unit\n2018-01-01/2018-05-30,China,DPRK,oil/refined,759793,barrel\n2018-13,China,DPRK,oil/refined,5,barrel\n',
    );
    const { status, stdout } = await runSightline(['provisions', 'flows', file, '--json']);
    const result = JSON.parse(stdout) as { uses: { status: string }[]; rejected: { row: number; column: string }[] };
    expect(status).toBe(1);
    expect(result.uses.map((one) => one.status)).toEqual(['exceeded']);
    expect(result.rejected).toMatchObject([{ row: 3, column: 'date' }]);
  });

  it.each([
    [['provisions', 'transfer', '--from', 'A', '--to', 'B', '--item', 'x', '--regime', 'UNSC-Nowhere'], 'unsc-dprk'],
    [['provisions', 'transfer', '--from', 'A', '--to', 'B', '--item', 'x', '--quantity', 'much'], 'expected a number'],
    [['provisions', 'flows'], '--case ID'],
    [['provisions', 'names'], 'at least one name'],
  ])('%j is refused in words', async (args, words) => {
    const { status, stderr } = await runSightline(args);
    expect(status).toBe(2);
    expect(stderr).toContain(words);
  });
});

const found = findData('reference/unsc-consolidated-list');
const listFolder = found ?? '';
describe.skipIf(found === undefined)('the UN list', () => {
  it('is read from XML and YAML alike, and imported twice changes nothing', async () => {
    const workspace = await scratchWorkspace();
    const importing = (path: string): ReturnType<typeof runSightline> =>
      runSightline(['import', '--workspace', workspace, '--json', join(listFolder, path)]);
    expect(JSON.parse((await importing('processed')).stdout)).toMatchObject({ added: 155, rejected: [] });
    expect(JSON.parse((await importing('processed')).stdout)).toMatchObject({ added: 0, unchanged: 155 });
    const found = await runSightline(['provisions', 'names', '--workspace', workspace, '--json', 'Lee Won-ho']);
    const { names } = JSON.parse(found.stdout) as { names: { matches: { id: string; parts: { how: string }[] }[] }[] };
    expect(names[0]!.matches[0]).toMatchObject({ id: 'KPi.033' });
    expect(names[0]!.matches[0]!.parts.map((part) => part.how)).toContain('romanisation');
  });

  it('the spellings of 2026 are found in the list of 2018, and names of other parts are not', async () => {
    const reader = createReader();
    const older = (await readRecords(reader, join(listFolder, 'consolidated-2018-10-29.xml'))).of('designation');
    const newer = (await readRecords(reader, join(listFolder, 'processed'))).of('designation');
    expect(older).toHaveLength(1093);
    const list = new NameList(older.filter((one) => one.regime === 'DPRK'));
    const spellings = newer.flatMap((one) =>
      [one.name, ...one.aliases.map(({ name }) => name)].map((name) => ({ id: one.id, name })),
    );
    const found = spellings.filter(({ id, name }) => list.match(name)[0]?.designation.id === id);
    // 344 of 369 on 2026-11-30; the rest are aliases that were added after 2018.
    expect(found.length / spellings.length).toBeGreaterThan(0.9);
    const others = older
      .filter((one) => one.regime !== 'DPRK')
      .flatMap((one) => [one.name, ...one.aliases.map(({ name }) => name)]);
    expect(others.length).toBeGreaterThan(3000);
    expect(others.filter((name) => list.match(name).length > 0)).toEqual([]);
  }, 60_000);
});
