import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import type { Raster, RasterBand, Samples } from '#core';
import { type CogOptions, createImages, encodeCog, encodePng } from '#sources';
import { describeDifference, hasGdal, readByGdal, runGdal } from './gdal.ts';

const folder = mkdtempSync(join(tmpdir(), 'sightline-'));
afterAll(() => rmSync(folder, { recursive: true }));

const band: RasterBand = { name: null, nodata: null, scale: 1, offset: 0 };

function makeRaster<S extends Samples>(
  Type: new (length: number) => S,
  [width, height, count]: readonly [number, number, number],
  more: {
    readonly band?: Partial<RasterBand>;
    readonly crs?: string | null;
    readonly valid?: (p: number) => number;
  } = {},
): Raster & { readonly samples: S } {
  const samples = new Type(width * height * count);
  for (let i = 0; i < samples.length; i++) samples[i] = (i * 2654435761) / 7 - 40;
  const transform = [500_000.5, 0.5, 0, 5_000_000.25, 0, -0.5] as const;
  const { valid = (): number => 255, crs = 'EPSG:32652' } = more;
  return {
    grid: { crs, transform, width, height },
    bands: Array.from({ length: count }, () => ({ ...band, ...more.band })),
    samples,
    valid: Uint8Array.from({ length: width * height }, (_, p) => valid(p)),
  };
}

let written = 0;
async function write(raster: Raster, options: CogOptions = {}): Promise<string> {
  const path = join(folder, `${written++}.tif`);
  writeFileSync(path, await encodeCog(raster, options));
  return path;
}

interface GdalInfo {
  readonly geoTransform: readonly number[];
  readonly stac: { readonly 'proj:epsg': number };
  readonly metadata: { readonly IMAGE_STRUCTURE: Readonly<Record<string, string>> };
  readonly bands: readonly {
    readonly type: string;
    readonly description?: string;
    readonly noDataValue?: number;
    readonly scale?: number;
    readonly block: readonly number[];
    readonly overviews?: readonly { readonly size: readonly number[] }[];
    readonly mask?: { readonly flags: readonly string[] };
  }[];
}

function describeByGdal(path: string): GdalInfo {
  return JSON.parse(runGdal('gdalinfo', '-json', path)) as GdalInfo;
}

describe.skipIf(!hasGdal)('a COG that was written, as GDAL reads it', () => {
  it.each([
    ['Uint8Array', Uint8Array, 'Byte'],
    ['Uint16Array', Uint16Array, 'UInt16'],
    ['Int16Array', Int16Array, 'Int16'],
    ['Uint32Array', Uint32Array, 'UInt32'],
    ['Int32Array', Int32Array, 'Int32'],
    ['Float32Array', Float32Array, 'Float32'],
    ['Float64Array', Float64Array, 'Float64'],
  ] as const)('holds the same pixels from a %s', async (_, Type, type) => {
    for (const size of [
      [70, 53, 3],
      [64, 64, 1],
      [17, 100, 5],
    ] as const) {
      const raster = makeRaster<Samples>(Type, size);
      const path = await write(raster, { tileSide: 32 });
      expect(describeByGdal(path).bands[0]?.type).toBe(type);
      expect(describeDifference(raster.samples, readByGdal(path))).toBe(null);
    }
  });

  it('has layout, place, names, scale and nodata', async () => {
    const raster = makeRaster(Uint16Array, [1200, 700, 2], {
      band: { name: 'near infrared', nodata: 7, scale: 0.0001, offset: -0.1 },
    });
    const info = describeByGdal(await write(raster));
    expect(info.metadata.IMAGE_STRUCTURE).toMatchObject({
      LAYOUT: 'COG',
      COMPRESSION: 'DEFLATE',
      PREDICTOR: '2',
      INTERLEAVE: 'PIXEL',
    });
    expect(info.geoTransform).toEqual([...raster.grid.transform]);
    expect(info.stac['proj:epsg']).toBe(32652);
    expect(info.bands[1]).toMatchObject({
      description: 'near infrared',
      noDataValue: 7,
      scale: 0.0001,
      block: [512, 512],
    });
    expect(info.bands[0]?.overviews?.map(({ size }) => size)).toEqual([
      [600, 350],
      [300, 175],
    ]);
  });

  it('has a mask of its own where pixels are missing', async () => {
    const raster = makeRaster(Uint8Array, [101, 67, 3], { valid: (p) => (p % 5 < 2 ? 0 : 255) });
    const path = await write(raster, { tileSide: 16 });
    expect(describeByGdal(path).bands[0]?.mask?.flags).toEqual(['PER_DATASET']);
    expect(describeDifference(raster.valid, readByGdal(path, '-b', 'mask'))).toBe(null);
    expect(describeDifference(raster.samples, readByGdal(path, '-b', '1', '-b', '2', '-b', '3'))).toBe(null);
  });

  it('lies where it should on a geographic and on a turned grid', async () => {
    const raster = makeRaster(Uint8Array, [9, 9, 1]);
    const transform = [130, 0.001, 0.0002, 42, -0.0002, -0.001] as const;
    const turned = { ...raster, grid: { ...raster.grid, crs: 'EPSG:4326', transform } };
    const info = describeByGdal(await write(turned));
    expect(info.stac['proj:epsg']).toBe(4326);
    for (const [index, value] of info.geoTransform.entries()) expect(value).toBeCloseTo(transform[index] ?? NaN, 12);
  });
});

const validator = ['-m', 'osgeo_utils.samples.validate_cloud_optimized_geotiff'];
const hasValidator =
  spawnSync('/usr/bin/python3', ['-c', 'import osgeo_utils.samples.validate_cloud_optimized_geotiff']).status === 0;
