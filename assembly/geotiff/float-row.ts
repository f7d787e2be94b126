import { accumulateRow } from './accumulate';

/**
 * Predictor 3 (Adobe Photoshop TIFF Technical Note 3, 2005) undone in one row: the bytes are differences over `bands`
 * bytes, and lie apart: first the highest bytes of all samples, then the next. `scratch` holds a row. The samples come
 * out in little-endian order whatever the file's order is.
 */
export function restoreFloatRow(row: usize, samples: u32, bands: u32, bytes: u32, scratch: usize): void {
  accumulateRow(row, samples * bytes, bands, 1);
  memory.copy(scratch, row, samples * bytes);
  let i: u32 = 0;
  if (bytes == 4) {
    for (; i + 16 <= samples; i += 16) {
      const a = v128.load(scratch + i);
      const b = v128.load(scratch + samples + i);
      const c = v128.load(scratch + samples * 2 + i);
      const d = v128.load(scratch + samples * 3 + i);
      const dcLow = i8x16.shuffle(d, c, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
      const dcHigh = i8x16.shuffle(d, c, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
      const baLow = i8x16.shuffle(b, a, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
      const baHigh = i8x16.shuffle(b, a, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
      const to = row + (i << 2);
      v128.store(to, i8x16.shuffle(dcLow, baLow, 0, 1, 16, 17, 2, 3, 18, 19, 4, 5, 20, 21, 6, 7, 22, 23));
      v128.store(to + 16, i8x16.shuffle(dcLow, baLow, 8, 9, 24, 25, 10, 11, 26, 27, 12, 13, 28, 29, 14, 15, 30, 31));
      v128.store(to + 32, i8x16.shuffle(dcHigh, baHigh, 0, 1, 16, 17, 2, 3, 18, 19, 4, 5, 20, 21, 6, 7, 22, 23));
      v128.store(to + 48, i8x16.shuffle(dcHigh, baHigh, 8, 9, 24, 25, 10, 11, 26, 27, 12, 13, 28, 29, 14, 15, 30, 31));
    }
  }
  for (; i < samples; i++) {
    for (let byte: u32 = 0; byte < bytes; byte++) {
      store<u8>(row + i * bytes + byte, load<u8>(scratch + (bytes - 1 - byte) * samples + i));
    }
  }
}
