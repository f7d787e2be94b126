import type { PixelGrid } from '#core';
import { type ColourLevels, normaliseStrip } from '../kernels/colour-levels.ts';
import { type BedView, judgeEmpty } from '../kernels/estimate-beds.ts';
import type { LabPlanes } from '../kernels/lab-planes.ts';
import { type RailNet, type RailNetAnswer, railNetShape } from '../kernels/rail-net.ts';
import { type TrackStrip, sampleStrip } from '../kernels/sample-strip.ts';
import { isShadowLeft } from './shadow-side.ts';
import type { PixelSpacing, TrackPath } from './trace-path.ts';

/** Metres along and across that one value of a strip stands for. */
export const cellMetres = 0.25;

export interface StraightTrack {
  readonly path: TrackPath;
  /** Row 0 furthest to the left. */
  readonly strip: TrackStrip;
}

/** A track as the net sees it without knowing the bed. */
export interface FirstLook {
  readonly path: TrackPath;
  /** Row 0 on the side where shadows fall. */
  readonly strip: TrackStrip;
  readonly bed: BedView;
  /** By cell: how sure the net is that a wagon stands there (above 0) or none. */
  readonly occupied: Float32Array;
  /** By cell: metres from the path to the middle of the rails, to its left. */
  readonly left: Float32Array;
}

/** What the tracks of one scene have in common. */
export interface FirstLookOptions {
  readonly net: RailNet;
  readonly grid: PixelGrid;
  readonly spacing: PixelSpacing;
  readonly levels: ColourLevels;
  /** Degrees clockwise from north. */
  readonly sun: number;
  /** As `RailNet.read` wants it. */
  readonly resolution: number;
}

/** As `RailNet.read` wants it. */
export function netResolution(gsdMetres: number): number {
  return Math.log2(gsdMetres / 0.25) / 3;
}

export function straighten(planes: LabPlanes, path: TrackPath): StraightTrack {
  return { path, strip: sampleStrip(planes, path, railNetShape.rows, cellMetres) };
}

export function lookFirst(track: StraightTrack, options: FirstLookOptions): FirstLook {
  const isTurned = !isShadowLeft(track.path, options.grid, options.spacing, options.sun);
  const strip = isTurned ? turn(track.strip) : track.strip;
  const { cells, rows, seen } = strip;
  const colours = normaliseStrip(strip, options.levels);
  const { occupied, aside } = readStrip(options.net, cells, colours, null, options.resolution);
  return {
    path: track.path,
    strip,
    bed: { cells, rows, colours, empty: judgeEmpty(occupied, seen) },
    occupied,
    left: isTurned ? aside : aside.map((metres) => -metres),
  };
}

/** The net's answer; nothing for a track of no length. */
export function readStrip(
  net: RailNet,
  cells: number,
  colours: Float32Array,
  bed: Float32Array | null,
  resolution: number,
): RailNetAnswer {
  if (cells === 0) return { occupied: new Float32Array(0), gap: new Float32Array(0), aside: new Float32Array(0) };
  return net.read(colours, bed, cells, resolution);
}

/** With its rows in reverse. */
function turn(strip: TrackStrip): TrackStrip {
  const { rows, cells } = strip;
  const flip = (plane: Float32Array): Float32Array => {
    const turned = new Float32Array(plane.length);
    for (let row = 0; row < rows; row++)
      turned.set(plane.subarray(row * cells, (row + 1) * cells), (rows - 1 - row) * cells);
    return turned;
  };
  return { ...strip, lightness: flip(strip.lightness), a: flip(strip.a), b: flip(strip.b) };
}