if (!hasValidator) console.warn('skipped: the COG validator is missing (apt install python3-gdal)');

describe.skipIf(!hasValidator)('a COG that was written, to the validator of GDAL', () => {
  it.each([false, true])('is one (masked: %s)', async (isMasked) => {
    const raster = makeRaster(Uint8Array, [300, 200, 3], { valid: (p) => (isMasked && p % 5 < 2 ? 0 : 255) });
    const path = await write(raster, { tileSide: 64 });
    const { status, stdout } = spawnSync('/usr/bin/python3', [...validator, '--full-check=yes', path], {
      encoding: 'utf8',
    });
    expect(stdout).toMatch(/is a valid cloud optimized GeoTIFF/);
    expect([status, /warning|error/i.test(stdout)]).toEqual([0, false]);
  });
});

describe('a COG that was written', () => {
  it('reads back to the same raster, whatever its size and tiles', async () => {
    const sizes = fc.tuple(
      fc.integer({ min: 1, max: 90 }),
      fc.integer({ min: 1, max: 90 }),
      fc.integer({ min: 1, max: 4 }),
    );
    await fc.assert(
      fc.asyncProperty(sizes, fc.constantFrom(16, 48), fc.boolean(), async (size, tileSide, isMasked) => {
        const valid = (p: number): number => (isMasked && p % 3 === 0 ? 0 : 255);
        const raster = makeRaster(Int16Array, size, { valid, band: isMasked ? {} : { nodata: -32768 } });
        const image = await createImages().open(await write(raster, { tileSide }));
        const read = await image.read({});
        await image.close();
        expect(read.samples).toEqual(raster.samples);
        expect(read.grid).toEqual(raster.grid);
        if (isMasked) expect(read.valid).toEqual(raster.valid);
      }),
      { numRuns: 25 },
    );
  });

  it('averages what is valid in its overviews', async () => {
    const raster = makeRaster(Uint8Array, [32, 32, 1], { valid: (p) => (p < 64 && p % 2 === 0 ? 0 : 255) });
    raster.samples.fill(10);
    for (let p = 0; p < 64; p += 2) raster.samples[p] = 250;
    const image = await createImages().open(await write(raster, { tileSide: 16 }));
    const { samples, valid } = await image.read({ gsdMetres: 1 });
    await image.close();
    expect([samples.length, new Set(samples), new Set(valid)]).toEqual([256, new Set([10]), new Set([255])]);
  });

  it('has all its directories before the first tile and the full resolution last', async () => {
    const bytes = await encodeCog(makeRaster(Uint8Array, [200, 200, 1], { valid: (p) => p % 256 }), { tileSide: 64 });
    const { offsets, ends } = readLayout(bytes);
    expect(offsets).toHaveLength(6);
    const flat = offsets.flat();
    expect(Math.max(...ends)).toBeLessThanOrEqual(Math.min(...flat));
    const firsts = offsets.map((one) => Math.min(...one));
    expect(firsts).toEqual([...firsts].sort((a, b) => b - a));
  });

  it('is the same to the byte each time', async () => {
    const raster = makeRaster(Float32Array, [150, 90, 2]);
    expect(await encodeCog(raster)).toEqual(await encodeCog(raster));
  });

  it('is refused where the raster does not fit', async () => {
    const raster = makeRaster(Uint8Array, [4, 4, 2]);
    await expect(encodeCog({ ...raster, samples: new Uint8Array(3) })).rejects.toThrow(/expected 2 bands of 16 pixels/);
    await expect(encodeCog(raster, { tileSide: 100 })).rejects.toThrow(/multiple of 16/);
    await expect(encodeCog({ ...raster, grid: { ...raster.grid, crs: 'LOCAL' } })).rejects.toThrow(/EPSG:12345/);
  });
});

/** Tile offsets of each directory, and where each directory with its values ends. */
function readLayout(bytes: Uint8Array): { offsets: number[][]; ends: number[] } {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const [offsets, ends]: [number[][], number[]] = [[], []];
  for (let at = view.getUint32(4, true); at !== 0;) {
    const count = view.getUint16(at, true);
    let end = at + 6 + 12 * count;
    for (let i = 0; i < count; i++) {
      const entry = at + 2 + 12 * i;
      const [tag, values, place] = [
        view.getUint16(entry, true),
        view.getUint32(entry + 4, true),
        view.getUint32(entry + 8, true),
      ];
      const size = values * ({ 2: 1, 3: 2, 4: 4, 12: 8 }[view.getUint16(entry + 2, true)] ?? 0);
      if (size > 4) end = Math.max(end, place + size);
      if (tag === 324)
        offsets.push(
          Array.from({ length: values }, (_, k) => (values === 1 ? place : view.getUint32(place + 4 * k, true))),
        );
    }
    ends.push(end);
    at = view.getUint32(at + 2 + 12 * count, true);
  }
  return { offsets, ends };
}

describe('a PNG that was written', () => {
  it('holds the same pixels', async () => {
    const data = Uint8Array.from({ length: 5 * 4 * 3 }, (_, i) => i * 4);
    const png = await encodePng({ width: 5, height: 4, channels: 3, data });
    const read = await sharp(png).raw().toBuffer({ resolveWithObject: true });
    expect([read.info.width, read.info.height, read.info.channels]).toEqual([5, 4, 3]);
    expect(new Uint8Array(read.data)).toEqual(data);
    await expect(encodePng({ width: 5, height: 5, channels: 3, data })).rejects.toThrow(/expected 5 × 5 × 3 bytes/);
  });
});
