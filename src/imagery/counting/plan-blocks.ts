import type { PixelPosition, PixelWindow } from '#core';
import { type GroundPlacement, type GroundVector, moveOnGround } from '../geometry/ground-frame.ts';
import { type CountTrack, trackCellMetres } from './lay-out-zones.ts';
import { cutLine, placeAlong } from './ground-line.ts';

/** A part of a track: cells `from` to `to` (not included) are wanted, those from `start` to `end` are looked at. */
export interface TrackPiece {
  readonly track: number;
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/** Pixels that are read at once, with the pieces of track in them. */
export interface CountBlock {
  /** Of the full-resolution image, within it; null where all of its pieces lie outside. */
  readonly window: PixelWindow | null;
  readonly pieces: readonly TrackPiece[];
}

export interface BlockOptions {
  /** Where the pixels of the full-resolution image lie, and how many there are. */
  readonly placement: GroundPlacement;
  readonly width: number;
  readonly height: number;
  /** Read pixels to one of the image along each axis, 0..1: less than 1 where it is averaged down. */
  readonly scale: number;
  /** Metres of surroundings that are read on each side; default 30. */
  readonly marginMetres?: number;
  /** Largest number of pixels to be read at once; default 12 million. */
  readonly mostPixels?: number;
}

/** What is looked at beyond the ends of a piece, so that its ends are judged as if the track went on. */
const contextCells = 40 / trackCellMetres;
/** Along a track, places this many cells apart tell which block they belong to. */
const strideCells = 8;

/**
 * One block for all tracks where it is small enough, else blocks on a square lattice, each with the pieces of track in
 * it, so that memory does not grow with the site.
 */
export function planBlocks(tracks: readonly CountTrack[], options: BlockOptions): CountBlock[] {
  const whole = tracks.map(({ cells }, track): TrackPiece => ({ track, from: 0, to: cells, start: 0, end: cells }));
  const { mostPixels = 12e6, scale } = options;
  const single = makeBlock(whole, tracks, options);
  const pixels = (window: PixelWindow): number => window.width * window.height * scale * scale;
  if (single.window === null || pixels(single.window) <= mostPixels) return [single];
  const { marginMetres = 30, placement, width, height } = options;
  const frame = placement.frameAt({ column: width / 2, row: height / 2 });
  const border = (2 * (contextCells * trackCellMetres + marginMetres)) / Math.min(frame.columnMetres, frame.rowMetres);
  const side = Math.max(256 / scale, Math.sqrt(mostPixels) / scale - border);
  return [...Map.groupBy(cutPieces(tracks, placement, side), ({ key }) => key).values()].map((pieces) =>
    makeBlock(
      pieces.map(({ piece }) => piece),
      tracks,
      options,
    ),
  );
}

function cutPieces(
  tracks: readonly CountTrack[],
  placement: GroundPlacement,
  side: number,
): { key: string; piece: TrackPiece }[] {
  return tracks.flatMap(({ line, cells }, track) => {
    const pieces: { key: string; piece: TrackPiece }[] = [];
    let [from, last] = [0, ''];
    const close = (to: number): void => {
      const [start, end] = [Math.max(0, from - contextCells), Math.min(cells, to + contextCells)];
      if (to > from) pieces.push({ key: last, piece: { track, from, to, start, end } });
      from = to;
    };
    for (let cell = 0; cell < cells; cell += strideCells) {
      const { column, row } = placement.toPixel(placeAlong(line, cell * trackCellMetres));
      const key = `${Math.floor(row / side)},${Math.floor(column / side)}`;
      if (key !== last) close(cell);
      last = key;
    }
    close(cells);
    return pieces;
  });
}

function makeBlock(pieces: readonly TrackPiece[], tracks: readonly CountTrack[], options: BlockOptions): CountBlock {
  const { placement, width, height, marginMetres = 30 } = options;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const piece of pieces)
    for (const { column, row } of pixelsOfPiece(piece, tracks, placement)) {
      [left, right] = [Math.min(left, column), Math.max(right, column)];
      [top, bottom] = [Math.min(top, row), Math.max(bottom, row)];
    }
  if (![left, top, right, bottom].every(Number.isFinite)) return { window: null, pieces };
  const frame = placement.frameAt({ column: (left + right) / 2, row: (top + bottom) / 2 });
  const [besides, above] = [marginMetres / frame.columnMetres, marginMetres / frame.rowMetres];
  const column = Math.max(0, Math.floor(left - besides));
  const row = Math.max(0, Math.floor(top - above));
  const size = {
    width: Math.min(width, Math.ceil(right + besides)) - column,
    height: Math.min(height, Math.ceil(bottom + above)) - row,
  };
  return { window: size.width > 0 && size.height > 0 ? { column, row, ...size } : null, pieces };
}

/** Pixels measure a long line some centimetres shorter: no cell is to be lost by that. */
const spareMetres = 0.1;

/** The line of a piece in pixels of the placement's grid, where the image lies `shift` metres beside it; where the projection does not reach they are not finite. */
export function pixelsOfPiece(
  { track, start, end }: TrackPiece,
  tracks: readonly CountTrack[],
  placement: GroundPlacement,
  shift: GroundVector = { east: 0, north: 0 },
): PixelPosition[] {
  const line = tracks[track]?.line;
  if (!line || line.positions.length === 0) return [];
  const to = Math.min(line.lengthMetres, end * trackCellMetres + spareMetres);
  return cutLine(line, start * trackCellMetres, to).map((place) => placement.toPixel(moveOnGround(place, shift)));
}
