import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RasterioSide } from './rasterio-side.ts';

export interface ImageryFile {
  readonly kind: 'rgb' | 'uint16';
  readonly codec: 'deflate' | 'zstd' | 'lzw' | 'jpeg';
  readonly path: string;
  /** Pixels to a side, and bytes of all samples. */
  readonly side: number;
  readonly bytes: number;
  readonly packedBytes: number;
}

const kinds = {
  rgb: { bands: 3, bytes: 1, envi: 1, codecs: ['deflate', 'zstd', 'lzw', 'jpeg'] },
  uint16: { bands: 1, bytes: 2, envi: 12, codecs: ['deflate', 'zstd', 'lzw'] },
} as const;
const seed = 20_231_005;
/** A piece of ground of this many pixels to a side is drawn once and laid again and again, turned and brighter or darker. */
const ground = 2048;

/** Writes COGs as GDAL writes them, once; they stay in the temporary folder. `sides`: pixels to a side. */
export async function makeImageryFiles(
  rasterio: RasterioSide,
  sides: Readonly<Record<'rgb' | 'uint16', number>>,
): Promise<ImageryFile[]> {
  const folder = join(tmpdir(), 'sightline-bench-imagery');
  mkdirSync(folder, { recursive: true });
  const files: ImageryFile[] = [];
  for (const kind of ['rgb', 'uint16'] as const) {
    const { bands, bytes, codecs } = kinds[kind];
    const side = sides[kind];
    const raw = join(folder, `${kind}-${side}.dat`);
    for (const codec of codecs) {
      const path = join(folder, `${kind}-${side}-${codec}-v1.tif`);
      if (!existsSync(path)) {
        if (!existsSync(raw)) await writeRaw(raw, kind, side);
        const options = codec === 'jpeg' ? { quality: 85 } : { predictor: 'YES' };
        await rasterio.call('write', raw, path, { compress: codec, ...options });
      }
      files.push({ kind, codec, path, side, bytes: side * side * bands * bytes, packedBytes: statSync(path).size });
    }
    for (const part of [raw, raw.replace('.dat', '.hdr')]) rmSync(part, { force: true });
  }
  return files;
}

/** Raw pixels with the header of ENVI, which GDAL reads: ground of five octaves, per-band tints, and sensor noise. */
export async function writeRaw(path: string, kind: 'rgb' | 'uint16', side: number): Promise<void> {
  const { bands, bytes, envi } = kinds[kind];
  writeFileSync(
    path.replace('.dat', '.hdr'),
    `ENVI\nsamples = ${side}\nlines = ${side}\nbands = ${bands}\ndata type = ${envi}\ninterleave = bip\nbyte order = 0\n`,
  );
  const heights = drawGround(ground);
  const random = makeRandom(seed + bands);
  const noise = Float32Array.from({ length: 1 << 16 }, () => (random() + random() + random() + random() - 2) * 1.73);
  const file = await open(path, 'w');
  const row = bytes === 1 ? new Uint8Array(side * bands) : new Uint16Array(side * bands);
  for (let y = 0; y < side; y++) {
    const seedOfRow = Math.floor(random() * noise.length);
    for (let x = 0; x < side; x++) {
      const piece = Math.floor(y / ground) * 7 + Math.floor(x / ground) * 3;
      const [inX, inY] = [x % ground, y % ground];
      const turned = piece % 2 === 0 ? inY * ground + inX : (ground - 1 - inX) * ground + inY;
      const height = (heights[turned] ?? 0) + (piece % 5) * 3 - 6;
      for (let band = 0; band < bands; band++) {
        const at = x * bands + band;
        const grain = noise[(seedOfRow + Math.imul(at, 40_503)) & 0xffff] ?? 0;
        const tint = heights[(turned * 17 + band * 77_777) % heights.length] ?? 0;
        row[at] =
          bytes === 1
            ? Math.min(255, Math.max(0, 112 + height * (1 - band * 0.1) + tint * 0.02 + grain * 2))
            : 1300 + height * 14 + grain * 12;
      }
    }
    await file.write(new Uint8Array(row.buffer));
  }
  await file.close();
}

/** Value noise in five octaves: hills, fields, clumps, and what is a pixel or two across. */
function drawGround(side: number): Float32Array {
  const heights = new Float32Array(side * side);
  const random = makeRandom(seed);
  for (const [cell, weight] of [
    [256, 18],
    [64, 12],
    [16, 7],
    [4, 8],
    [2, 6],
  ] as const) {
    const across = side / cell + 1;
    const knots = Float32Array.from({ length: across * across }, () => (random() + random() + random() - 1.5) * 2);
    const eased = Float32Array.from({ length: cell }, (_, i) => (i / cell) ** 2 * (3 - (2 * i) / cell));
    for (let y = 0; y < side; y++) {
      const down = eased[y % cell] ?? 0;
      const top = Math.floor(y / cell) * across;
      for (let x = 0; x < side; x++) {
        const right = eased[x % cell] ?? 0;
        const at = top + Math.floor(x / cell);
        const upper = (knots[at] ?? 0) * (1 - right) + (knots[at + 1] ?? 0) * right;
        const lower = (knots[at + across] ?? 0) * (1 - right) + (knots[at + across + 1] ?? 0) * right;
        heights[y * side + x] = (heights[y * side + x] ?? 0) + (upper * (1 - down) + lower * down) * weight;
      }
    }
  }
  return heights;
}

/** Mulberry32: 0..1 */
export function makeRandom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
