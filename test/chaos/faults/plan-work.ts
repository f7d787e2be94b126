import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createJobHandlers, decodeStacItems, importPath, planCounts, runJobs } from '#app';
import type { Scene } from '#core';
import { createImages, createReader } from '#sources';
import { systemClock } from '../../../src/cli/system-clock.ts';
import { type World, byChaos } from '../world.ts';

/** Plans counts on new scenes and the reading of new documents. */
export async function planWork(world: World, scenes: number, documents: number): Promise<void> {
  const kept: Scene[] = [];
  for (let index = 0; index < scenes; index++)
    for (const item of decodeStacItems(world.makeItem(world.name('scene')), 'item.json'))
      if (item.type === 'record' && item.kind === 'scene') kept.push(item.record);
  const files = Array.from({ length: documents }, () => writePage(world));
  await importWell(world, files);
  await world.withStore(async (store) => {
    await store.transaction(byChaos, (writer) => writer.put('scene', kept));
    const request = { site: 'Yard', objectClass: 'railcar', from: null, to: null };
    const counts = scenes > 0 ? await planCounts(store, request) : [];
    const reads = (await store.list('document')).map(({ id }) => ({
      id: `extract/${id}`,
      kind: 'extract' as const,
      input: { documentId: id },
      notBefore: null,
      queue: null,
    }));
    await store.jobs.plan([...counts, ...reads]);
  });
}

/** Imports files in our own process. */
export async function importWell(world: World, files: readonly string[]): Promise<void> {
  const blobs = await world.openBlobs();
  await world.withStore(async (store) => {
    for (const file of files) await importPath({ store, blobs, reader: createReader() }, file, byChaos);
  });
}

/** A page with a sentence that holds a claim; gives back its path. */
export function writePage(world: World): string {
  const name = world.name('page');
  const path = join(world.folder, `${name}.html`);
  writeFileSync(path, pageOf(name));
  return path;
}

export function pageOf(name: string): string {
  const text = `The ministry said on Monday that ${name} held 73 railcars. "Shipments are likely," a spokesman said.`;
  return `<html lang="en"><head><title>${name}</title></head><body><article><h1>${name}</h1><p>${text}</p></article></body></html>`;
}

/** Longer than the lease of a killed watch, which is a minute. */
const patienceMs = 90_000;

/** Works in our own process until nothing is left to do; the lease of a killed worker must run out first. */
export async function finishWork(world: World): Promise<void> {
  const images = createImages();
  const messengers = { send: (): Promise<void> => Promise.reject(new Error('nobody is to be told')) };
  const handlers = createJobHandlers({ images, messengers, clock: systemClock });
  await world.withStore(async (store) => {
    for (const started = performance.now(); performance.now() - started < patienceMs;) {
      await runJobs(store, handlers, {
        worker: `chaos-${world.name('worker')}`,
        context: { actor: { kind: 'machine', name: 'chaos' }, reason: 'work' },
        clock: systemClock,
        chance: Math.random,
        signal: new AbortController().signal,
        untilIdle: true,
      });
      // What a fault of the world put back would wait for minutes.
      for (const { id, reason } of await store.jobs.list({ status: ['planned', 'failed'] })) {
        if (reason === null) continue;
        await store.jobs.cancel(id, 'put back by a fault');
        await store.jobs.retry(id);
      }
      if ((await store.jobs.count({ status: ['planned', 'running', 'failed'] })) === 0) return;
      await sleep(250);
    }
    const [left] = await store.jobs.list({ status: ['planned', 'running', 'failed'] });
    throw new Error(`a job is left that nobody can do: ${JSON.stringify(left)}`);
  });
}
