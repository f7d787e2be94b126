import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SourceError, createImages } from '#sources';
import { makeCorpus } from './fuzz-corpus.ts';
import { createRandom, mutate } from './mutate.ts';

/** What became of mutated files. */
export interface FuzzReport {
  readonly files: number;
  readonly pixels: number;
  /** By code */
  readonly refused: Readonly<Record<string, number>>;
  /** Anything but pixels and SourceErrors: the file's number, and what happened. */
  readonly faults: readonly string[];
  /** Processor time of the slowest file: a busy machine makes files wait. */
  readonly slowestMilliseconds: number;
  /** By how much the process grew at most, in MiB. */
  readonly grownMebibytes: number;
}

/**
 * Reads files `first` to `first + count`, each a mutation of a small file in order. File n is the same in every run.
 * Every file is opened, and read by window, whole and at a coarser resolution; each must give pixels or a
 * SourceError within `limitMilliseconds` of processor time.
 */
export async function fuzzGeotiff({
  first = 0,
  count,
  limitMilliseconds,
}: {
  first?: number;
  count: number;
  limitMilliseconds: number;
}): Promise<FuzzReport> {
  const corpus = makeCorpus();
  const folder = mkdtempSync(join(tmpdir(), 'sightline-fuzz-'));
  const images = createImages({}, { largestRasterBytes: 64 * 1024 ** 2, cacheBytes: 4 * 1024 ** 2 });
  const refused: Record<string, number> = {};
  const faults: string[] = [];
  const onRejection = (reason: unknown): void => void faults.push(`unhandled rejection: ${String(reason)}`);
  process.on('unhandledRejection', onRejection);
  const before = process.memoryUsage().rss;
  let [pixels, slowest, grown] = [0, 0, 0];
  try {
    for (let index = first; index < first + count; index++) {
      const random = createRandom(index);
      const seed = corpus[Math.floor(random() * corpus.length)];
      const other = corpus[Math.floor(random() * corpus.length)];
      if (!seed || !other) throw new Error('the corpus is empty');
      const path = join(folder, 'mutated.tif');
      writeFileSync(path, mutate(seed.bytes, other.bytes, random));
      const started = process.cpuUsage();
      for (const outcome of await readEveryWay(images, path)) {
        if (outcome === null) pixels++;
        else if (outcome instanceof SourceError) refused[outcome.code] = (refused[outcome.code] ?? 0) + 1;
        else
          faults.push(
            `file ${index} (${seed.name}): ${outcome instanceof Error ? outcome.stack : JSON.stringify(outcome)}`,
          );
      }
      const { user, system } = process.cpuUsage(started);
      const took = (user + system) / 1000;
      if (took > limitMilliseconds) faults.push(`file ${index} (${seed.name}): took ${took.toFixed(0)} ms`);
      slowest = Math.max(slowest, took);
      if (index % 100 === 0) grown = Math.max(grown, process.memoryUsage().rss - before);
    }
  } finally {
    process.off('unhandledRejection', onRejection);
    rmSync(folder, { recursive: true });
  }
  return { files: count, pixels, refused, faults, slowestMilliseconds: slowest, grownMebibytes: grown / 1024 ** 2 };
}

const square = [
  [129, 42.4],
  [129.0003, 42.4],
  [129.0003, 42.5],
  [129, 42.5],
  [129, 42.4],
] as const;
const requests = [
  { window: { column: 3, row: -2, width: 40, height: 33 } },
  {},
  { gsdMetres: 3 },
  { window: { column: 0, row: 0, width: 9, height: 9 }, polygon: { type: 'Polygon', coordinates: [square] } },
] as const;

/** What opening, or each of the reads, came to: null where it gave pixels, else what was thrown. */
async function readEveryWay(images: ReturnType<typeof createImages>, path: string): Promise<unknown[]> {
  const image = await images.open(path).catch((error: unknown) => ({ refusal: error }));
  if ('refusal' in image) return [image.refusal];
  const outcomes: unknown[] = [];
  for (const request of requests) {
    outcomes.push(
      await image.read(request).then(
        ({ samples, valid, grid, bands }) =>
          samples.length === bands.length * valid.length && valid.length === grid.width * grid.height
            ? null
            : new Error('a raster of other lengths than its grid'),
        (error: unknown) => error ?? new Error('thrown without a reason'),
      ),
    );
  }
  await image.close();
  return outcomes;
}
