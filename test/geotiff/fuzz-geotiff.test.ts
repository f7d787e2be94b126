import { expect, it } from 'vitest';
import { fuzzGeotiff } from './fuzz-geotiff.ts';

it('2,000 mutated files give pixels or a SourceError, each in bounded time and all in bounded memory', async () => {
  const report = await fuzzGeotiff({ count: 2000, limitMilliseconds: 3000 });
  expect(report.faults).toEqual([]);
  expect(report.grownMebibytes).toBeLessThan(768);
  expect(report.pixels).toBeGreaterThan(500);
  expect(report.refused['bad-geotiff']).toBeGreaterThan(500);
}, 240_000);
