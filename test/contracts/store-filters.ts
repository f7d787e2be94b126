import { describe, expect, it } from 'vitest';
import { type BoundingBox, type Observation, type RecordKind, type Scene, parseDateSpan } from '#core';
import type { RecordFilter, Store } from '#app';
import { sampleRecords, sampleSite } from './sample-records.ts';
import { type ContractWorld, put } from './contract-world.ts';

export function describeFilters(world: ContractWorld): void {
  describe('filters', () => {
    it('ids select, and unknown ones are passed over', async () => {
      await put(
        world.store,
        'site',
        ['a', 'b', 'c'].map((id) => sampleSite(id)),
      );
      expect(await idsOf(world.store, 'site', { ids: ['c', 'a', 'nowhere', 'a'] })).toEqual(['a', 'c']);
      expect(await idsOf(world.store, 'site', { ids: [] })).toEqual([]);
      expect(await world.store.count('site', { ids: ['b', 'x'] })).toBe(1);
    });

    it('more ids than an engine has parameters can be asked for', async () => {
      await put(world.store, 'site', [sampleSite('id-69999')]);
      const ids = Array.from({ length: 70_000 }, (_, index) => `id-${index}`);
      expect(await idsOf(world.store, 'site', { ids })).toEqual(['id-69999']);
    });

    it('markings are found by scene, site and class', async () => {
      const { marking } = sampleRecords;
      await put(world.store, 'marking', [
        marking,
        { ...marking, id: 'other-scene', sceneId: 'S2A' },
        { ...marking, id: 'other-class', objectClass: 'ships' },
      ]);
      expect(await idsOf(world.store, 'marking', { sceneId: 'S2A' })).toEqual(['other-scene']);
      expect(await idsOf(world.store, 'marking', { siteId: 'tumangang', objectClass: 'railcar' })).toEqual([
        marking.id,
        'other-scene',
      ]);
      await expect(world.store.count('observation', { sceneId: 'S2A' })).rejects.toThrow(/cannot be filtered/);
    });

    it.each(['railcar', 'Railcars', 'rail cars', 'RAILCAR'])('the class "%s" finds railcars', async (objectClass) => {
      await put(world.store, 'observation', [
        observation('1', 'tumangang', 'railcars'),
        observation('2', 'tumangang', 'Rail car'),
        observation('3', 'tumangang', 'containers'),
        observation('4', 'khasan', 'railcars'),
      ]);
      expect(await idsOf(world.store, 'observation', { objectClass })).toEqual(['1', '2', '4']);
      expect(await idsOf(world.store, 'observation', { objectClass, siteId: 'tumangang' })).toEqual(['1', '2']);
      expect(await world.store.count('observation', { objectClass, siteId: 'khasan' })).toBe(1);
    });

    it.each([
      'proposition',
      'hypothesis',
      'judgement',
      'indicator',
      'forecast',
      'outcome',
      'grade',
      'exchange',
    ] as const)('a %s is found by its case', async (kind) => {
      const record = sampleRecords[kind];
      await put<RecordKind>(world.store, kind, [record, { ...record, id: 'other', caseId: 'another-case' }]);
      expect(await idsOf(world.store, kind, { caseId: 'tumangang-2023' })).toEqual([record.id]);
      expect(await idsOf(world.store, kind, { caseId: 'another-case' })).toEqual(['other']);
    });

    it('comments and assignments are found by what they are about, their case, state and person', async () => {
      const { assignment, comment } = sampleRecords;
      const reply = { ...comment, id: 'reply', inReplyTo: comment.id };
      const settled = { ...comment, id: 'settled', resolved: { by: 'A', at: comment.at }, caseId: null };
      await put(world.store, 'comment', [comment, reply, settled]);
      await put(world.store, 'assignment', [assignment, { ...assignment, id: 'x', to: 'C', state: 'done' }]);
      expect(await idsOf(world.store, 'comment', { about: 'claim:claim-1' })).toEqual([comment.id, 'reply', 'settled']);
      expect(await idsOf(world.store, 'comment', { state: 'open' })).toEqual([comment.id]);
      expect(await idsOf(world.store, 'comment', { state: ['reply', 'resolved'] })).toEqual(['reply', 'settled']);
      expect(await idsOf(world.store, 'comment', { caseId: 'tumangang-2023', state: 'resolved' })).toEqual([]);
      expect(await idsOf(world.store, 'assignment', { assignee: 'b-reader' })).toEqual([assignment.id]);
      expect(await idsOf(world.store, 'assignment', { about: ['site:tumangang', 'site:x'], state: 'done' })).toEqual([
        'x',
      ]);
    });

    it('claims are found by their document, zones by their site', async () => {
      await put(world.store, 'claim', [sampleRecords.claim, { ...sampleRecords.claim, id: 'x', documentId: 'doc-2' }]);
      await put(world.store, 'zone', [sampleRecords.zone, { ...sampleRecords.zone, id: 'x', siteId: 'khasan' }]);
      expect(await idsOf(world.store, 'claim', { documentId: 'doc-2' })).toEqual(['x']);
      expect(await idsOf(world.store, 'zone', { siteId: 'khasan' })).toEqual(['x']);
    });

    it('a filter that the kind does not have is refused, not ignored', async () => {
      await expect(world.store.list('site', { caseId: 'tumangang-2023' })).rejects.toThrow(/cannot be filtered/);
      await expect(world.store.count('claim', { objectClass: 'railcars' })).rejects.toThrow(/cannot be filtered/);
    });

    it.each([1, 2, 3, 7, 100])('pages of %i show every record once', async (limit) => {
      const records = Array.from({ length: 23 }, (_, index) => observation(`o${index}`, 'tumangang', 'railcars'));
      await put(world.store, 'observation', [...records, observation('o5x', 'khasan', 'railcars')]);
      const seen: string[] = [];
      for (let page = ['']; page.length > 0;) {
        const after = seen.at(-1);
        page = await idsOf(world.store, 'observation', {
          siteId: 'tumangang',
          limit,
          ...(after === undefined ? {} : { after }),
        });
        expect(page.length).toBeLessThanOrEqual(limit);
        seen.push(...page);
      }
      expect(seen).toEqual(records.map((record) => record.id).toSorted());
      expect(await idsOf(world.store, 'observation', { limit: 0 })).toEqual([]);
      expect(await world.store.count('observation', { siteId: 'tumangang', limit })).toBe(23);
    });

    it('scenes that touch the box of a site are its scenes', async () => {
      await put(world.store, 'site', [
        sampleSite('yard', 'yard', [130.62, 42.41, 130.64, 42.42]),
        sampleSite('nowhere'),
      ]);
      await put(world.store, 'scene', [
        scene('around', [130.1, 42.3, 131.4, 43.3]),
        scene('inside', [130.63, 42.412, 130.631, 42.413]),
        scene('edge', [130.64, 42.3, 130.7, 42.41]),
        scene('world', [-180, -90, 180, 90]),
        scene('east', [130.6401, 42.3, 130.7, 42.5]),
        scene('north', [130.6, 42.4201, 130.7, 42.5]),
        scene('mirror', [-130.64, 42.4, -130.62, 42.43]),
        { ...scene('boxless', [0, 0, 1, 1]), bbox: null, footprint: null },
        { ...scene('outlined', [0, 0, 1, 1]), bbox: null, footprint: sampleRecords.scene.footprint },
      ]);
      expect(await idsOf(world.store, 'scene', { siteId: 'yard' })).toEqual([
        'around',
        'edge',
        'inside',
        'outlined',
        'world',
      ]);
      expect(await world.store.count('scene', { siteId: 'yard', ids: ['edge', 'east'] })).toBe(1);
      expect(await idsOf(world.store, 'scene', { siteId: 'nowhere' })).toEqual([]);
      expect(await idsOf(world.store, 'scene', { siteId: 'unknown' })).toEqual([]);
    });

    it('scenes are found by their time, both ends included', async () => {
      const at = (id: string, start: string, end = start): Scene => ({ ...sampleRecords.scene, id, start, end });
      await put(world.store, 'scene', [
        at('before', '2023-09-30T23:59:59Z'),
        at('first', '2023-10-01T00:00:00Z'),
        at('last', '2023-10-31T23:59:59.999Z'),
        at('after', '2023-11-01T00:00:00Z'),
        at('long', '2023-01-01T00:00:00Z', '2023-12-31T00:00:00Z'),
      ]);
      const [from, to] = ['2023-10-01T00:00:00Z', '2023-10-31T23:59:59.999Z'];
      expect(await idsOf(world.store, 'scene', { from, to })).toEqual(['first', 'last', 'long']);
      expect(await idsOf(world.store, 'scene', { from })).toEqual(['after', 'first', 'last', 'long']);
      expect(await idsOf(world.store, 'scene', { newestFirst: true, limit: 3 })).toEqual(['after', 'last', 'first']);
      await expect(world.store.list('zone', { newestFirst: true })).rejects.toThrow(/newest first/);
      expect(await world.store.count('scene', { to, siteId: 'unknown' })).toBe(0);
      await expect(world.store.list('zone', { from })).rejects.toThrow(/cannot be filtered/);
      await expect(world.store.list('scene', { from: 'yesterday' })).rejects.toThrow(/expected an instant/);
    });

    it('observations are found by the days they may mean', async () => {
      const at = (id: string, when: string): Observation => ({
        ...observation(id, 'tumangang', 'railcars'),
        when: parseDateSpan(when),
      });
      await put(world.store, 'observation', [
        at('day', '2023-10-05'),
        at('month', '2023-10'),
        at('span', '2018/2023-09'),
        at('later', '2023-11-01'),
      ]);
      const [from, to] = ['2023-10-05T09:00:00Z', '2023-10-20T00:00:00Z'];
      expect(await idsOf(world.store, 'observation', { from, to })).toEqual(['day', 'month']);
      expect(await idsOf(world.store, 'observation', { to: '2023-09-30T00:00:00Z' })).toEqual(['span']);
      expect(await world.store.count('observation', { from })).toBe(3);
    });

    it('several sites can be asked for at once, and scenes by a box', async () => {
      await put(world.store, 'observation', [
        observation('1', 'tumangang', 'railcars'),
        observation('2', 'khasan', 'railcars'),
        observation('3', 'najin', 'railcars'),
      ]);
      expect(await idsOf(world.store, 'observation', { siteId: ['najin', 'tumangang', 'x'] })).toEqual(['1', '3']);
      expect(await idsOf(world.store, 'observation', { siteId: [] })).toEqual([]);
      await put(world.store, 'scene', [scene('here', [130, 42, 131, 43]), scene('there', [7, 47, 8, 48])]);
      expect(await idsOf(world.store, 'scene', { bbox: [130.5, 42.5, 140, 50] })).toEqual(['here']);
      await expect(world.store.list('zone', { bbox: [0, 0, 1, 1] })).rejects.toThrow(/cannot be filtered/);
    });

    it('a scene over two sites is one scene of both together, also when a site moves', async () => {
      await put(world.store, 'scene', [scene('both', [10, 50, 11, 51]), scene('one', [10, 50, 10.2, 50.2])]);
      await put(world.store, 'site', [
        sampleSite('west', 'west', [10, 50, 10.1, 50.1]),
        sampleSite('east', 'east', [10.9, 50.9, 11, 51]),
      ]);
      const siteId = ['west', 'east', 'nowhere'];
      expect(await idsOf(world.store, 'scene', { siteId })).toEqual(['both', 'one']);
      expect(await world.store.count('scene', { siteId })).toBe(2);
      expect(await idsOf(world.store, 'scene', { siteId, after: 'both', limit: 5 })).toEqual(['one']);
      expect(await idsOf(world.store, 'scene', { siteId: [] })).toEqual([]);
      await put(world.store, 'site', [sampleSite('west', 'moved', [40, 50, 40.1, 50.1])]);
      expect(await idsOf(world.store, 'scene', { siteId: 'west' })).toEqual([]);
      expect(await idsOf(world.store, 'scene', { siteId: 'east' })).toEqual(['both']);
      await put(world.store, 'scene', [scene('both', [40, 50, 41, 51])]);
      expect(await idsOf(world.store, 'scene', { siteId })).toEqual(['both']);
    });

    it('a list of many sites or documents pages as one of a few', async () => {
      const sites = Array.from({ length: 300 }, (_, index) => `site-${index}`);
      await put(
        world.store,
        'observation',
        sites.map((siteId, index) => observation(`o${String(index).padStart(3, '0')}`, siteId, 'railcars')),
      );
      expect(await idsOf(world.store, 'observation', { siteId: sites, after: 'o297', limit: 5 })).toEqual([
        'o298',
        'o299',
      ]);
      expect(await world.store.count('observation', { siteId: sites.slice(0, 250) })).toBe(250);
      await put(world.store, 'claim', [sampleRecords.claim, { ...sampleRecords.claim, id: 'x', documentId: 'doc-2' }]);
      const documentId = ['doc-2', sampleRecords.claim.documentId];
      expect(await world.store.count('claim', { documentId })).toBe(2);
    });

    it('a scene across the antimeridian belongs to the sites on both sides', async () => {
      await put(world.store, 'site', [
        sampleSite('chukotka', 'west of it', [179.2, 65, 179.3, 65.1]),
        sampleSite('wrangel', 'east of it', [-179.3, 65, -179.2, 65.1]),
        sampleSite('greenwich', 'far away', [0, 65, 0.1, 65.1]),
      ]);
      await put(world.store, 'scene', [scene('across', [179, 64, -179, 66]), scene('beside', [-179.25, 64, -178, 66])]);
      expect(await idsOf(world.store, 'scene', { siteId: 'chukotka' })).toEqual(['across']);
      expect(await idsOf(world.store, 'scene', { siteId: 'wrangel' })).toEqual(['across', 'beside']);
      expect(await idsOf(world.store, 'scene', { siteId: 'greenwich' })).toEqual([]);
    });
  });
}

async function idsOf(store: Store, kind: RecordKind, filter: RecordFilter): Promise<string[]> {
  return (await store.list(kind, filter)).map((record) => record.id);
}

function observation(id: string, siteId: string, objectClass: string): Observation {
  return { ...sampleRecords.observation, id, siteId, objectClass };
}

function scene(id: string, bbox: BoundingBox): Scene {
  return { ...sampleRecords.scene, id, bbox };
}
