import type { PixelGrid } from '#core';
import { type TiffField, textField } from './tiff-directory.ts';

/**
 * Where an image lies, as GeoTIFF 1.1 fields: a pixel scale and tie point where the grid is north-up, else a matrix;
 * keys only for a grid with an EPSG code. Codes from 4001 to 4999 are taken for geographic ones, as EPSG assigns them;
 * all others for projected ones whose own unit holds.
 */
export function geoFields({ crs, transform }: PixelGrid): TiffField[] {
  const [x, a, b, y, d, e] = transform;
  const place: TiffField[] =
    b === 0 && d === 0 && a > 0 && e < 0
      ? [
          { tag: 33550, type: 'double', values: [a, -e, 0] },
          { tag: 33922, type: 'double', values: [0, 0, 0, x, y, 0] },
        ]
      : [{ tag: 34264, type: 'double', values: [a, b, 0, x, d, e, 0, y, 0, 0, 0, 0, 0, 0, 0, 1] }];
  const code = Number(/^EPSG:(\d{4,5})$/.exec(crs ?? '')?.[1] ?? 0);
  if (code === 0) return crs === null ? place : unknownCrs(crs);
  const isGeographic = code >= 4001 && code <= 4999;
  const citation = `${crs}|`;
  const keys = [
    [1024, 0, 1, isGeographic ? 2 : 1],
    [1025, 0, 1, 1],
    [1026, 34737, citation.length, 0],
    isGeographic ? [2048, 0, 1, code] : [3072, 0, 1, code],
  ];
  return [
    ...place,
    { tag: 34735, type: 'short', values: [1, 1, 0, keys.length, ...keys.flat()] },
    textField(34737, citation),
  ];
}

function unknownCrs(crs: string): never {
  throw new RangeError(`expected a CRS of the form EPSG:12345, got ${crs}`);
}
