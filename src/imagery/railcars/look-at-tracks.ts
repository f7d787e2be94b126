import type { PixelPosition, Raster } from '#core';
import { measureLevels } from '../kernels/colour-levels.ts';
import { type LabPlanes, toLabPlanes } from '../kernels/lab-planes.ts';
import type { RailNet, RailNetAnswer } from '../kernels/rail-net.ts';
import type { TrackStrip } from '../kernels/sample-strip.ts';
import { guessSun } from './decisiveness.ts';
import { cellMetres, lookFirst, netResolution, straighten } from './first-look.ts';
import { followRails } from './follow-rails.ts';
import { loadRailNet } from './load-rail-net.ts';
import { lookAgain } from './second-look.ts';
import type { TrackEvidence } from './track-evidence.ts';
import { type PixelSpacing, type TrackPath, tracePath } from './trace-path.ts';

/** A track to be looked at: its centreline in pixels of the raster, good to 2 m. */
export interface TrackLine {
  readonly id: string;
  readonly line: readonly PixelPosition[];
}

/** One track of one scene: where it runs, pulled straight, and what its pixels say. */
export interface TrackLook {
  readonly id: string;
  readonly path: TrackPath;
  /** 32 rows of 0.25 m; row 0 on the side where shadows fall. */
  readonly strip: TrackStrip;
  readonly evidence: TrackEvidence;
}

export interface LookOptions {
  /** Ground sample distance, metres. */
  readonly gsdMetres: number;
  readonly spacing: PixelSpacing;
  /** Degrees clockwise from north; where null or absent, the direction is taken that explains the pixels best. */
  readonly sunAzimuth?: number | null;
  /** Northern hemisphere: only for guessing the sun; default true. */
  readonly isNorthern?: boolean;
  /** The raster's colours, where they have been worked out before. */
  readonly planes?: LabPlanes;
  /** Another net than the one that comes with Sightline. */
  readonly net?: RailNet;
}

/**
 * Looks along the tracks of one scene. First without knowing the bed, which also tells where the rails run; then along
 * them, against the bed as it looks where the first look found it empty. Evidence is 0 in cells that were not seen.
 */
export function lookAtTracks(raster: Raster, tracks: readonly TrackLine[], options: LookOptions): TrackLook[] {
  const { gsdMetres, spacing, net = loadRailNet() } = options;
  const planes = options.planes ?? toLabPlanes(raster);
  const given = tracks.map(({ line }) => straighten(planes, tracePath(line, spacing, cellMetres)));
  const levels = measureLevels(given.map(({ strip }) => strip));
  const shared = { net, grid: raster.grid, spacing, levels, resolution: netResolution(gsdMetres) };
  const sun = options.sunAzimuth ?? guessSun(given, options.isNorthern ?? true, shared);
  const viewed = given.map((track) => {
    const look = lookFirst(track, { ...shared, sun });
    const path = followRails(track.path, look.left, look.strip.seen);
    return path === track.path ? look : lookFirst(straighten(planes, path), { ...shared, sun });
  });
  return lookAgain(viewed, shared).flatMap((answer, index) => {
    const look = viewed[index];
    if (!look) return [];
    const { path, strip } = look;
    return [{ id: tracks[index]?.id ?? '', path, strip, evidence: toEvidence(answer, strip.seen) }];
  });
}

function toEvidence({ occupied, gap }: RailNetAnswer, seen: Uint8Array): TrackEvidence {
  const mask = (values: Float32Array): Float32Array => values.map((value, cell) => (seen[cell] === 1 ? value : 0));
  return { cellMetres, occupied: mask(occupied), gap: mask(gap), seen };
}
