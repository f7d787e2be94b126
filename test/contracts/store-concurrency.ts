import { describe, expect, it } from 'vitest';
import type { Store } from '#app';
import { sampleSite } from './sample-records.ts';
import { type ContractWorld, analyst, put } from './contract-world.ts';

export function describeConcurrency(world: ContractWorld): void {
  describe('several at once', () => {
    it('readers see the old state until a transaction is committed, then all of the new one', async () => {
      const other = await world.open();
      await put(world.store, 'site', [sampleSite('a', 'old')]);
      await world.store.transaction(analyst, async (writer) => {
        await writer.put('site', [sampleSite('a', 'new'), sampleSite('b')]);
        for (const reader of [world.store, other]) {
          expect(await reader.list('site')).toEqual([sampleSite('a', 'old')]);
          expect(await reader.history()).toHaveLength(1);
        }
      });
      for (const reader of [world.store, other]) {
        expect(await reader.list('site')).toEqual([sampleSite('a', 'new'), sampleSite('b')]);
        expect(await reader.history()).toHaveLength(3);
      }
    });

    it('one handle reads while the other writes, and never sees a half batch', async () => {
      const other = await world.open();
      let isWriting = true;
      const writing = (async () => {
        for (let batch = 0; batch < 15; batch += 1) {
          const sites = Array.from({ length: 100 }, (_, index) => sampleSite(`b${batch}-${index}`));
          await put(world.store, 'site', sites);
        }
        isWriting = false;
      })();
      const counts: number[] = [];
      while (isWriting) {
        counts.push(await other.count('site'));
        await new Promise((resolve) => setImmediate(resolve));
      }
      await writing;
      expect(counts.filter((count) => count % 100 !== 0)).toEqual([]);
      expect(counts).toEqual(counts.toSorted((a, b) => a - b));
      expect(await other.count('site')).toBe(1500);
    });

    it('transactions of two handles take turns, and no change is lost', async () => {
      const other = await world.open();
      await put(world.store, 'site', [sampleSite('counter', '0')]);
      await Promise.all(Array.from({ length: 20 }, (_, index) => increment(index % 2 === 0 ? world.store : other)));
      expect((await world.store.get('site', 'counter'))?.name).toBe('20');
      const entries = await other.history();
      expect(entries.map((entry) => entry.sequence)).toEqual(Array.from({ length: 21 }, (_, index) => index + 1));
    });

    it('who waits too long for another writer is told that the database is locked', async () => {
      const impatient = await world.open({ patience: 100 });
      await world.store.transaction(analyst, async (writer) => {
        await writer.put('site', [sampleSite('first')]);
        const refused = put(impatient, 'site', [sampleSite('second')]);
        await expect(refused).rejects.toMatchObject({ name: 'StorageError', code: 'locked' });
      });
      await put(impatient, 'site', [sampleSite('second')]);
      expect(await world.store.count('site')).toBe(2);
    });

    it('a database can be opened while another handle writes, and by many at once', async () => {
      await world.store.transaction(analyst, async (writer) => {
        await writer.put('site', [sampleSite('a')]);
        const handles = await Promise.all(Array.from({ length: 4 }, () => world.open({ patience: 100 })));
        for (const handle of handles) expect(await handle.count('site')).toBe(0);
      });
    });
  });
}

async function increment(store: Store): Promise<void> {
  await store.transaction(analyst, async (writer) => {
    const counter = await writer.get('site', 'counter');
    await new Promise((resolve) => setImmediate(resolve));
    await writer.put('site', [sampleSite('counter', String(Number(counter?.name) + 1))]);
  });
}
