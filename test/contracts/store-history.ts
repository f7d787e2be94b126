import { describe, expect, it } from 'vitest';
import { canonicalJson, sha256Hex } from '#core';
import { sampleRecords, sampleSite } from './sample-records.ts';
import { type ContractWorld, analyst, put } from './contract-world.ts';

export function describeHistory(world: ContractWorld): void {
  describe('history', () => {
    it('tells who changed what, when and why, and what stood there before', async () => {
      const at = '2023-10-06T12:00:00.000Z';
      const store = await world.open({ now: () => new Date(at) });
      const machine = { actor: { kind: 'machine', name: 'importer 1.0' }, reason: 'import of sites' } as const;
      await put(store, 'site', [sampleSite('a', 'old')], machine);
      await put(store, 'site', [sampleSite('a', 'old')], machine);
      await put(store, 'site', [sampleSite('a', 'new')], analyst);
      const common = { at, recordKind: 'site', recordId: 'a' };
      const entries = await store.history();
      expect(entries.map(({ previousSha256: _previous, sha256: _own, ...entry }) => entry)).toEqual([
        {
          ...common,
          ...machine,
          sequence: 1,
          action: 'added',
          afterSha256: sha256Hex(canonicalJson(sampleSite('a', 'old'))),
          before: null,
        },
        {
          ...common,
          ...analyst,
          sequence: 2,
          action: 'updated',
          afterSha256: sha256Hex(canonicalJson(sampleSite('a', 'new'))),
          before: sampleSite('a', 'old'),
        },
      ]);
    });

    it('has a revision that grows with every change and with nothing else', async () => {
      expect(await world.store.revision()).toBe(0);
      await put(world.store, 'site', [sampleSite('a'), sampleSite('b')]);
      await put(world.store, 'site', [sampleSite('a')]);
      expect(await world.store.revision()).toBe(2);
      await world.store.transaction(analyst, async (writer) => {
        await writer.put('site', [sampleSite('a', 'renamed')]);
        expect(await writer.revision()).toBe(3);
        expect(await world.store.revision()).toBe(2);
      });
      expect(await world.store.revision()).toBe(3);
    });

    it('grows by one with every change, in the order in which records were put', async () => {
      await world.store.transaction(analyst, async (writer) => {
        await writer.put('site', [sampleSite('b'), sampleSite('a')]);
        await writer.put('party', [sampleRecords.party]);
        await writer.put('site', [sampleSite('a', 'renamed')]);
      });
      const entries = await world.store.history();
      expect(entries.map((entry) => entry.sequence)).toEqual([1, 2, 3, 4]);
      expect(entries.map((entry) => entry.recordId)).toEqual(['b', 'a', sampleRecords.party.id, 'a']);
    });

    it('can be asked for one kind, one record, or the beginning', async () => {
      await put(world.store, 'site', [sampleSite('a'), sampleSite('b')]);
      await put(world.store, 'party', [{ ...sampleRecords.party, id: 'a' }]);
      const sequences = async (filter: Parameters<typeof world.store.history>[0]): Promise<number[]> =>
        (await world.store.history(filter)).map((entry) => entry.sequence);
      expect(await sequences({ kind: 'site' })).toEqual([1, 2]);
      expect(await sequences({ id: 'a' })).toEqual([1, 3]);
      expect(await sequences({ kind: 'party', id: 'a' })).toEqual([3]);
      expect(await sequences({ limit: 2 })).toEqual([1, 2]);
      expect(await sequences({ id: 'nobody' })).toEqual([]);
    });

    it('can be asked for what a person did last', async () => {
      const machine = { actor: { kind: 'machine', name: 'counter 1.0' }, reason: 'counted' } as const;
      const other = { actor: { kind: 'person', name: 'B. Reviewer' }, reason: 'looked' } as const;
      await put(world.store, 'site', [sampleSite('a')], analyst);
      await put(world.store, 'site', [sampleSite('b')], other);
      await put(world.store, 'site', [sampleSite('a', 'again')], machine);
      const last = { by: 'person', newestFirst: true, limit: 1 } as const;
      expect((await world.store.history(last)).map(({ sequence }) => sequence)).toEqual([2]);
      const [ofA] = await world.store.history({ ...last, of: [{ kind: 'site', filter: { ids: ['a'] } }] });
      expect(ofA?.actor).toEqual(analyst.actor);
      expect(await world.store.countHistory({ by: 'machine' })).toBe(1);
    });

    it('can be asked for what records of a filter went through, page by page, and be counted', async () => {
      await put(world.store, 'site', [sampleSite('a'), sampleSite('b')]);
      const zone = { ...sampleRecords.zone, siteId: 'a' };
      await put(world.store, 'zone', [zone, { ...zone, id: 'elsewhere', siteId: 'c' }]);
      await put(world.store, 'party', [sampleRecords.party]);
      await put(world.store, 'site', [sampleSite('a', 'renamed')]);
      const of = [
        { kind: 'site', filter: { ids: ['a'] } },
        { kind: 'zone', filter: { siteId: ['a', 'b'] } },
        { kind: 'party', filter: {} },
        { kind: 'scene', filter: { siteId: 'a' } },
      ] as const;
      const sequences = async (after: number, limit: number): Promise<number[]> =>
        (await world.store.history({ of, after, limit })).map((entry) => entry.sequence);
      expect(await sequences(0, 2)).toEqual([1, 3]);
      expect(await sequences(3, 9)).toEqual([5, 6]);
      expect(await world.store.countHistory({ of })).toBe(4);
      expect(await world.store.countHistory({ of, after: 5 })).toBe(1);
      expect(await world.store.countHistory({ of, after: 1, upTo: 5 })).toBe(2);
      const changes = await Promise.all(of.map(({ filter, kind }) => world.store.countChanges(kind, filter)));
      expect(changes).toEqual([2, 1, 1, 0]);
      expect(await world.store.countHistory({ of: [] })).toBe(0);
      expect(await world.store.countHistory()).toBe(6);
      expect(await world.store.changesSince(3)).toEqual(
        new Map([
          ['zone', 1],
          ['party', 1],
          ['site', 1],
        ]),
      );
    });

    it.each([`update history set reason = 'another'`, `delete from history`, `delete from history where sequence = 1`])(
      'the engine itself refuses: %s',
      async (statement) => {
        await put(world.store, 'site', [sampleSite('a')]);
        await expect(world.harness.runSql(statement)).rejects.toThrow(/append-only/);
        expect(await world.store.history()).toMatchObject([{ sequence: 1, reason: analyst.reason }]);
      },
    );

    it('a rolled back change leaves no gap', async () => {
      await put(world.store, 'site', [sampleSite('a')]);
      const failed = world.store.transaction(analyst, async (writer) => {
        await writer.put('site', [sampleSite('b')]);
        throw new Error('changed my mind');
      });
      await expect(failed).rejects.toThrow('changed my mind');
      await put(world.store, 'site', [sampleSite('c')]);
      expect((await world.store.history()).map((entry) => [entry.sequence, entry.recordId])).toEqual([
        [1, 'a'],
        [2, 'c'],
      ]);
    });
  });
}
