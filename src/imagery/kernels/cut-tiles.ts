import type { Raster } from '#core';
import type { Tile } from './tile-spectrum.ts';

/**
 * Squares of brightness (mean of the first three bands, or the one band) that are valid throughout, half overlapping,
 * at most `most` of them spread evenly.
 */
export function cutTiles(raster: Raster, size: number, most: number): Tile[] {
  const { width, height } = raster.grid;
  const starts: { row: number; column: number }[] = [];
  for (let row = 0; row + size <= height; row += size / 2) {
    for (let column = 0; column + size <= width; column += size / 2) starts.push({ row, column });
  }
  const step = Math.max(1, starts.length / most);
  const tiles: Tile[] = [];
  for (let at = 0; at < starts.length; at += step) {
    const { row, column } = starts[Math.floor(at)]!;
    const values = readTile(raster, size, row, column);
    if (values) tiles.push({ size, values });
  }
  return tiles;
}

function readTile(raster: Raster, size: number, row: number, column: number): Float64Array | undefined {
  const { width, height } = raster.grid;
  const bands = Math.min(raster.bands.length, 3) === 3 ? 3 : 1;
  const values = new Float64Array(size * size);
  for (let r = 0; r < size; r++) {
    const line = (row + r) * width + column;
    for (let c = 0; c < size; c++) {
      if (raster.valid[line + c] !== 255) return undefined;
      let sum = 0;
      for (let band = 0; band < bands; band++) sum += raster.samples[band * width * height + line + c]!;
      if (!Number.isFinite(sum)) return undefined;
      values[r * size + c] = sum / bands;
    }
  }
  return values;
}
