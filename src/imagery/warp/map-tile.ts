import type { LonLat, PixelPosition } from '#core';
import { type SamplePositions, spreadMesh } from '../kernels/sample-picture.ts';
import type { GroundPlacement } from '../geometry/ground-frame.ts';

/** How a tile of something else lies over an image. */
export interface MappedTile {
  /** In full-resolution pixels of the image. */
  readonly positions: SamplePositions;
  /** Full-resolution pixels to one pixel of the tile. */
  readonly scale: number;
}

/** Projections bend less than a tenth of a pixel within such a part of a tile. */
const meshCells = 16;

/**
 * Where the pixels of a tile lie in an image. `placeAt` says where parts of the tile are on the globe, `across` and
 * `down` 0..1 from its upper left corner. Null where the image's projection does not reach the tile.
 */
export function mapTile(
  placeAt: (across: number, down: number) => LonLat,
  placement: GroundPlacement,
  side: number,
): MappedTile | null {
  const nodes = meshCells + 1;
  const mesh = { column: new Float64Array(nodes * nodes), row: new Float64Array(nodes * nodes) };
  for (let down = 0; down < nodes; down++)
    for (let across = 0; across < nodes; across++) {
      const { column, row } = placement.toPixel(placeAt(across / meshCells, down / meshCells));
      if (!Number.isFinite(column + row)) return null;
      mesh.column[down * nodes + across] = column;
      mesh.row[down * nodes + across] = row;
    }
  const corner = (across: number, down: number): PixelPosition => ({
    column: mesh.column[down * nodes + across] ?? 0,
    row: mesh.row[down * nodes + across] ?? 0,
  });
  return {
    positions: {
      width: side,
      height: side,
      column: spreadMesh(mesh.column, meshCells, side),
      row: spreadMesh(mesh.row, meshCells, side),
    },
    scale: Math.min(
      distance(corner(0, 0), corner(meshCells, 0)) / side,
      distance(corner(0, 0), corner(0, meshCells)) / side,
    ),
  };
}

function distance(one: PixelPosition, other: PixelPosition): number {
  return Math.hypot(one.column - other.column, one.row - other.row);
}
