import { expect, it } from 'vitest';
import { ByteCache } from './byte-cache.ts';

it('what was used last is kept, within its bytes', () => {
  const cache = new ByteCache<Uint16Array>(10);
  cache.set('a', new Uint16Array(2));
  cache.set('b', new Uint16Array(2));
  expect(cache.get('a')).toBeDefined();
  cache.set('c', new Uint16Array(2));
  expect(['a', 'b', 'c'].map((name) => cache.get(name) !== undefined)).toEqual([true, false, true]);
  expect(cache.bytes).toBe(8);
});

it('what is larger than the cache is not kept, and pushes nothing out', () => {
  const cache = new ByteCache(10);
  cache.set('a', new Uint8Array(4));
  cache.set('b', new Uint8Array(11));
  expect([cache.get('a')?.length, cache.get('b')]).toEqual([4, undefined]);
});

it('a name set again is counted once', () => {
  const cache = new ByteCache(10);
  cache.set('a', new Uint8Array(4));
  cache.set('a', new Uint8Array(6));
  expect(cache.bytes).toBe(6);
});
