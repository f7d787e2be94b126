import sharp from 'sharp';

/** Pixels for a picture: 1 grey, 2 grey and alpha, 3 red green blue, 4 with alpha; channels within each pixel. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 2 | 3 | 4;
  /** Length width × height × channels, rows from the top. */
  readonly data: Uint8Array;
}

/** The picture as PNG, without metadata; the same pixels give the same bytes. Throws RangeError for a wrong length. */
export async function encodePng({ width, height, channels, data }: Picture): Promise<Uint8Array> {
  if (data.length !== width * height * channels) {
    throw new RangeError(`expected ${width} × ${height} × ${channels} bytes, got ${data.length}`);
  }
  return sharp(data, { raw: { width, height, channels } }).png({ compressionLevel: 6 }).toBuffer();
}
