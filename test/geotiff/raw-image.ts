import { writeFileSync } from 'node:fs';
import type { Samples } from '#core';

/** Types as ENVI numbers and GDAL names them. */
const types = {
  Byte: { envi: 1, array: Uint8Array },
  Int16: { envi: 2, array: Int16Array },
  Int32: { envi: 3, array: Int32Array },
  Float32: { envi: 4, array: Float32Array },
  Float64: { envi: 5, array: Float64Array },
  UInt16: { envi: 12, array: Uint16Array },
  UInt32: { envi: 13, array: Uint32Array },
} as const;

export type GdalType = keyof typeof types;

/**
 * An image that GDAL can read (ENVI), for making files of any kind from: slopes with some noise, flat parts, the
 * extremes of the type and, in floating point, values with long fractions. The same numbers in every run.
 */
export function writeRawImage(path: string, type: GdalType, width: number, height: number, bands: number): Samples {
  const samples: Samples = new types[type].array(width * height * bands);
  let seed = 12345;
  const random = (): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  const scale = type === 'Byte' ? 1 : type.endsWith('16') ? 100 : 70_000;
  const low = type.startsWith('U') || type === 'Byte' ? 0 : -60 * scale;
  for (let band = 0; band < bands; band++) {
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        const isFlat = column > width * 0.6 && row > height * 0.6;
        const slope = 60 + 40 * band + (column * 60) / width + (row * 30) / height + random() * 9;
        samples[(band * height + row) * width + column] = low + scale * (isFlat ? 50 + band : slope);
      }
    }
  }
  if (type !== 'Byte' && !type.startsWith('F')) {
    samples[0] = 2 ** 31 - 1;
    samples[1] = type.startsWith('U') ? 2 ** 32 - 1 : -(2 ** 31);
  }
  writeFileSync(path, new Uint8Array(samples.buffer));
  const header = `ENVI\nsamples = ${width}\nlines = ${height}\nbands = ${bands}\ndata type = ${types[type].envi}\ninterleave = bsq\nbyte order = 0\nheader offset = 0\n`;
  writeFileSync(path.replace(/\.img$/, '.hdr'), header);
  return samples;
}
