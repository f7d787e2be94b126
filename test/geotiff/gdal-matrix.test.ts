import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createImages } from '#sources';
import { describeDifference, hasGdal, readByGdal, runGdal } from './gdal.ts';
import { type GdalType, writeRawImage } from './raw-image.ts';

/** Files of every kind, written by GDAL, read to the same pixels as by GDAL. */
const images = createImages();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-matrix-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Case {
  readonly type: GdalType;
  readonly bands: number;
  /** Creation options */
  readonly options: readonly string[];
  /** Further arguments of gdal_translate */
  readonly args?: readonly string[];
  readonly width?: number;
  readonly height?: number;
}

let made = 0;
function make({ type, bands, options, args = [], width = 83, height = 61 }: Case): string {
  const raw = join(folder, `${type}-${width}-${height}-${bands}.img`);
  writeRawImage(raw, type, width, height, bands);
  const path = join(folder, `${made++}.tif`);
  const creation = options.flatMap((option) => ['-co', option]);
  runGdal(
    'gdal_translate',
    '-q',
    '-of',
    'GTiff',
    '--config',
    'GDAL_TIFF_INTERNAL_MASK',
    'YES',
    ...args,
    ...creation,
    raw,
    path,
  );
  return path;
}

/** `raw`: GDAL would make RGB of CMYK. */
async function expectSame(path: string, raw: boolean): Promise<void> {
  const image = await images.open(path);
  try {
    const { bands } = image.description;
    const { samples } = await image.read({ bands: Array.from({ length: bands }, (_, band) => band) });
    expect(describeDifference(samples, readByGdal(raw ? `GTIFF_RAW:${path}` : path))).toBeNull();
  } finally {
    await image.close();
  }
}

async function expectSameMask(path: string): Promise<void> {
  const image = await images.open(path);
  const { valid } = await image.read({ bands: [0] });
  await image.close();
  expect(describeDifference(valid, readByGdal(path, '-b', 'mask,1'))).toBeNull();
}

function check(cases: readonly Case[], { masks = false } = {}): void {
  it.skipIf(!hasGdal).each(cases.map((one) => [nameOf(one), one] as const))('%s', async (_, one) => {
    const path = make(one);
    await expectSame(path, one.options.includes('PHOTOMETRIC=CMYK'));
    if (masks) await expectSameMask(path);
  });
}

function nameOf({ type, bands, options, args = [], width = 83, height = 61 }: Case): string {
  return [type, `${width}×${height}×${bands}`, ...options, ...args].join(' ');
}

/** Layouts in turn, so that every packing and type meets several of each. */
const layouts = [
  ['TILED=YES', 'BLOCKXSIZE=32', 'BLOCKYSIZE=16'],
  ['BLOCKYSIZE=7'],
  ['TILED=YES', 'BLOCKXSIZE=16', 'BLOCKYSIZE=48', 'BIGTIFF=YES'],
  ['BLOCKYSIZE=61', 'BIGTIFF=YES'],
  ['TILED=YES', 'BLOCKXSIZE=96', 'BLOCKYSIZE=64'],
] as const;
const interleaves = ['INTERLEAVE=PIXEL', 'INTERLEAVE=BAND'] as const;
const orders = ['ENDIANNESS=LITTLE', 'ENDIANNESS=BIG'] as const;

const types: readonly GdalType[] = ['Byte', 'UInt16', 'Int16', 'UInt32', 'Int32', 'Float32', 'Float64'];

describe('packing × predictor × type, layouts in turn', () => {
  const packings = ['NONE', 'DEFLATE', 'LZW', 'ZSTD', 'PACKBITS'];
  const kinds = packings.flatMap((packing) =>
    types.flatMap((type) =>
      (packing === 'NONE' || packing === 'PACKBITS' ? [1] : type.startsWith('F') ? [1, 2, 3] : [1, 2]).map(
        (predictor) => ({
          type,
          options: [`COMPRESS=${packing}`, ...(predictor === 1 ? [] : [`PREDICTOR=${predictor}`])],
        }),
      ),
    ),
  );
  check(
    kinds.map(({ type, options }, index) => ({
      type,
      bands: [3, 1, 2][index % 3] ?? 1,
      options: [
        ...options,
        ...(layouts[index % 5] ?? []),
        interleaves[Math.floor(index / 2) % 2] ?? '',
        orders[Math.floor(index / 3) % 2] ?? '',
      ],
    })),
  );
});

describe('every layout, both byte orders', () => {
  check(
    layouts.flatMap((layout) =>
      interleaves.flatMap((interleave) =>
        orders.map((order) => ({
          type: 'UInt16' as const,
          bands: 3,
          options: ['COMPRESS=DEFLATE', 'PREDICTOR=2', interleave, order, ...layout],
        })),
      ),
    ),
  );
});

