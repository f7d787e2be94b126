import type { PixelPosition, Position } from '#core';
import { directionAlong, measureLine, placeAlong } from '../counting/ground-line.ts';
import { type GroundPlacement, moveOnGround } from '../geometry/ground-frame.ts';
import type { SamplePositions } from '../kernels/sample-picture.ts';

/** Which part of a track is to be pulled straight, and how finely. */
export interface StripExtent {
  /** Metres from the start of the line; cut to the line. */
  readonly fromMetres: number;
  readonly toMetres: number;
  /** Metres to each side of the line. */
  readonly halfWidthMetres: number;
  /** Metres of one pixel of the strip along and across. */
  readonly cellMetres: number;
}

/** A track pulled straight: where the pixels of the strip lie in the image, and which part of the line they show. */
export interface StraightTrack {
  readonly positions: SamplePositions;
  readonly fromMetres: number;
  readonly toMetres: number;
  readonly lengthMetres: number;
}

/**
 * The places of a strip along a line: columns in its direction, row 0 furthest to the left of it, equal steps on the
 * ground. The same extent gives the same strip in every image, so that dates can stand under each other.
 */
export function straightenTrack(
  line: readonly Position[],
  placement: GroundPlacement,
  { cellMetres, fromMetres, halfWidthMetres, toMetres }: StripExtent,
): StraightTrack {
  const ground = measureLine(line);
  const from = Math.min(Math.max(0, fromMetres), ground.lengthMetres);
  const width = Math.max(1, Math.floor((Math.min(toMetres, ground.lengthMetres) - from) / cellMetres + 1e-9));
  const height = Math.max(1, Math.round((2 * halfWidthMetres) / cellMetres));
  const positions = {
    width,
    height,
    column: new Float64Array(width * height),
    row: new Float64Array(width * height),
  };
  for (let cell = 0; cell < width; cell++) {
    const at = from + (cell + 0.5) * cellMetres;
    const [middle, { east, north }] = [placeAlong(ground, at), directionAlong(ground, at)];
    const edge = (left: number): PixelPosition =>
      placement.toPixel(moveOnGround(middle, { east: -north * left, north: east * left }));
    const [far, near] = [edge(halfWidthMetres), edge(-halfWidthMetres)];
    for (let row = 0; row < height; row++) {
      const share = (row + 0.5) / height;
      positions.column[row * width + cell] = far.column + share * (near.column - far.column);
      positions.row[row * width + cell] = far.row + share * (near.row - far.row);
    }
  }
  return { positions, fromMetres: from, toMetres: from + width * cellMetres, lengthMetres: ground.lengthMetres };
}
