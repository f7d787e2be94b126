import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import type { Samples } from '#core';

const program = 'gdal_translate';
/** True where Debian's gdal-bin is there; says in a line that tests are skipped where it is not. */
export const hasGdal: boolean = spawnSync(program, ['--version']).status === 0;
if (!hasGdal) console.warn('skipped: gdal_translate is missing (apt install gdal-bin)');

/** Runs a program of GDAL; `.aux.xml` files and statistics are not written. */
export function runGdal(program: string, ...args: readonly string[]): string {
  return execFileSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, GDAL_PAM_ENABLED: 'NO' },
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 1 << 26,
  });
}

/** The pixels of an image as GDAL reads them, band after band, little-endian. `-b mask` gives the mask. */
export function readByGdal(path: string, ...args: readonly string[]): Uint8Array {
  const raw = `${path.replace(/^GTIFF_RAW:/, '')}.envi.img`;
  runGdal('gdal_translate', '-q', '-of', 'ENVI', '-co', 'INTERLEAVE=BSQ', ...args, path, raw);
  const bytes = readFileSync(raw);
  rmSync(raw);
  rmSync(raw.replace(/img$/, 'hdr'), { force: true });
  return new Uint8Array(bytes);
}

/** The first place where two images differ, in words; null where they are the same. */
export function describeDifference(ours: Samples, expected: Uint8Array): string | null {
  const bytes = Buffer.from(ours.buffer, ours.byteOffset, ours.byteLength);
  if (bytes.length !== expected.length) return `${bytes.length} bytes, GDAL has ${expected.length}`;
  if (bytes.equals(expected)) return null;
  const at = bytes.findIndex((byte, index) => byte !== expected[index]);
  const index = Math.floor(at / ours.BYTES_PER_ELEMENT);
  const view = new DataView(expected.buffer, expected.byteOffset);
  const different = bytes.reduce((count, byte, place) => count + (byte === expected[place] ? 0 : 1), 0);
  return `sample ${index}: ${ours[index]}, bytes ${view.getUint8(at)} expected; ${different} of ${bytes.length} bytes differ`;
}
