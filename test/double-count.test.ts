import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type DoubleCountRequest, type Store, doubleCount } from '#app';
import type { Mark, Marking } from '#core';
import { openSqliteStore } from '#storage';
import { runSightline, scratchWorkspace } from './cli/run-sightline.ts';
import { sampleRecords } from './contracts/sample-records.ts';

const mark = (at: number): Mark => ({
  id: `at-${at}`,
  zoneId: 'track-1',
  alongMetres: at,
  score: null,
  lengthMetres: 14,
  colour: null,
  geometry: { type: 'Point', coordinates: [130.6, 42.4] },
});
const by = (analyst: string, ...along: number[]): Marking => ({
  ...sampleRecords.marking,
  id: `marking-${analyst}`,
  maker: null,
  analyst,
  siteId: sampleRecords.site.id,
  sceneId: 'scene-1',
  objectClass: 'railcars',
  zones: [{ zoneId: 'track-1', status: 'observed', visibleShare: 1, reason: null }],
  marks: along.map(mark),
  review: 'draft',
});
const ask: DoubleCountRequest = { site: sampleRecords.site.name, sceneId: 'scene-1', objectClass: 'railcar' };

async function workspaceWith(...markings: Marking[]): Promise<{ folder: string; store: Store }> {
  const folder = await scratchWorkspace();
  const store = await openSqliteStore(join(folder, '.sightline', 'sightline.db'));
  await store.transaction({ actor: { kind: 'machine', name: 'test' }, reason: 'test' }, async (writer) => {
    await writer.put('site', [sampleRecords.site]);
    await writer.put('marking', markings);
  });
  return { folder, store };
}

describe('a double count', () => {
  const [ada, ben] = [by('Ada', 10, 25, 40), { ...by('Ben', 11, 26, 60), objectClass: 'railcar' }];

  it('compares the two markings of a scene, and prints what follows', async () => {
    const { folder, store } = await workspaceWith(ada, ben, { ...ada, id: 'elsewhere', sceneId: 'scene-2' });
    const compared = await doubleCount(store, ask);
    await store.close();
    expect(compared).toMatchObject({ both: 2, found: 4, one: { name: 'Ada' }, other: { name: 'Ben' } });
    expect(compared.total.count).toBeCloseTo(16 / 3 - 1, 9);
    const at = ['double-count', '--workspace', folder, '--site', ask.site, '--scene', 'scene-1'];
    const printed = await runSightline(at);
    expect(printed.stdout).toContain('both found 2, either 4; agreement (F1) 67 %');
    expect(printed.stdout).toMatch(/there are about 4\.3 \(90 %: 4 to \d+\)/);
    const json = await runSightline([...at, '--by', 'Ben', 'Ada', '--json']);
    expect(JSON.parse(json.stdout)).toMatchObject({ both: 2, one: { name: 'Ben', recall: 2 / 3 } });
    expect((await runSightline([...at, '--by', 'Ben'])).status).toBe(2);
  });

  it('says who has marked a scene where it is not two', async () => {
    const { store } = await workspaceWith(ada, ben, by('Cyd', 10), { ...by('Dan', 10), review: 'rejected' });
    await expect(doubleCount(store, ask)).rejects.toThrow(/expected two .* marked by: Ada, Ben, Cyd$/);
    await expect(doubleCount(store, { ...ask, sceneId: 'scene-9' })).rejects.toThrow(/marked by: nobody/);
    await expect(doubleCount(store, { ...ask, by: ['Ada', 'Eve'] })).rejects.toThrow(/Ada, Ben, Cyd/);
    expect(await doubleCount(store, { ...ask, by: ['ada', 'cyd'], toleranceMetres: 1 })).toMatchObject({ both: 1 });
    await store.close();
  });
});
