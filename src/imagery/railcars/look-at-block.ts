import type { PixelPosition, Raster } from '#core';
import { type CountTrack, trackCellMetres } from '../counting/lay-out-zones.ts';
import { type TrackPiece, pixelsOfPiece } from '../counting/plan-blocks.ts';
import type { CloudMask } from '../coverage/hidden-pixels.ts';
import { hideClouds } from '../coverage/hide-clouds.ts';
import { type GroundVector, placeOnGround } from '../geometry/ground-frame.ts';
import { toLabPlanes } from '../kernels/lab-planes.ts';
import { averageBody, paintStrip } from '../kernels/view-strip.ts';
import { CountError } from '../counting/count-error.ts';
import { alignTracks } from './align-tracks.ts';
import { type TrackLook, lookAtTracks } from './look-at-tracks.ts';
import { type TrackView, blankView } from './track-view.ts';

export interface BlockLookOptions {
  readonly gsdMetres: number;
  /** Degrees clockwise from north; null where not known. */
  readonly sunAzimuth: number | null;
  readonly clouds: CloudMask | null;
  /** How far the image lies beside the tracks, metres; null: it is found out. */
  readonly shift: GroundVector | null;
}

/**
 * Looks along the pieces of track in a block of pixels and writes what it sees into the views of their tracks. Returns
 * how far the image was taken to lie beside the tracks, metres. Throws CountError `no-place` for a raster that cannot be placed on the globe.
 */
export function lookAtBlock(
  raster: Raster,
  pieces: readonly TrackPiece[],
  tracks: readonly CountTrack[],
  views: readonly TrackView[],
  options: BlockLookOptions,
): GroundVector {
  const placement = placeOnGround(raster.grid);
  if (!placement)
    throw new CountError(
      'no-place',
      `the image cannot be placed on the globe: its CRS is ${raster.grid.crs ?? 'not named'}`,
    );
  const { width, height } = raster.grid;
  const { columnMetres, rowMetres } = placement.frameAt({ column: width / 2, row: height / 2 });
  const clear = hideClouds(raster, options.clouds);
  const planes = toLabPlanes(clear.raster);
  const seen = {
    planes,
    gsdMetres: options.gsdMetres,
    spacing: { columnMetres, rowMetres },
    sunAzimuth: options.sunAzimuth,
  };
  const shift = options.shift ?? alignTracks(raster.grid, placement, pieces, tracks, seen);
  const lines = pieces.map((piece) => ({
    id: `${tracks[piece.track]?.id ?? ''}@${piece.start}`,
    line: pixelsOfPiece(piece, tracks, placement, shift).filter(({ column, row }) => Number.isFinite(column + row)),
  }));
  const middle = placement.toGlobe({ column: width / 2, row: height / 2 });
  const looks = lookAtTracks(clear.raster, lines, {
    ...seen,
    isNorthern: middle.lat >= 0,
  });
  for (const [index, piece] of pieces.entries()) {
    const [look, view] = [looks[index], views[piece.track]];
    if (look && view) keepCells(look, piece, view, (position) => findLoss(position, raster, clear.hidden));
  }
  return shift;
}

/** Views of tracks that nobody has looked at yet. */
export function blankViews(tracks: readonly CountTrack[]): TrackView[] {
  return tracks.map(({ cells }) => blankView(cells, trackCellMetres));
}

function keepCells(
  { evidence, path, strip }: TrackLook,
  { start, from, to }: TrackPiece,
  view: TrackView,
  lossAt: (position: PixelPosition) => number,
): void {
  const [body, picture] = [averageBody(strip), paintStrip(strip)];
  const cells = view.evidence.seen.length;
  for (let cell = from; cell < to; cell++) {
    const at = cell - start;
    if (at >= path.cells) break;
    const seen = evidence.seen[at] ?? 0;
    view.evidence.occupied[cell] = evidence.occupied[at] ?? 0;
    view.evidence.gap[cell] = evidence.gap[at] ?? 0;
    view.evidence.seen[cell] = seen;
    const loss = seen === 1 ? 0 : lossAt({ column: path.column[at] ?? -1, row: path.row[at] ?? -1 });
    view.lost[cell] = loss;
    for (let plane = 0; plane < 3; plane++)
      view.body[plane * cells + cell] = body[plane * path.cells + at] ?? Number.NaN;
    for (let row = 0; row < view.rows; row++)
      for (let band = 0; band < 3; band++)
        view.picture[(row * cells + cell) * 3 + band] = picture[(row * path.cells + at) * 3 + band] ?? 0;
  }
}

/** 1 outside the image, 3 under cloud, 2 without data: as `TrackView` has it. */
function findLoss({ column, row }: PixelPosition, { grid }: Raster, hidden: Uint8Array | null): number {
  const [x, y] = [Math.floor(column), Math.floor(row)];
  if (x < 0 || y < 0 || x >= grid.width || y >= grid.height) return 1;
  return hidden?.[y * grid.width + x] === 1 ? 3 : 2;
}
