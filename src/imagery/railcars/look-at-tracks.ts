import type { PixelPosition, Raster } from '#core';
import { type ColourLevels, measureLevels, normaliseStrip } from '../kernels/colour-levels.ts';
import { type BedView, averageBed, composePlanes, estimateBed, judgeEmpty } from '../kernels/estimate-beds.ts';
import { type LabPlanes, toLabPlanes } from '../kernels/lab-planes.ts';
import { type RailNet, type RailNetAnswer, railNetShape } from '../kernels/rail-net.ts';
import { type TrackStrip, sampleStrip } from '../kernels/sample-strip.ts';
import { followRails } from './follow-rails.ts';
import { loadRailNet } from './load-rail-net.ts';
import { isShadowLeft, possibleAzimuths } from './shadow-side.ts';
import type { TrackEvidence } from './track-evidence.ts';
import { type PixelSpacing, type TrackPath, tracePath } from './trace-path.ts';

/** A track to be looked at: its centreline in pixels of the raster, good to 2 m. */
export interface TrackLine {
  readonly id: string;
  readonly line: readonly PixelPosition[];
}

/** What a track looked like on some date. */
export interface DatedBed {
  readonly id: string;
  /** Kept as what the bed looks like for other dates of the same tracks. */
  readonly bed: BedView;
}

/** One track of one scene: where it runs, pulled straight, and what its pixels say. */
export interface TrackLook extends DatedBed {
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
  /** The same tracks (same ids and lengths) as they looked on other dates. */
  readonly otherDates?: readonly (readonly DatedBed[])[];
  /** Looks along the lines as they are given; else along the rails beside them. */
  readonly keepsLines?: boolean;
  /** The raster's colours, where they have been worked out before. */
  readonly planes?: LabPlanes;
  /** Another net than the one that comes with Sightline. */
  readonly net?: RailNet;
}

/** Metres along and across that one value of a strip stands for. */
const cellMetres = 0.25;

/**
 * Looks along the tracks of one scene. First without knowing the bed, which also tells where the rails run; then along
 * them, against the bed as it looks where the first look found it empty, here or on other dates. Evidence is 0 in cells that were not seen.
 */
export function lookAtTracks(raster: Raster, tracks: readonly TrackLine[], options: LookOptions): TrackLook[] {
  const planes = options.planes ?? toLabPlanes(raster);
  const net = options.net ?? loadRailNet();
  const given = tracks.map(({ line }) => straighten(planes, tracePath(line, options.spacing, cellMetres)));
  const levels = measureLevels(given.map(({ strip }) => strip));
  const sun = options.sunAzimuth ?? guessSun(net, raster, given, levels, options);
  const resolution = Math.log2(options.gsdMetres / 0.25) / 3;
  const view = (track: StraightTrack): FirstLook => {
    const isTurned = !isShadowLeft(track.path, raster.grid, options.spacing, sun);
    const strip = isTurned ? turn(track.strip) : track.strip;
    const colours = normaliseStrip(strip, levels);
    const { occupied, aside } = read(net, strip, colours, null, resolution);
    const { cells, rows, seen } = strip;
    const bed = { cells, rows, colours, empty: judgeEmpty(occupied, seen), isTurned };
    return { path: track.path, strip, bed, left: isTurned ? aside : aside.map((metres) => -metres) };
  };
  const viewed = given.map((track) => {
    const look = view(track);
    if (options.keepsLines === true) return look;
    const path = followRails(track.path, look.left, look.strip.seen);
    return path === track.path ? look : view(straighten(planes, path));
  });
  const average = averageBed(
    viewed.map(({ bed }) => bed),
    railNetShape.rows,
  );
  return viewed.map(({ path, strip, bed }, index) => {
    const id = tracks[index]?.id ?? '';
    const reference = estimateBed(bed, average, findOthers(id, bed, options.otherDates));
    const answer = read(net, strip, bed.colours, reference, resolution);
    const evidence = toEvidence(answer, strip.seen);
    return { id, path, strip, evidence, bed: { ...bed, empty: judgeEmpty(answer.occupied, strip.seen) } };
  });
}

interface StraightTrack {
  readonly path: TrackPath;
  readonly strip: TrackStrip;
}

interface FirstLook extends StraightTrack {
  readonly bed: BedView;
  /** By cell: metres from the path to the middle of the rails, to its left. */
  readonly left: Float32Array;
}

function straighten(planes: LabPlanes, path: TrackPath): StraightTrack {
  return { path, strip: sampleStrip(planes, path, railNetShape.rows, cellMetres) };
}

/** Views of this track in other scenes; those of another length show another line and are left out. */
function findOthers(id: string, { cells }: BedView, others: LookOptions['otherDates'] = []): BedView[] {
  return others.flatMap((looks) => {
    const bed = looks.find((look) => look.id === id)?.bed;
    return bed && Math.abs(bed.cells - cells) <= 1 ? [bed] : [];
  });
}

function read(
  net: RailNet,
  { cells }: TrackStrip,
  colours: Float32Array,
  bed: Float32Array | null,
  resolution: number,
): RailNetAnswer {
  if (cells === 0) return { occupied: new Float32Array(0), gap: new Float32Array(0), aside: new Float32Array(0) };
  return net.read(composePlanes(colours, bed), cells, [resolution, bed ? 1 : 0]);
}

function toEvidence({ occupied, gap }: RailNetAnswer, seen: Uint8Array): TrackEvidence {
  const mask = (values: Float32Array): Float32Array => values.map((value, cell) => (seen[cell] === 1 ? value : 0));
  return { cellMetres, occupied: mask(occupied), gap: mask(gap), seen };
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

/** Most metres of track that are read to guess where the sun stood. */
const guessMetres = 4000;

/** The direction under which the net is most decided on a part of the tracks. */
function guessSun(
  net: RailNet,
  raster: Raster,
  tracks: readonly StraightTrack[],
  levels: ColourLevels,
  options: LookOptions,
): number {
  const total = tracks.reduce((sum, { path }) => sum + path.cells * cellMetres, 0);
  const every = Math.max(1, Math.ceil(total / guessMetres));
  const chosen = tracks.filter((_, index) => index % every === 0);
  const resolution = Math.log2(options.gsdMetres / 0.25) / 3;
  const scores = possibleAzimuths(options.isNorthern ?? true).map((azimuth) => {
    let sum = 0;
    for (const { path, strip } of chosen) {
      const turned = isShadowLeft(path, raster.grid, options.spacing, azimuth) ? strip : turn(strip);
      const { occupied } = read(net, turned, normaliseStrip(turned, levels), null, resolution);
      for (const [cell, value] of occupied.entries()) if (strip.seen[cell] === 1) sum += Math.min(8, Math.abs(value));
    }
    return { azimuth, sum };
  });
  return scores.reduce((best, one) => (one.sum > best.sum * 1.01 ? one : best)).azimuth;
}
