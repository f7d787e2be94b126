import { accumulateRow, sum8 } from './accumulate';
import { swapBytes } from './byte-order';
import { restoreFloatRow } from './float-row';
import { accumulateSplitThreeBytes, splitRow } from './split-bands';

/**
 * Makes samples of what a codec gave: undoes byte order and predictor (1, 2 or 3) row by row in place, then puts the
 * bands of a pixel-interleaved tile one after the other at `target`. With one band the samples stay at `tile`.
 * `scratch` holds a row; no row is larger than a tile.
 */
export function finishTile(
  tile: usize,
  target: usize,
  scratch: usize,
  width: u32,
  height: u32,
  bands: u32,
  bytes: u32,
  predictor: u32,
  bigEndian: bool,
): void {
  const samples = width * bands;
  const rowBytes = samples * bytes;
  const plane = width * height * bytes;
  for (let y: u32 = 0; y < height; y++) {
    const row = tile + y * rowBytes;
    const to = target + y * width * bytes;
    if (predictor == 2 && bands == 3 && bytes == 1) {
      const done = accumulateSplitThreeBytes(row, width, to, plane);
      sum8(row, max(done * 3, 3), samples, 3);
      splitRow(row, width, bands, bytes, to, plane, done);
      continue;
    }
    if (bigEndian && predictor != 3 && bytes > 1) swapBytes(row, samples, bytes);
    if (predictor == 2) accumulateRow(row, samples, bands, bytes);
    else if (predictor == 3) restoreFloatRow(row, samples, bands, bytes, scratch);
    if (bands > 1) splitRow(row, width, bands, bytes, to, plane, 0);
  }
}
