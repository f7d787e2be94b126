import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Samples } from '#core';
import type { ByteSource } from '../byte-source.ts';
import type { TileLayout } from '../tile-layout.ts';
import { BufferShelf } from '../buffer-shelf.ts';
import { Unsupported } from '../unsupported.ts';
import { DecoderPool } from './decoder-pool.ts';

const side = 512;
const layout: TileLayout = {
  packing: 'deflate',
  predictor: 1,
  width: side,
  height: side,
  samples: 3,
  bits: 8,
  dtype: 'uint8',
  littleEndian: true,
  ycbcr: false,
  alpha: false,
  jpegTables: null,
};
const order = { write: null, isKept: false };
/** As many tiles as it takes until threads are started, and more. */
const enough = 60;

let folder: string;
let file: number;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sightline-pool-'));
  writeFileSync(join(folder, 'tile'), packTile(3));
  file = openSync(join(folder, 'tile'), 'r');
});
afterAll(() => {
  closeSync(file);
  rmSync(folder, { recursive: true });
});

function packTile(value: number): Uint8Array {
  return deflateSync(Uint8Array.from({ length: side * side * 3 }, (_, i) => value + (i % 3)));
}

function sourceOf(bytes: Uint8Array, descriptor: number | null = null): ByteSource {
  return {
    name: 'test',
    url: new URL('file:///test'),
    size: bytes.length,
    file: descriptor,
    read: async (offset, length) => bytes.slice(offset, offset + length),
    close: () => Promise.resolve(),
  };
}

async function decode(pool: DecoderPool, bytes: ByteSource, how: TileLayout = layout): Promise<[Samples, boolean]> {
  let taken: [Samples, boolean] | undefined;
  await pool.decode({ bytes, offset: 0, length: bytes.size }, how, order, ({ samples }) => {
    if (samples) taken = [samples.slice(), samples.buffer instanceof SharedArrayBuffer];
  });
  return taken ?? expect.unreachable('no samples');
}

/** A pool whose threads run. */
async function startPool(): Promise<DecoderPool> {
  const pool = new DecoderPool(2, new BufferShelf(1 << 20));
  const bytes = sourceOf(packTile(3), file);
  for (let tries = 0; tries < 2000; tries++) {
    const [, isByThread] = await decode(pool, bytes);
    if (isByThread) return pool;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return expect.unreachable('no thread has started');
}

test('threads give the samples that the calling thread gives, from a file or from bytes', async () => {
  const pool = await startPool();
  for (const source of [sourceOf(packTile(3), file), sourceOf(packTile(3))]) {
    const all = await Promise.all(Array.from({ length: enough }, () => decode(pool, source)));
    for (const [samples, isByThread] of all) {
      expect(isByThread).toBe(true);
      expect([samples.length, samples[0], samples[side * side], samples.at(-1)]).toEqual([side * side * 3, 3, 4, 5]);
    }
  }
});

test('samples that are kept stay as they are while the thread goes on', async () => {
  const pool = await startPool();
  const kept: Samples[] = [];
  const packed = [1, 2, 3, 4, 5, 6, 7, 8].map(packTile);
  for (const bytes of packed)
    await pool.decode({ bytes: sourceOf(bytes), offset: 0, length: bytes.length }, layout, order, ({ keep }) =>
      kept.push(keep()),
    );
  expect(kept.map((samples) => samples[0])).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(new Set(kept.map(({ byteOffset }) => byteOffset)).size).toBe(kept.length);
});

test('threads write where the samples belong, and give the tile only to one who keeps it', async () => {
  const pool = await startPool();
  const bytes = sourceOf(packTile(3), file);
  const target = new Uint8Array(new SharedArrayBuffer(40));
  const copy = { bands: [1, 2].map((band) => ({ from: band * side * side, to: 20 * (band - 1) })) };
  const write = { target, copy: { ...copy, rows: 2, columns: 5, fromStride: side, toStride: 10 } };
  const row = [...Array<number>(5).fill(4), ...Array<number>(5).fill(0)];
  const expected = [...row, ...row, ...[...row, ...row].map((value) => (value === 4 ? 5 : 0))];
  for (const isKept of [false, true]) {
    target.fill(0);
    let [isWritten, kept]: [boolean, Samples | null] = [false, null];
    await pool.decode({ bytes, offset: 0, length: bytes.size }, layout, { write, isKept }, (tile) => {
      isWritten = tile.isWritten;
      kept = tile.samples && tile.keep();
    });
    expect(isWritten).toBe(true);
    expect([...target]).toEqual(expected);
    expect((kept as Samples | null)?.length).toBe(isKept ? side * side * 3 : undefined);
  }
});

test('a pool of one decodes on the calling thread', async () => {
  const pool = new DecoderPool(1, new BufferShelf(1 << 20));
  for (let tile = 0; tile < enough; tile++) expect((await decode(pool, sourceOf(packTile(1))))[1]).toBe(false);
});

test('a broken tile is an error that names the fault, and threads go on', async () => {
  const pool = await startPool();
  const broken = packTile(3).fill(255, 4, 40);
  await expect(decode(pool, sourceOf(broken))).rejects.toThrow(/invalid|incorrect/);
  await expect(decode(pool, { ...sourceOf(packTile(3), file), size: 1 << 20 })).rejects.toThrow('it shrank');
  expect((await decode(pool, sourceOf(packTile(3))))[1]).toBe(true);
});

test('what is not supported and what the system refuses keep their kind', async () => {
  const pool = await startPool();
  const oldLzw = decode(pool, sourceOf(Uint8Array.from({ length: 9000 }, (_, i) => i)), { ...layout, packing: 'lzw' });
  await expect(oldLzw).rejects.toBeInstanceOf(Unsupported);
  await expect(decode(pool, sourceOf(packTile(3), 99_999))).rejects.toMatchObject({ syscall: 'read' });
});

test('threads that have nothing to do do not keep the process from ending', () => {
  const script = `
    import { DecoderPool } from ${JSON.stringify(new URL('./decoder-pool.ts', import.meta.url).href)};
    import { BufferShelf } from ${JSON.stringify(new URL('../buffer-shelf.ts', import.meta.url).href)};
    import { openSync, statSync } from 'node:fs';
    const path = ${JSON.stringify(join(folder, 'tile'))};
    const bytes = { file: openSync(path), size: statSync(path).size };
    const pool = new DecoderPool(2, new BufferShelf(0));
    let byThread = false;
    while (!byThread) {
      await pool.decode({ bytes, offset: 0, length: bytes.size }, ${JSON.stringify(layout)}, ${JSON.stringify(order)}, ({ samples }) => (byThread = samples.buffer instanceof SharedArrayBuffer));
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    console.log('decoded by a thread');`;
  const started = pathToFileURL(folder).href;
  expect(
    execFileSync(process.execPath, ['--conditions=source', '--input-type=module', '-e', script], {
      encoding: 'utf8',
      timeout: 30_000,
      cwd: fileURLToPath(started),
    }),
  ).toContain('decoded by a thread');
});
