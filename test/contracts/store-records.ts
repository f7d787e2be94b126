import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Site, recordKinds, recordSchemas } from '#core';
import { sampleRecords, sampleSite } from './sample-records.ts';
import { type ContractWorld, put } from './contract-world.ts';

export function describeRecords(world: ContractWorld): void {
  describe('records', () => {
    it.each(recordKinds)('a %s comes back as it was put', async (kind) => {
      const record = sampleRecords[kind];
      expect(recordSchemas[kind].parse(record)).toEqual(record);
      expect(await put(world.store, kind, [record])).toEqual({ added: 1, updated: 0, unchanged: 0 });
      expect(await world.store.get(kind, record.id)).toEqual(record);
      expect(await world.store.list(kind)).toEqual([record]);
    });

    it('an id that nobody has is undefined, a kind that nobody put is empty', async () => {
      expect(await world.store.get('site', 'nowhere')).toBeUndefined();
      expect(await world.store.get('site', "'; drop table sites; --")).toBeUndefined();
      expect(await world.store.get('site', 'a\0b')).toBeUndefined();
      expect(await world.store.list('claim')).toEqual([]);
      expect(await world.store.count('claim')).toBe(0);
    });

    it('the same id of two kinds is two records', async () => {
      await put(world.store, 'site', [sampleSite('same')]);
      await put(world.store, 'party', [{ ...sampleRecords.party, id: 'same' }]);
      expect((await world.store.get('site', 'same'))?.name).toBe('same');
      expect((await world.store.get('party', 'same'))?.name).toBe('An institute');
    });

    it('putting the same again changes nothing, a changed record is updated', async () => {
      const sites = [sampleSite('a'), sampleSite('b'), sampleSite('c')];
      await put(world.store, 'site', sites);
      expect(await put(world.store, 'site', sites)).toEqual({ added: 0, updated: 0, unchanged: 3 });
      const next = [sampleSite('a'), sampleSite('b', 'renamed'), sampleSite('d')];
      expect(await put(world.store, 'site', next)).toEqual({ added: 1, updated: 1, unchanged: 1 });
      expect((await world.store.get('site', 'b'))?.name).toBe('renamed');
      expect(await world.store.count('site')).toBe(4);
    });

    it('the order of members does not make a record another one', async () => {
      const site = sampleSite('a');
      await put(world.store, 'site', [site]);
      const turned = Object.fromEntries(Object.entries(site).toReversed()) as unknown as Site;
      expect(await put(world.store, 'site', [turned])).toEqual({ added: 0, updated: 0, unchanged: 1 });
    });

    it('of the same id twice in one call the last one wins', async () => {
      const result = await put(world.store, 'site', [sampleSite('a', 'first'), sampleSite('a', 'last')]);
      expect(result).toEqual({ added: 1, updated: 0, unchanged: 0 });
      expect((await world.store.get('site', 'a'))?.name).toBe('last');
      expect(await world.store.history()).toHaveLength(1);
    });

    it('a changed record is found by what it says now', async () => {
      await put(world.store, 'zone', [sampleRecords.zone]);
      await put(world.store, 'zone', [{ ...sampleRecords.zone, siteId: 'khasan' }]);
      expect(await world.store.list('zone', { siteId: 'tumangang' })).toEqual([]);
      expect(await world.store.count('zone', { siteId: 'khasan' })).toBe(1);
    });

    it('ids come in order of code points, whatever the script', async () => {
      const ordered = ['A', 'Z', 'a', 'a-1', 'a.1', 'a1', 'a_1', 'b', 'ä', '두만강', 'Ａ', '𝒜'];
      await put(
        world.store,
        'site',
        ordered.toReversed().map((id) => sampleSite(id)),
      );
      expect((await world.store.list('site')).map((site) => site.id)).toEqual(ordered);
      expect((await world.store.list('site', { after: '두만강' })).map((site) => site.id)).toEqual(['Ａ', '𝒜']);
    });

    it('a batch of 10,000 is taken in whole', async () => {
      const records = Array.from({ length: 10_000 }, (_, index) => ({
        ...sampleRecords.observation,
        id: `obs-${String(index).padStart(5, '0')}`,
        seen: { kind: 'count' as const, low: index, high: index },
      }));
      expect(await put(world.store, 'observation', records)).toEqual({ added: 10_000, updated: 0, unchanged: 0 });
      expect(await put(world.store, 'observation', records)).toEqual({ added: 0, updated: 0, unchanged: 10_000 });
      expect(await world.store.list('observation')).toEqual(records);
    });

    it('no text is too strange to be kept', async () => {
      const text = fc.string({ unit: 'binary' });
      const name = fc.oneof(text, fc.constantFrom('\0', '\uD800', '\\u0000', "'", '"', '{}', 'null', 'NULL', '\\N'));
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(name, { maxLength: 20 }), fc.option(text), async (aliases, note) => {
          run += 1;
          const site: Site = { ...sampleSite(`run-${run}`), aliases, note };
          await put(world.store, 'site', [site]);
          expect(await world.store.get('site', site.id)).toEqual(site);
          const observation = { ...sampleRecords.observation, objectClass: `x${note}` };
          await put(world.store, 'observation', [observation]);
          expect(await world.store.count('observation', { objectClass: observation.objectClass })).toBe(1);
        }),
        { numRuns: 40 },
      );
    });

    it('a body that is no JSON any more is a StorageError that names the record', async () => {
      await put(world.store, 'site', [sampleSite('a'), sampleSite('b')]);
      await world.harness.runSql(`update sites set body = '{"id":' where id = 'b'`);
      await expect(world.store.list('site')).rejects.toMatchObject({ name: 'StorageError', code: 'corrupt-record' });
      await expect(world.store.get('site', 'b')).rejects.toThrow(/site b/);
      expect((await world.store.get('site', 'a'))?.id).toBe('a');
    });
  });
}
