import fc from 'fast-check';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Raster } from '#core';
import { createImages } from '#sources';
import { byteTags, writePixels } from '../../../test/geotiff/write-pixels.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-window-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Shape {
  readonly width: number;
  readonly height: number;
  readonly bands: number;
  /** Side of a tile, or rows of a strip */
  readonly block: number;
  readonly isTiled: boolean;
  readonly planar: boolean;
  readonly packed: boolean;
  readonly littleEndian: boolean;
  readonly big: boolean;
}

const shapes: fc.Arbitrary<Shape> = fc.record({
  width: fc.integer({ min: 1, max: 40 }),
  height: fc.integer({ min: 1, max: 40 }),
  bands: fc.integer({ min: 1, max: 4 }),
  block: fc.constantFrom(1, 3, 8, 16, 64),
  isTiled: fc.boolean(),
  planar: fc.boolean(),
  packed: fc.boolean(),
  littleEndian: fc.boolean(),
  big: fc.boolean(),
});
const windows = fc.record({
  column: fc.integer({ min: -20, max: 45 }),
  row: fc.integer({ min: -20, max: 45 }),
  width: fc.integer({ min: 1, max: 50 }),
  height: fc.integer({ min: 1, max: 50 }),
});

/** The model: what each pixel of each band holds, 1 to 255, so that it is never what lies outside. */
function valueAt({ column, row, band }: { column: number; row: number; band: number }): number {
  return 1 + ((column * 7 + row * 31 + band * 101) % 255);
}

function writeShape({ width, height, bands, block, isTiled, planar, packed, littleEndian, big }: Shape): Uint8Array {
  const [across, down] = [isTiled ? Math.ceil(width / block) : 1, Math.ceil(height / block)];
  const separate = planar && bands > 1;
  const tiles: Uint8Array[] = [];
  for (const plane of separate ? Array.from({ length: bands }, (_, band) => band) : [0]) {
    for (let index = 0; index < across * down; index++) {
      const [left, top] = [(index % across) * block, Math.floor(index / across) * block];
      const [columns, rows] = isTiled ? [block, block] : [width, Math.min(block, height - top)];
      const samples = separate ? 1 : bands;
      const tile = Uint8Array.from({ length: columns * rows * samples }, (_, at) => {
        const pixel = Math.floor(at / samples);
        const band = separate ? plane : at % samples;
        return valueAt({ column: left + (pixel % columns), row: top + Math.floor(pixel / columns), band });
      });
      tiles.push(packed ? deflateSync(tile) : tile);
    }
  }
  const shape = isTiled
    ? byteTags(width, height, { bands, tile: block })
    : { ...byteTags(width, height, { bands }), 278: [block] };
  const tags = { ...shape, 259: [packed ? 8 : 1], 284: [separate ? 2 : 1] };
  return writePixels([{ tags, tiles }], { littleEndian, big });
}

it('any window of any layout holds the pixels of its place', async () => {
  await fc.assert(
    fc.asyncProperty(shapes, windows, async (shape, window) => {
      const path = join(folder, 'shape.tif');
      await writeFile(path, writeShape(shape));
      const image = await createImages().open(path);
      const { samples, valid } = await image.read({ window });
      await image.close();
      for (let at = 0; at < valid.length; at++) {
        const column = window.column + (at % window.width);
        const row = window.row + Math.floor(at / window.width);
        const isInside = column >= 0 && row >= 0 && column < shape.width && row < shape.height;
        expect(valid[at]).toBe(isInside ? 255 : 0);
        for (let band = 0; band < shape.bands; band++)
          expect(samples[band * valid.length + at]).toBe(isInside ? valueAt({ column, row, band }) : 0);
      }
    }),
    { numRuns: 150 },
  );
});

/** Windows of several sizes, some of whole tiles, some not, one that sticks out. */
const mixed = [
  { column: 0, row: 0, width: 1536, height: 512 },
  { column: 100, row: 200, width: 700, height: 300 },
  { column: 0, row: 512, width: 1536, height: 512 },
  { column: 512, row: 0, width: 1024, height: 1024 },
  { column: 1400, row: 900, width: 300, height: 700 },
];

it('a row of reads into one memory gives the same as reads that share nothing, whoever decodes', async () => {
  const path = join(folder, 'large.tif');
  const shape = { width: 1536, height: 1536, bands: 3, block: 512, isTiled: true, planar: false, packed: true };
  await writeFile(path, writeShape({ ...shape, littleEndian: true, big: false }));
  const expected: Buffer[] = [];
  const alone = await createImages({}, { threads: 1 }).open(path);
  for (const window of mixed) expected.push(Buffer.from((await alone.read({ window })).samples as Uint8Array));
  await alone.close();
  const image = await createImages({}, { threads: 2 }).open(path);
  let [into, isShared]: [Raster | null, boolean] = [null, false];
  for (let round = 0; round < 60 && !(isShared && round > 5); round++) {
    for (const [index, window] of mixed.entries()) {
      into = await image.read({ window, into });
      expect(Buffer.compare(into.samples as Uint8Array, expected[index] ?? Buffer.of())).toBe(0);
      expect(into.valid).toHaveLength(window.width * window.height);
      isShared ||= into.samples.buffer instanceof SharedArrayBuffer;
    }
  }
  expect(isShared).toBe(true);
  await image.close();
});