describe('unpacked strips larger than a piece are read in pieces', () => {
  check([
    { type: 'UInt16', bands: 3, width: 701, height: 613, options: ['BLOCKYSIZE=613'] },
    { type: 'UInt16', bands: 3, width: 701, height: 613, options: ['BLOCKYSIZE=400'] },
    {
      type: 'Float32',
      bands: 2,
      width: 701,
      height: 613,
      options: ['BLOCKYSIZE=613', 'INTERLEAVE=BAND', 'ENDIANNESS=BIG'],
    },
  ]);
});

describe('few bits, signed bytes, half floats', () => {
  const scaled = ['-scale', '0', '255', '0', '1'];
  const small = ['-scale', '-4200000', '10500000', '-9', '9'];
  check([
    ...[1, 2, 4].flatMap((bits) =>
      ['NONE', 'DEFLATE', 'LZW'].map((packing, index) => ({
        type: 'Byte' as const,
        bands: bits === 2 ? 3 : 1,
        args: ['-scale', '0', '255', '0', `${2 ** bits - 1}`],
        options: [`NBITS=${bits}`, `COMPRESS=${packing}`, ...(layouts[index] ?? [])],
      })),
    ),
    { type: 'Byte', bands: 1, args: scaled, options: ['NBITS=1', 'COMPRESS=DEFLATE', 'PHOTOMETRIC=MINISWHITE'] },
    { type: 'Byte', bands: 2, options: ['PIXELTYPE=SIGNEDBYTE', 'COMPRESS=LZW', 'PREDICTOR=2'] },
    { type: 'Float32', bands: 2, args: small, options: ['NBITS=16', 'COMPRESS=DEFLATE', 'TILED=YES'] },
    { type: 'Float32', bands: 2, args: small, options: ['NBITS=16', 'COMPRESS=ZSTD', 'PREDICTOR=3'] },
  ]);
});

describe('JPEG, with shared tables and without', () => {
  const tiled = ['TILED=YES', 'BLOCKXSIZE=32', 'BLOCKYSIZE=32'];
  check(
    [1, 2, 3, 4].flatMap((bands) =>
      [0, 1, 2, 3].map((tables, index) => ({
        type: 'Byte' as const,
        bands,
        options: [
          'COMPRESS=JPEG',
          `JPEGTABLESMODE=${tables}`,
          `JPEG_QUALITY=${60 + 10 * index}`,
          ...(index % 2 === 0 ? tiled : ['BLOCKYSIZE=16']),
        ],
      })),
    ),
  );
  check([
    ...[0, 1, 3].flatMap((tables) =>
      [tiled, ['BLOCKYSIZE=16'], ['BLOCKYSIZE=61']].map((layout) => ({
        type: 'Byte' as const,
        bands: 3,
        options: ['COMPRESS=JPEG', 'PHOTOMETRIC=YCBCR', `JPEGTABLESMODE=${tables}`, ...layout],
      })),
    ),
    { type: 'Byte', bands: 3, options: ['COMPRESS=JPEG', 'PHOTOMETRIC=RGB', ...tiled] },
    { type: 'Byte', bands: 3, options: ['COMPRESS=JPEG', 'INTERLEAVE=BAND', ...tiled] },
    { type: 'Byte', bands: 4, options: ['COMPRESS=JPEG', 'PHOTOMETRIC=RGB', 'ALPHA=YES', ...tiled] },
    { type: 'Byte', bands: 4, options: ['COMPRESS=JPEG', 'PHOTOMETRIC=CMYK', ...tiled] },
    { type: 'Byte', bands: 4, options: ['COMPRESS=JPEG', 'PHOTOMETRIC=CMYK', 'ENDIANNESS=BIG', 'BLOCKYSIZE=16'] },
  ]);
});

describe('WebP', () => {
  check(
    [3, 4].flatMap((bands) =>
      [['WEBP_LOSSLESS=YES'], ['WEBP_LEVEL=75'], ['WEBP_LEVEL=20']].flatMap((quality) =>
        [['TILED=YES', 'BLOCKXSIZE=32', 'BLOCKYSIZE=32'], ['BLOCKYSIZE=16']].map((layout) => ({
          type: 'Byte' as const,
          bands,
          options: ['COMPRESS=WEBP', ...quality, ...layout],
        })),
      ),
    ),
  );
});

describe('LERC', () => {
  check(
    types.flatMap((type, index) =>
      ['LERC', 'LERC_DEFLATE', 'LERC_ZSTD'].map((packing, second) => ({
        type,
        bands: [1, 3][index % 2] ?? 1,
        options: [
          `COMPRESS=${packing}`,
          `MAX_Z_ERROR=${second === 0 ? 0 : 2}`,
          interleaves[second % 2] ?? '',
          ...(layouts[(index + second) % 5] ?? []),
        ],
      })),
    ),
  );
  check([
    { type: 'Byte', bands: 4, options: ['COMPRESS=LERC', 'ALPHA=YES', 'TILED=YES'] },
    { type: 'Byte', bands: 2, options: ['COMPRESS=LERC_ZSTD', 'ALPHA=YES'] },
  ]);
});

