import type { BoundingBox } from '#core';

/**
 * Boxes by one integer and an ordinary B-tree, the same in both engines: a loose quadtree.
 *
 * A box belongs to the level whose cells are just not smaller than it, and there to the cell of its south-west
 * corner. A box that touches a query therefore has its corner in the query or less than one cell west or south of
 * it, so each level is searched by a few short ranges of cell numbers. They find every box that touches the query and
 * some that do not: compare the boxes themselves afterwards.
 *
 * Level 0 is one cell of 360 degrees, each next level halves it; the cells begin at 180 W, 90 S.
 */
const finestLevel = 13;
const axisBits = 13;
/** A query over more rows of one level than this is searched by one range over all of them. */
const mostRows = 8;

/** Degrees by which a search is widened, so that no rounding at a cell's edge loses a box. */
const margin = 1e-9;

/** First and last cell number, both included. */
export type CellRange = readonly [first: number, last: number];

/** A box whose `east` is not below `west`: above 180 where the box crosses the antimeridian. */
export interface UnwrappedBox {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export function unwrapBox([west, south, east, north]: BoundingBox): UnwrappedBox {
  return { west, south, east: east < west ? east + 360 : east, north };
}

/** The cell a box is filed under; below 2^30. */
export function computeCell(box: UnwrappedBox): number {
  const extent = Math.max(box.east - box.west, box.north - box.south);
  const level = extent > 0 ? clamp(Math.floor(Math.log2(360 / extent)), 0, finestLevel) : finestLevel;
  return cellNumber(level, clampedRow(level, box.south), wrappedColumn(level, box.west));
}

/** The cells in which a box that touches this one can be filed. */
export function computeCellRanges(box: UnwrappedBox): CellRange[] {
  const widened = {
    west: box.west - margin,
    south: box.south - margin,
    east: box.east + margin,
    north: box.north + margin,
  };
  return Array.from({ length: finestLevel + 1 }, (_, level) => levelRanges(level, widened)).flat();
}

function levelRanges(level: number, box: UnwrappedBox): CellRange[] {
  const size = 360 / 2 ** level;
  const firstRow = clampedRow(level, box.south - size);
  const lastRow = clampedRow(level, box.north);
  const columns = columnRanges(level, box, size);
  if (lastRow - firstRow >= mostRows) {
    return [[cellNumber(level, firstRow, 0), cellNumber(level, lastRow, 2 ** level - 1)]];
  }
  const rows = Array.from({ length: lastRow - firstRow + 1 }, (_, index) => firstRow + index);
  return rows.flatMap((row) =>
    columns.map(([first, last]): CellRange => [cellNumber(level, row, first), cellNumber(level, row, last)]),
  );
}

function columnRanges(level: number, box: UnwrappedBox, size: number): CellRange[] {
  const last = 2 ** level - 1;
  if (box.east - box.west + 2 * size >= 360) return [[0, last]];
  const [from, to] = [wrappedColumn(level, box.west - size), wrappedColumn(level, box.east)];
  return from <= to
    ? [[from, to]]
    : [
        [from, last],
        [0, to],
      ];
}

function cellNumber(level: number, row: number, column: number): number {
  return (level << (2 * axisBits)) | (row << axisBits) | column;
}

function clampedRow(level: number, lat: number): number {
  return clamp(Math.floor(((lat + 90) / 360) * 2 ** level), 0, 2 ** level - 1);
}

function wrappedColumn(level: number, lon: number): number {
  const count = 2 ** level;
  const column = Math.floor(((lon + 180) / 360) * count) % count;
  return column < 0 ? column + count : column;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
