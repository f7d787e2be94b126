import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeRaw } from '../imagery-files.ts';

/** A COG that both servers show. */
export interface TileFile {
  readonly name: string;
  readonly path: string;
  /** Pixels of a side of the image. */
  readonly side: number;
  readonly bits: 8 | 16;
}

const side = 8192;
const tileSide = 256;
/** In UTM 52 N, half a metre a pixel. */
export const corner = { x: 600_000, y: 4_700_000, metres: 0.5 };

/** Writes, once, COGs as GDAL writes them: 8-bit JPEG and Deflate, 16-bit Deflate; they stay in the temporary folder. */
export async function makeTileFiles(): Promise<TileFile[]> {
  const folder = join(tmpdir(), 'sightline-bench-tiles');
  mkdirSync(folder, { recursive: true });
  const wanted = [
    { name: '8-bit JPEG', kind: 'rgb', bits: 8, options: ['COMPRESS=JPEG', 'QUALITY=85'] },
    { name: '8-bit Deflate', kind: 'rgb', bits: 8, options: ['COMPRESS=DEFLATE', 'PREDICTOR=YES'] },
    { name: '16-bit Deflate', kind: 'uint16', bits: 16, options: ['COMPRESS=DEFLATE', 'PREDICTOR=YES'] },
  ] as const;
  const files: TileFile[] = [];
  for (const { bits, kind, name, options } of wanted) {
    const path = join(folder, `${name.replace(' ', '-')}-${side}.tif`);
    const raw = join(folder, `${kind}.dat`);
    if (!existsSync(path)) {
      if (!existsSync(raw)) await writeRaw(raw, kind, side);
      const { metres, x, y } = corner;
      const place = [x, y, x + side * metres, y - side * metres].map(String);
      const made = [...options, `BLOCKSIZE=${tileSide}`].flatMap((option) => ['-co', option]);
      execFileSync('/usr/bin/gdal_translate', [
        '-q',
        '-of',
        'COG',
        '-a_srs',
        'EPSG:32652',
        '-a_ullr',
        ...place,
        ...made,
        raw,
        path,
      ]);
    }
    files.push({ name, path, side, bits });
  }
  for (const kind of ['rgb', 'uint16'])
    for (const end of ['dat', 'hdr', 'dat.aux.xml']) rmSync(join(folder, `${kind}.${end}`), { force: true });
  return files;
}
