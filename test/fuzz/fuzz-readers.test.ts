import { expect, it } from 'vitest';
import { fuzzReaders } from './fuzz-readers.ts';

it('mutated files of every form give records or refusals, in bounded time and memory', async () => {
  const report = await fuzzReaders({ count: 300, limitMilliseconds: 5000 });
  expect(report.faults).toEqual([]);
  expect(report.grownMebibytes).toBeLessThan(768);
  expect(report.read).toBeGreaterThan(60);
  expect(report.refused).toBeGreaterThan(60);
}, 240_000);
