import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync, zstdCompressSync } from 'node:zlib';
import { hasGdal, runGdal } from './gdal.ts';
import { type GdalType, writeRawImage } from './raw-image.ts';
import { byteTags, writePixels } from './write-pixels.ts';

/** A small file in order, and what it is. */
export interface SeedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Kinds that GDAL writes: type, bands, creation options, further arguments. */
const kinds: readonly (readonly [GdalType, number, string, string?])[] = [
  ['Byte', 3, 'COMPRESS=NONE TILED=YES'],
  ['UInt16', 1, 'COMPRESS=NONE BLOCKYSIZE=9'],
  ['Byte', 1, 'COMPRESS=DEFLATE TILED=YES'],
  ['UInt16', 3, 'COMPRESS=DEFLATE PREDICTOR=2 TILED=YES INTERLEAVE=BAND'],
  ['Float32', 1, 'COMPRESS=DEFLATE PREDICTOR=3 TILED=YES BIGTIFF=YES'],
  ['Int16', 2, 'COMPRESS=DEFLATE BLOCKYSIZE=5 ENDIANNESS=BIG'],
  ['Byte', 3, 'COMPRESS=LZW TILED=YES'],
  ['UInt16', 1, 'COMPRESS=LZW PREDICTOR=2 BLOCKYSIZE=7 ENDIANNESS=BIG BIGTIFF=YES'],
  ['Int32', 1, 'COMPRESS=LZW TILED=YES'],
  ['Byte', 4, 'COMPRESS=ZSTD TILED=YES'],
  ['Float64', 1, 'COMPRESS=ZSTD PREDICTOR=3 BLOCKYSIZE=12'],
  ['UInt32', 2, 'COMPRESS=PACKBITS TILED=YES'],
  ['Byte', 1, 'COMPRESS=JPEG TILED=YES'],
  ['Byte', 3, 'COMPRESS=JPEG PHOTOMETRIC=YCBCR TILED=YES'],
  ['Byte', 3, 'COMPRESS=JPEG PHOTOMETRIC=YCBCR BLOCKYSIZE=16 JPEGTABLESMODE=0'],
  ['Byte', 4, 'COMPRESS=JPEG TILED=YES'],
  ['Byte', 3, 'COMPRESS=WEBP TILED=YES'],
  ['Byte', 4, 'COMPRESS=WEBP WEBP_LOSSLESS=YES TILED=YES'],
  ['Byte', 1, 'COMPRESS=LERC TILED=YES'],
  ['Float32', 3, 'COMPRESS=LERC_DEFLATE TILED=YES'],
  ['UInt16', 1, 'COMPRESS=LERC_ZSTD MAX_Z_ERROR=3 TILED=YES'],
  ['Byte', 2, 'COMPRESS=LERC ALPHA=YES TILED=YES'],
  ['Byte', 1, 'NBITS=1 COMPRESS=DEFLATE TILED=YES', '-scale 0 255 0 1'],
  ['Byte', 4, 'COMPRESS=DEFLATE TILED=YES', '-b 1 -b 2 -b 3 -mask 4'],
  ['Int16', 1, 'COMPRESS=DEFLATE TILED=YES', '-a_nodata -3 -a_scale 0.5 -a_offset 9'],
  ['Float32', 1, 'NBITS=16 COMPRESS=DEFLATE', '-scale -4200000 10500000 -9 9'],
];

/** Small files of every packing, type and layout; without GDAL only those that the tests can write themselves. */
export function makeCorpus(): SeedFile[] {
  const own = ownFiles();
  if (!hasGdal) return own;
  const folder = mkdtempSync(join(tmpdir(), 'sightline-corpus-'));
  try {
    return [...own, ...kinds.map(([type, bands, options, args]) => gdalFile(folder, type, bands, options, args))];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function gdalFile(folder: string, type: GdalType, bands: number, options: string, args = ''): SeedFile {
  const raw = join(folder, 'raw.img');
  const path = join(folder, 'seed.tif');
  writeRawImage(raw, type, 40, 28, bands);
  const tiles = options.includes('TILED') ? ' BLOCKXSIZE=16 BLOCKYSIZE=16' : '';
  const creation = `${options}${tiles}`.split(' ').flatMap((one) => ['-co', one]);
  const place = '-a_srs EPSG:32652 -a_ullr 500000 4700028 500040 4700000'.split(' ');
  const further = args === '' ? [] : args.split(' ');
  runGdal(
    'gdal_translate',
    '-q',
    '--config',
    'GDAL_TIFF_INTERNAL_MASK',
    'YES',
    ...place,
    ...further,
    ...creation,
    raw,
    path,
  );
  if (options.includes('TILED')) runGdal('gdaladdo', '-q', '-r', 'nearest', path, '2');
  return { name: `${type} × ${bands} ${options} ${args}`.trim(), bytes: new Uint8Array(readFileSync(path)) };
}

function ownFiles(): SeedFile[] {
  const pixels = Uint8Array.from({ length: 256 }, (_, index) => (index * 37) % 200);
  const tiled = byteTags(30, 20, { tile: 16 });
  const four = (tile: Uint8Array): Uint8Array[] => [tile, tile, tile, tile];
  return [
    { name: 'own none', bytes: writePixels([{ tags: tiled, tiles: four(pixels) }]) },
    {
      name: 'own deflate with overview and mask, big-endian',
      bytes: writePixels(
        [
          { tags: { ...tiled, 259: [8], 42113: '7' }, tiles: four(deflateSync(pixels)) },
          { tags: { ...byteTags(15, 10, { tile: 16 }), 254: [1] }, tiles: [pixels] },
          { tags: { ...tiled, 254: [4], 262: [4] }, tiles: [pixels, null, pixels, null] },
        ],
        { littleEndian: false },
      ),
    },
    {
      name: 'own zstd, BigTIFF',
      bytes: writePixels([{ tags: { ...tiled, 259: [50000] }, tiles: four(zstdCompressSync(pixels)) }], { big: true }),
    },
  ];
}
