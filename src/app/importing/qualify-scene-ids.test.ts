import type { Scene } from '#core';
import { expect, it } from 'vitest';
import type { KnownRecords } from '../ports/store.ts';
import { qualifySceneIds } from './qualify-scene-ids.ts';

const scene = (id: string, collection: string | null): Scene => ({
  id,
  collection,
  start: '2023-10-05T02:10:00Z',
  end: '2023-10-05T02:10:00Z',
  footprint: null,
  bbox: null,
  gsdMetres: null,
  cloudFraction: null,
  platform: null,
  item: {},
});

/** A store that holds these scenes. */
const holding = (...scenes: Scene[]): KnownRecords =>
  ({
    list: (_: string, { ids }: { ids: string[] }) => Promise.resolve(scenes.filter(({ id }) => ids.includes(id))),
  }) as unknown as KnownRecords;

it('two items of one id in different collections stay two scenes, and stay the same ones the next time', async () => {
  const items = [scene('a', 'x'), scene('a', 'y'), scene('b', 'y')];
  const first = await qualifySceneIds(holding(), items);
  expect(first.map(({ id }) => id)).toEqual(['a', expect.stringMatching(/^a-[0-9a-f]{16}$/), 'b']);
  for (const order of [items, items.toReversed()]) {
    const again = await qualifySceneIds(holding(...first), order);
    expect(new Set(again.map(({ id, collection }) => `${id} ${collection}`))).toEqual(
      new Set(first.map(({ id, collection }) => `${id} ${collection}`)),
    );
  }
});

it('an item that once came without its collection is still the same scene', async () => {
  expect((await qualifySceneIds(holding(scene('a', null)), [scene('a', 'x')]))[0]?.id).toBe('a');
  expect((await qualifySceneIds(holding(scene('a', 'x')), [scene('a', null)]))[0]?.id).toBe('a');
});

it('an item without its collection does not make room for one of a third', async () => {
  const kept = await qualifySceneIds(holding(scene('a', 'x')), [scene('a', null)]);
  expect(kept[0]?.collection).toBe('x');
  const [other] = await qualifySceneIds(holding(...kept), [scene('a', 'y')]);
  expect(other?.id).toMatch(/^a-[0-9a-f]{16}$/);
  const together = await qualifySceneIds(holding(), [scene('a', 'x'), scene('a', null), scene('a', 'y')]);
  expect(new Set(together.map(({ id }) => id)).size).toBe(2);
});
