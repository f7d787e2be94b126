import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError, sha256Hex } from '#core';
import { createReader } from '#sources';
import { createRandom } from '../geotiff/mutate.ts';
import { mutateFile } from './mutate-text.ts';
import { makeSeedFiles } from './seed-files.ts';

/** What became of mutated files. */
export interface ReaderFuzz {
  readonly files: number;
  /** Files that gave records. */
  readonly read: number;
  /** Refusals, of files and of rows. */
  readonly refused: number;
  /** Anything else: the file's number and form, and what happened. */
  readonly faults: readonly string[];
  /** Processor time of the slowest file: a busy machine makes files wait. */
  readonly slowestMilliseconds: number;
  /** By how much the process grew at most, in MiB. */
  readonly grownMebibytes: number;
}

const bundle = join(import.meta.dirname, '../../demo/tumangang-2023');

/**
 * Reads files `first` to `first + count`, each a mutation of a small file in order: pages, texts, PDF, feeds, archives,
 * tables, GeoJSON, STAC, lists and, one in twenty, a case bundle. File n is the same in every run. Each must give records,
 * refusals, or an AppError within `limitMilliseconds` of processor time, and kept bytes must be those their document names.
 */
export async function fuzzReaders({
  first = 0,
  count,
  limitMilliseconds,
}: {
  readonly first?: number;
  readonly count: number;
  readonly limitMilliseconds: number;
}): Promise<ReaderFuzz> {
  const seeds = makeSeedFiles();
  const folder = mkdtempSync(join(tmpdir(), 'sightline-fuzz-'));
  const reader = createReader();
  const faults: string[] = [];
  const onRejection = (reason: unknown): void => void faults.push(`unhandled rejection: ${String(reason)}`);
  process.on('unhandledRejection', onRejection);
  const before = process.memoryUsage().rss;
  let [read, refused, slowest, grown] = [0, 0, 0, 0];
  try {
    for (let index = first; index < first + count; index++) {
      const random = createRandom(index);
      const isBundle = random() < 0.05;
      const { name, path } = isBundle ? spoilBundle(folder, random) : spoilFile(folder, seeds, random);
      const started = process.cpuUsage();
      const kept = new Set<string>();
      let records = 0;
      try {
        for await (const item of reader.read(path)) {
          if (item.type === 'blob') kept.add(sha256Hex(item.bytes));
          else if (item.type === 'rejected') refused++;
          else records++;
          if (item.type === 'record' && item.kind === 'document' && !isBundle && !kept.has(item.record.sha256))
            faults.push(`file ${index} (${name}): a document whose bytes were not kept`);
        }
      } catch (error) {
        if (error instanceof AppError) refused++;
        else faults.push(`file ${index} (${name}): ${error instanceof Error ? error.stack : String(error)}`);
      }
      if (records > 0) read++;
      if ('polluted' in {}) throw new Error(`file ${index} (${name}) changed the prototype of all objects`);
      const { system, user } = process.cpuUsage(started);
      const took = (user + system) / 1000;
      if (took > limitMilliseconds) faults.push(`file ${index} (${name}): took ${took.toFixed(0)} ms`);
      slowest = Math.max(slowest, took);
      if (index % 50 === 0) grown = Math.max(grown, process.memoryUsage().rss - before);
    }
  } finally {
    process.off('unhandledRejection', onRejection);
    rmSync(folder, { recursive: true });
  }
  return { files: count, read, refused, faults, slowestMilliseconds: slowest, grownMebibytes: grown / 1024 ** 2 };
}

function spoilFile(
  folder: string,
  seeds: ReturnType<typeof makeSeedFiles>,
  random: () => number,
): { name: string; path: string } {
  const seed = seeds[Math.floor(random() * seeds.length)]!;
  const other = seeds[Math.floor(random() * seeds.length)]!;
  const path = join(folder, seed.name);
  writeFileSync(path, mutateFile(seed.bytes, other.bytes, random));
  return { name: seed.name, path };
}

function spoilBundle(folder: string, random: () => number): { name: string; path: string } {
  const path = join(folder, 'bundle');
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path);
  cpSync(bundle, path, { recursive: true });
  const names = readdirSync(path).filter((name) => /\.(json|geojson|csv)$/.test(name));
  const name = names[Math.floor(random() * names.length)]!;
  const bytes = readFileSync(join(path, name));
  writeFileSync(join(path, name), mutateFile(bytes, bytes, random));
  return { name: `bundle/${name}`, path };
}
