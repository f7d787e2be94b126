import type { Picture } from '#core';

/** Where each pixel of a picture to be made lies in a source, in pixels from its corner, row by row; NaN is nowhere. */
export interface SamplePositions {
  readonly width: number;
  readonly height: number;
  readonly column: Float64Array;
  readonly row: Float64Array;
}

/**
 * A picture made of bilinear samples of another, with alpha: what lies outside of the source, or beside a pixel of it
 * that is transparent, is transparent.
 */
export function samplePicture(source: Picture, { column, height, row, width }: SamplePositions): Picture {
  const data = new Uint8Array(width * height * 4);
  const { channels, data: from } = source;
  const isGrey = channels < 3;
  const alpha = channels === 4 ? 3 : channels === 2 ? 1 : -1;
  for (let pixel = 0; pixel < width * height; pixel++) {
    const x = column[pixel]! - 0.5;
    const y = row[pixel]! - 0.5;
    if (!(x >= -0.5 && y >= -0.5 && x < source.width - 0.5 && y < source.height - 0.5)) continue;
    const x0 = Math.max(0, Math.floor(x));
    const y0 = Math.max(0, Math.floor(y));
    const x1 = Math.min(x0 + 1, source.width - 1);
    const y1 = Math.min(y0 + 1, source.height - 1);
    const [i00, i10] = [(y0 * source.width + x0) * channels, (y0 * source.width + x1) * channels];
    const [i01, i11] = [(y1 * source.width + x0) * channels, (y1 * source.width + x1) * channels];
    if (alpha >= 0 && Math.min(from[i00 + alpha]!, from[i10 + alpha]!, from[i01 + alpha]!, from[i11 + alpha]!) < 128)
      continue;
    const fx = Math.max(0, x - x0);
    const fy = Math.max(0, y - y0);
    for (let band = 0; band < 3; band++) {
      const at = isGrey ? 0 : band;
      const above = from[i00 + at]! * (1 - fx) + from[i10 + at]! * fx;
      const below = from[i01 + at]! * (1 - fx) + from[i11 + at]! * fx;
      data[pixel * 4 + band] = above * (1 - fy) + below * fy + 0.5;
    }
    data[pixel * 4 + 3] = 255;
  }
  return { width, height, channels: 4, data };
}

/** The same picture without alpha where nothing of it is transparent. */
export function dropOpaqueAlpha(picture: Picture): Picture {
  const { channels, data, height, width } = picture;
  if (channels !== 4) return picture;
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return picture;
  const colours = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++)
    for (let band = 0; band < 3; band++) colours[pixel * 3 + band] = data[pixel * 4 + band]!;
  return { width, height, channels: 3, data: colours };
}

/** Values at the middles of `side` × `side` pixels from those at the corners of a mesh of `cells` × `cells`, bilinear. */
export function spreadMesh(mesh: Float64Array, cells: number, side: number): Float64Array {
  const values = new Float64Array(side * side);
  const step = cells / side;
  for (let row = 0; row < side; row++) {
    const y = (row + 0.5) * step;
    const y0 = Math.min(cells - 1, Math.floor(y));
    for (let column = 0; column < side; column++) {
      const x = (column + 0.5) * step;
      const x0 = Math.min(cells - 1, Math.floor(x));
      const at = y0 * (cells + 1) + x0;
      const above = mesh[at]! * (1 - x + x0) + mesh[at + 1]! * (x - x0);
      const below = mesh[at + cells + 1]! * (1 - x + x0) + mesh[at + cells + 2]! * (x - x0);
      values[row * side + column] = above * (1 - y + y0) + below * (y - y0);
    }
  }
  return values;
}
