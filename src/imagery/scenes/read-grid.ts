import type { PixelGrid } from '#core';
import { type Fields, entriesOf, fieldsOf, readNumber, readText } from './item-fields.ts';

/**
 * CRS and grid by the projection extension, an asset's own fields before those of the item (v1 `proj:epsg`, v2
 * `proj:code`, `proj:projjson`). STAC writes a transform row by row, ours has the offsets first.
 */
export function readGrid(asset: Fields, properties: Fields): { crs: string | null; grid: PixelGrid | null } {
  const crs = readCrs(asset) ?? readCrs(properties);
  const shape = readNumbers(asset, 'proj:shape', 2) ?? readNumbers(properties, 'proj:shape', 2);
  const [height = 0, width = 0] = shape ?? [];
  if (!(height >= 1 && width >= 1)) return { crs, grid: null };
  const transform = readTransform(asset, width, height) ?? readTransform(properties, width, height);
  return { crs, grid: transform && { crs, transform, width, height } };
}

function readCrs(fields: Fields): string | null {
  const code = readText(fields, 'proj:code');
  if (code !== null) return code.toUpperCase();
  const epsg = readNumber(fields, 'proj:epsg') ?? readNumber(fieldsOf(fieldsOf(fields['proj:projjson'])['id']), 'code');
  return epsg === null ? null : `EPSG:${epsg}`;
}

function readTransform(fields: Fields, width: number, height: number): PixelGrid['transform'] | null {
  const rows = readNumbers(fields, 'proj:transform', 6);
  if (rows) {
    const [a = 0, b = 0, x = 0, d = 0, e = 0, y = 0] = rows;
    return a * e - b * d === 0 ? null : [x, a, b, y, d, e];
  }
  const box = readNumbers(fields, 'proj:bbox', 4);
  if (!box) return null;
  const [west = 0, south = 0, east = 0, north = 0] = box;
  return east > west && north > south ? [west, (east - west) / width, 0, north, 0, (south - north) / height] : null;
}

/** At least so many finite numbers; further ones (the last row of a matrix) are left out. */
function readNumbers(fields: Fields, name: string, count: number): readonly number[] | null {
  const numbers = entriesOf(fields[name]).slice(0, count);
  return numbers.length === count && numbers.every((one) => typeof one === 'number' && Number.isFinite(one))
    ? (numbers as number[])
    : null;
}
