import { type ChildProcess, spawn } from 'node:child_process';
import { hash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seededRandom } from '../../test/seeded-random.ts';
import { openBlobs, openSqliteStore } from './index.ts';

const importer = fileURLToPath(new URL('../../test/contracts/import-batches.ts', import.meta.url));
const batchSize = 1500;
const blobBytes = 100_000;

let folder = '';
let database = '';
let blobFolder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-kill-'));
  [database, blobFolder] = [join(folder, 'sightline.db'), join(folder, 'blobs')];
});
afterEach(() => rm(folder, { recursive: true }));

describe('a killed process', () => {
  it(
    'loses nothing that it reported as done and leaves nothing half-written, ten times',
    { timeout: 120_000 },
    async () => {
      const random = seededRandom(20_231_005);
      const done: number[] = [];
      let next = 0;
      let killsInside = 0;
      for (let round = 0; round < 10; round += 1) {
        const firstSign = round % 2 === 0 ? 'begin' : 'done';
        const lines = await killImporter([batchSize, blobBytes, next], Math.floor(random() * 250), firstSign);
        done.push(...numbersAfter('done', lines));
        if (lines.at(-1)?.startsWith('begin')) killsInside += 1;
        next = Math.max(next, ...numbersAfter('begin', lines).map((batch) => batch + 1));
        await expectWhole(done, next);
      }
      // Otherwise this test has not tried what it says.
      expect(killsInside).toBeGreaterThanOrEqual(5);
      expect(done.length).toBeGreaterThanOrEqual(5);
    },
  );

  it('leaves no half-written blob under its name', { timeout: 120_000 }, async () => {
    const random = seededRandom(5_102_023);
    let leftovers = 0;
    // Goes on until two kills have hit a write, which depends on the disk; where none does, the time runs out.
    for (let round = 0; round < 10 || leftovers < 2; round += 1) {
      const lines = await killImporter([0, 30_000_000, round * 1000], Math.floor(random() * 200), 'begin');
      leftovers += (await readdir(join(blobFolder, 'incoming'))).length;
      const blobs = await openBlobs(blobFolder);
      for (const batch of numbersAfter('done', lines)) {
        expect(await blobs.has(sha256(Buffer.alloc(30_000_000, `kill ${batch} `)))).toBe(true);
      }
      await expectBlobsWhole();
      // Looked at and no longer needed; a hundred of them would fill a small disk.
      await rm(blobFolder, { recursive: true });
    }
  });

  it('of two processes that import at once, neither loses anything', { timeout: 60_000 }, async () => {
    const importers = ['left', 'right'].map((prefix) => startImporter(prefix, [batchSize, blobBytes, 0, 5]));
    const ended = Promise.all(importers.map((process) => once(process, 'exit')));
    const store = await openSqliteStore(database);
    const counts: number[] = [];
    while (importers.some((process) => process.exitCode === null)) {
      counts.push(await store.count('site'));
      await setTimeout(5);
    }
    expect((await ended).map(([code]) => code as number)).toEqual([0, 0]);
    expect(counts.filter((count) => count % batchSize !== 0)).toEqual([]);
    expect(await store.count('site')).toBe(2 * 6 * batchSize);
    expect(await store.revision()).toBe(2 * 6 * (batchSize + 1));
    await store.close();
  });
});

function startImporter(prefix: string, numbers: readonly number[]): ChildProcess {
  const options = ['--conditions=source', importer, database, blobFolder, prefix, ...numbers.map(String)];
  return spawn(process.execPath, options, { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Waits for the first such line, kills the process `delay` milliseconds later; gives back what it said. */
async function killImporter(numbers: readonly number[], delay: number, firstSign: string): Promise<string[]> {
  const importing = startImporter('kill', [...numbers, Number.POSITIVE_INFINITY]);
  const closed = once(importing, 'close') as Promise<[number | null, string | null]>;
  let said = '';
  importing.stdout?.setEncoding('utf8').on('data', (text: string) => (said += text));
  while (!said.includes(firstSign) && importing.exitCode === null) {
    await Promise.race([once(importing.stdout!, 'data'), closed]);
  }
  await setTimeout(delay);
  importing.kill('SIGKILL');
  const [code, signal] = await closed;
  expect({ code, signal }).toEqual({ code: null, signal: 'SIGKILL' });
  return said.trim().split('\n');
}

async function expectWhole(done: readonly number[], started: number): Promise<void> {
  const store = await openSqliteStore(database);
  const blobs = await openBlobs(blobFolder);
  const perBatch = countByBatch((await store.list('site')).map((site) => site.id));
  const historyPerBatch = countByBatch((await store.history({ kind: 'site' })).map((entry) => entry.recordId));
  const whole = [...perBatch.keys()].toSorted((a, b) => a - b);
  expect([...perBatch.values()].filter((count) => count !== batchSize)).toEqual([]);
  expect(historyPerBatch).toEqual(perBatch);
  expect(done.filter((batch) => !perBatch.has(batch))).toEqual([]);
  expect(whole.at(-1) ?? -1).toBeLessThan(started);
  expect((await store.get('party', 'kill'))?.name).toBe(whole.length > 0 ? `batch ${whole.at(-1)}` : undefined);
  expect(await store.history({ kind: 'party' })).toHaveLength(whole.length);
  expect(await store.revision()).toBe(whole.length * (batchSize + 1));
  for (const batch of done) {
    expect(await blobs.has(sha256(Buffer.alloc(blobBytes, `kill ${batch} `)))).toBe(true);
  }
  await store.close();
  expectSound();
  await expectBlobsWhole();
}

function expectSound(): void {
  const checked = new DatabaseSync(database);
  expect(checked.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
  checked.close();
}

/** Every file under a blob's name holds that blob, and what was being written is cleaned away. */
async function expectBlobsWhole(): Promise<void> {
  expect(await readdir(join(blobFolder, 'incoming'))).toEqual([]);
  for (const entry of await readdir(blobFolder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    expect(path.slice(blobFolder.length + 1).replace('/', '')).toBe(sha256(await readFile(path)));
  }
}

/** `kill-7-123` belongs to batch 7. */
function countByBatch(ids: readonly string[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const id of ids) {
    const batch = Number(id.split('-')[1]);
    counts.set(batch, (counts.get(batch) ?? 0) + 1);
  }
  return counts;
}

function numbersAfter(word: string, lines: readonly string[]): number[] {
  return lines.filter((line) => line.startsWith(`${word} `)).map((line) => Number(line.slice(word.length + 1)));
}

function sha256(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex');
}