describe('what is not measured', () => {
  check(
    [
      ...['DEFLATE', 'JPEG', 'NONE'].map((packing) => ({
        type: 'Byte' as const,
        bands: 4,
        args: ['-b', '1', '-b', '2', '-b', '3', '-mask', '4'],
        options: [`COMPRESS=${packing}`, 'TILED=YES', 'BLOCKXSIZE=32', 'BLOCKYSIZE=32'],
      })),
      { type: 'Byte', bands: 2, args: ['-b', '1', '-mask', '2'], options: ['COMPRESS=LZW', 'BLOCKYSIZE=5'] },
      { type: 'UInt16', bands: 2, args: ['-a_nodata', '5000'], options: ['COMPRESS=LZW'] },
      { type: 'Int16', bands: 1, args: ['-a_nodata', '-32768'], options: ['COMPRESS=DEFLATE'] },
      { type: 'Float32', bands: 1, args: ['-a_nodata', '-700000'], options: [] },
      { type: 'Byte', bands: 1, args: ['-a_nodata', '-9999'], options: [] },
      { type: 'Byte', bands: 2, args: [], options: ['ALPHA=YES', 'COMPRESS=DEFLATE'] },
      { type: 'UInt16', bands: 2, args: [], options: ['ALPHA=YES', 'COMPRESS=DEFLATE', 'INTERLEAVE=BAND'] },
      { type: 'Byte', bands: 4, args: [], options: ['ALPHA=PREMULTIPLIED', 'PHOTOMETRIC=RGB'] },
    ],
    { masks: true },
  );
});

describe('overviews', () => {
  it.skipIf(!hasGdal)('with masks of their own are read where they suit, as GDAL reads them', async () => {
    const path = make({
      type: 'Byte',
      bands: 4,
      width: 160,
      height: 96,
      args: [
        '-b',
        '1',
        '-b',
        '2',
        '-b',
        '3',
        '-mask',
        '4',
        '-a_srs',
        'EPSG:32631',
        '-a_ullr',
        '500000',
        '960',
        '501600',
        '0',
      ],
      options: ['COMPRESS=DEFLATE', 'TILED=YES', 'BLOCKXSIZE=32', 'BLOCKYSIZE=32'],
    });
    runGdal('gdaladdo', '-q', '-r', 'nearest', '--config', 'GDAL_TIFF_INTERNAL_MASK', 'YES', path, '2', '4');
    const image = await images.open(path);
    expect(image.description.overviews).toBe(2);
    for (const [level, gsdMetres] of [20, 40].entries()) {
      const { grid, samples, valid } = await image.read({ gsdMetres });
      const options = ['-oo', `OVERVIEW_LEVEL=${level}`];
      expect(describeDifference(samples, readByGdal(path, ...options, '-mask', 'none'))).toBeNull();
      expect(describeDifference(valid, readByGdal(path, ...options, '-b', 'mask'))).toBeNull();
      expect(grid.transform).toEqual([500_000, gsdMetres, 0, 960, 0, -gsdMetres]);
    }
    await image.close();
  });

  it.skipIf(!hasGdal)('finer ones are averaged down as GDAL averages', async () => {
    const path = make({
      type: 'UInt16',
      bands: 2,
      width: 160,
      height: 96,
      args: ['-a_srs', 'EPSG:32631', '-a_ullr', '500000', '960', '501600', '0'],
      options: ['COMPRESS=DEFLATE', 'TILED=YES', 'BLOCKXSIZE=32', 'BLOCKYSIZE=32'],
    });
    const image = await images.open(path);
    for (const gsdMetres of [20, 40, 80]) {
      const { grid, samples } = await image.read({ gsdMetres });
      const size = [`${1600 / gsdMetres}`, `${960 / gsdMetres}`];
      expect([grid.width, grid.height]).toEqual(size.map(Number));
      expect(describeDifference(samples, readByGdal(path, '-r', 'average', '-outsize', ...size))).toBeNull();
    }
    await image.close();
  });
});

describe('tiles left out', () => {
  it.skipIf(!hasGdal)('are nodata, or zero where the file names none', async () => {
    for (const nodata of [[], ['-a_nodata', '7']]) {
      const path = join(folder, `sparse${nodata.length}.tif`);
      const options = ['SPARSE_OK=TRUE', 'TILED=YES', 'BLOCKXSIZE=32', 'BLOCKYSIZE=32'].flatMap((one) => ['-co', one]);
      runGdal('gdal_create', '-q', '-outsize', '70', '50', '-bands', '2', '-ot', 'Int16', ...nodata, ...options, path);
      await expectSame(path, false);
      await expectSameMask(path);
    }
  });
});
