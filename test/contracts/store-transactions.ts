import { describe, expect, it } from 'vitest';
import type { Site } from '#core';
import type { StoreWriter } from '#app';
import { sampleSite } from './sample-records.ts';
import { type ContractWorld, analyst, put } from './contract-world.ts';

export function describeTransactions(world: ContractWorld): void {
  describe('transactions', () => {
    it('give back what the work gives back', async () => {
      expect(await world.store.transaction(analyst, async () => 42)).toBe(42);
      expect(await world.store.history()).toEqual([]);
    });

    it('a thrown error comes through as it is and leaves nothing behind', async () => {
      await put(world.store, 'site', [sampleSite('a', 'old')]);
      const thrown = new Error('stop');
      const failed = world.store.transaction(analyst, async (writer) => {
        await writer.put('site', [sampleSite('a', 'new'), sampleSite('b')]);
        throw thrown;
      });
      await expect(failed).rejects.toBe(thrown);
      expect(await world.store.list('site')).toEqual([sampleSite('a', 'old')]);
      expect(await world.store.history()).toHaveLength(1);
      expect(await put(world.store, 'site', [sampleSite('b')])).toEqual({ added: 1, updated: 0, unchanged: 0 });
    });

    it('the writer reads what it has written', async () => {
      await world.store.transaction(analyst, async (writer) => {
        await writer.put('site', [sampleSite('a'), sampleSite('b')]);
        expect(await writer.get('site', 'a')).toEqual(sampleSite('a'));
        expect(await writer.list('site', { after: 'a' })).toEqual([sampleSite('b')]);
        expect(await writer.count('site')).toBe(2);
        expect(await writer.history({ id: 'b' })).toHaveLength(1);
      });
    });

    it('the writer is dead afterwards, after success and after failure', async () => {
      const kept: StoreWriter[] = [];
      await world.store.transaction(analyst, async (writer) => void kept.push(writer));
      await world.store
        .transaction(analyst, async (writer) => {
          kept.push(writer);
          throw new Error('no');
        })
        .catch(() => {});
      expect(kept).toHaveLength(2);
      for (const writer of kept) {
        await expect(writer.put('site', [sampleSite('late')])).rejects.toThrow(/transaction is over/);
        await expect(writer.get('site', 'late')).rejects.toThrow(/transaction is over/);
        await expect(writer.list('site')).rejects.toThrow(/transaction is over/);
        await expect(writer.count('site')).rejects.toThrow(/transaction is over/);
        await expect(writer.history()).rejects.toThrow(/transaction is over/);
        await expect(writer.revision()).rejects.toThrow(/transaction is over/);
      }
      expect(await world.store.count('site')).toBe(0);
    });

    it('puts that are started at once follow each other, and one nobody waits for still belongs to it', async () => {
      const sites = Array.from({ length: 3000 }, (_, index) => sampleSite(`s${index}`));
      await world.store.transaction(analyst, async (writer) => {
        void writer.put('site', sites);
        void writer.put('site', sites);
      });
      expect(await world.store.count('site')).toBe(3000);
      expect(await world.store.history({ limit: 4000 })).toHaveLength(3000);
    });

    it('a put that nobody waits for is undone with the transaction', async () => {
      const sites = Array.from({ length: 3000 }, (_, index) => sampleSite(`s${index}`));
      const failed = world.store.transaction(analyst, async (writer) => {
        writer.put('site', sites).catch(() => {});
        throw new Error('stop');
      });
      await expect(failed).rejects.toThrow('stop');
      expect(await world.store.count('site')).toBe(0);
      expect(await world.store.history()).toEqual([]);
    });

    it('a failed put that the work has caught is not committed by half', async () => {
      const sites: Site[] = Array.from({ length: 1500 }, (_, index) => sampleSite(`s${index}`));
      sites.push({ ...sampleSite('bad'), geometry: { type: 'Point', coordinates: [Number.NaN, 0] } });
      const failed = world.store.transaction(analyst, async (writer) => {
        await writer.put('site', sites).catch(() => {});
      });
      await expect(failed).rejects.toThrow(/NaN/);
      expect(await world.store.count('site')).toBe(0);
    });

    it('one inside another is refused instead of waiting for itself', async () => {
      await world.store.transaction(analyst, async (writer) => {
        await expect(put(world.store, 'site', [sampleSite('inner')])).rejects.toThrow(/inside a transaction/);
        await expect(world.store.close()).rejects.toThrow(/inside a transaction/);
        await writer.put('site', [sampleSite('outer')]);
      });
      expect((await world.store.list('site')).map((site) => site.id)).toEqual(['outer']);
    });

    it('closing waits for those already asked for, may be repeated, and ends everything else', async () => {
      const store = await world.open();
      const running = put(store, 'site', [sampleSite('a')]);
      await Promise.all([store.close(), store.close()]);
      await store.close();
      expect(await running).toMatchObject({ added: 1 });
      const closed = { name: 'StorageError', code: 'closed' };
      await expect(store.get('site', 'a')).rejects.toMatchObject(closed);
      await expect(put(store, 'site', [])).rejects.toMatchObject(closed);
      expect(await world.store.count('site')).toBe(1);
    });

    it('what was committed is there when the database is opened again', async () => {
      await put(world.store, 'site', [sampleSite('a')]);
      await world.store.close();
      const again = await world.open();
      expect(await again.list('site')).toEqual([sampleSite('a')]);
      expect(await again.history()).toHaveLength(1);
    });

    it('a database that a newer Sightline has changed is not touched', async () => {
      await world.harness.runSql(`insert into migration (version, name, at) values (999, 'later', 'later')`);
      await expect(world.open()).rejects.toMatchObject({ name: 'StorageError', code: 'schema-too-new' });
      await expect(world.open()).rejects.toThrow(/schema 999/);
    });
  });
}
