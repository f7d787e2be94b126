import type { Level } from './halve.ts';

/** The pixels of a tile, band by band within each pixel; beyond the edges the last row and column are repeated. */
export function cutTile<Array extends Level['samples']>(
  { width, height, bands, samples }: Level & { readonly samples: Array },
  column: number,
  row: number,
  side: number,
): Array {
  const tile = new (samples.constructor as new (length: number) => Array)(side * side * bands);
  for (let y = 0; y < side; y++) {
    const from = Math.min(height - 1, row * side + y) * width;
    for (let band = 0; band < bands; band++) {
      const plane = band * width * height + from;
      for (let x = 0, at = y * side * bands + band; x < side; x++, at += bands) {
        tile[at] = samples[plane + Math.min(width - 1, column * side + x)]!;
      }
    }
  }
  return tile;
}

/** TIFF 6.0 §14, horizontal differencing: each sample less the one of the pixel before, row by row, in place. */
export function subtractLeft(tile: Level['samples'], side: number, bands: number): void {
  const stride = side * bands;
  for (let row = 0; row < side; row++) {
    for (let at = (row + 1) * stride - 1; at >= row * stride + bands; at--) tile[at]! -= tile[at - bands]!;
  }
}

/** One bit per pixel, the first in the highest, rows filled to whole bytes: 1 where `valid` is 128 or more. */
export function cutMask({ width, height, valid }: Level, column: number, row: number, side: number): Uint8Array {
  const bytes = side / 8;
  const mask = new Uint8Array(side * bytes);
  for (let y = 0; y < side && row * side + y < height; y++) {
    for (let x = 0; x < side && column * side + x < width; x++) {
      if (valid[(row * side + y) * width + column * side + x]! >= 128) mask[y * bytes + (x >> 3)]! |= 128 >> (x & 7);
    }
  }
  return mask;
}
