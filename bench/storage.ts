import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { type Observation, derivedId, parsePartialDate } from '#core';
import type { ChangeContext } from '#app';
import { openSqliteStore } from '#storage';
import type { Measurement } from './measure.ts';

const context: ChangeContext = { actor: { kind: 'machine', name: 'bench' }, reason: 'benchmark' };

/** How fast the embedded store takes records in, on the disk that holds the temporary folder. */
export async function benchStorage(count: number = 100_000): Promise<Measurement[]> {
  const folder = await mkdtemp(join(tmpdir(), 'sightline-bench-'));
  const store = await openSqliteStore(join(folder, 'bench.db'));
  try {
    const records = Array.from({ length: count }, (_, index) => makeObservation(index));
    const put = () => store.transaction(context, (writer) => writer.put('observation', records));
    const added = await secondsOf(put);
    const unchanged = await secondsOf(put);
    const listed = await secondsOf(() => store.list('observation'));
    const single = await millisecondsOfOne(200, (index) =>
      store.transaction(context, (writer) => writer.put('observation', [makeObservation(count + index)])),
    );
    return [
      { name: `put ${count} new observations`, value: added, unit: 's', limit: { kind: 'at most', value: 6 } },
      { name: `put ${count} unchanged observations`, value: unchanged, unit: 's', limit: null },
      { name: `list ${count} observations`, value: listed, unit: 's', limit: null },
      { name: 'one durable transaction', value: single, unit: 'ms', limit: null },
    ];
  } finally {
    await store.close();
    await rm(folder, { recursive: true });
  }
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

async function millisecondsOfOne(times: number, work: (index: number) => Promise<unknown>): Promise<number> {
  const start = performance.now();
  for (let index = 0; index < times; index += 1) await work(index);
  return (performance.now() - start) / times;
}

function makeObservation(index: number): Observation {
  const day = String((index % 28) + 1).padStart(2, '0');
  const month = String((Math.floor(index / 28) % 12) + 1).padStart(2, '0');
  return {
    id: derivedId('obs', index),
    siteId: `site-${index % 50}`,
    zoneId: null,
    objectClass: index % 3 === 0 ? 'railcars' : 'containers',
    when: { from: parsePartialDate(`${2015 + (index % 9)}-${month}-${day}`), to: null },
    seen: { kind: 'count', low: index % 80, high: (index % 80) + 4 },
    note: `approximately ${index % 80}`,
    sensor: 'optical, 0.5 m',
    observer: 'benchmark',
    source: {
      url: `https://example.org/reports/${index}`,
      title: 'A report that does not exist',
      published: null,
      publishedInferred: false,
      quote: null,
    },
    sceneId: null,
    method: null,
    visibleShare: null,
    review: 'accepted',
  };
}
