import {
  type PixelGrid,
  type Planar,
  type PolygonGeometry,
  type Position,
  type Projection,
  findProjection,
} from '#core';
import { buildWagon } from './wagons/build-wagon.ts';
import type { StandingCut } from './place-wagons.ts';
import { type StandingWagon, standWagons } from './stand-wagons.ts';
import type { SunPosition } from './sun-position.ts';
import { type YardTrack, placeOnTrack } from './track.ts';
import type { SimulatedYard } from './yard.ts';

/** A wagon that truly stands there. */
export interface TrueWagon {
  /** The same wagon has the same id in every scene. */
  readonly id: string;
  readonly cutId: string;
  readonly trackId: string;
  /** Body ends, metres of the plane along the track's line from its first point. */
  readonly startMetres: number;
  readonly endMetres: number;
  readonly lengthMetres: number;
  readonly widthMetres: number;
  readonly heightMetres: number;
  /** Name of its type, and the form it is seen in: gondola, tank, … */
  readonly type: string;
  readonly form: string;
  readonly load: string;
  /** Footprint on the ground, WGS 84, where it truly is (the image shows it displaced by `shift` and, off nadir, by its height). */
  readonly outline: PolygonGeometry;
  /** Share of its length that lies in the image and not under cloud, 0..1. */
  readonly visibleShare: number;
}

/** What truly stands on one track. */
export interface TrueTrack {
  readonly trackId: string;
  readonly lengthMetres: number;
  readonly count: number;
  /** Wagons of which at least half is visible. */
  readonly visibleCount: number;
  /** Sum of body lengths, metres. */
  readonly occupiedMetres: number;
  /** Share of the track that lies in the image and not under cloud, 0..1. */
  readonly visibleShare: number;
}

/** What is truly there in a scene and how it was taken. */
export interface SceneTruth {
  readonly date: string;
  readonly gsdMetres: number;
  readonly sun: SunPosition;
  readonly offNadirDegrees: number;
  /** From the ground towards the sensor, degrees clockwise from north; what is high leans the other way. */
  readonly viewAzimuthDegrees: number;
  /** The image shows things this far from where they are, metres of the plane. */
  readonly shift: { readonly east: number; readonly north: number };
  readonly total: number;
  readonly tracks: readonly TrueTrack[];
  readonly wagons: readonly TrueWagon[];
  readonly clouds: {
    /** Share of pixels under cloud, 0..1. */
    readonly fraction: number;
    /** One byte per pixel of the image: 1 hidden by cloud. Null without clouds. */
    readonly mask: Uint8Array | null;
  };
}

interface TruthRequest {
  readonly yard: SimulatedYard;
  readonly grid: PixelGrid;
  readonly shift: { readonly east: number; readonly north: number };
  readonly standing: readonly StandingCut[];
  /** Opacity by pixel, 0..1. */
  readonly clouds: Float32Array | null;
  readonly sun: SunPosition;
  readonly offNadir: number;
  readonly viewAzimuth: number;
  readonly date: string;
  readonly gsdMetres: number;
}

/** A pixel counts as hidden from this opacity on. */
const hidden = 0.5;

export function stateTruth(request: TruthRequest): SceneTruth {
  const { yard, shift, sun, date, gsdMetres } = request;
  const projection = findProjection(yard.crs);
  if (!projection) throw new RangeError(`expected a CRS that is known, got ${yard.crs}`);
  const mask = request.clouds && Uint8Array.from(request.clouds, (opacity) => (opacity >= hidden ? 1 : 0));
  const isSeen = makeLook(request.grid, mask, shift);
  const wagons = standWagons(yard, request.standing).map((one) => describe(one, projection, isSeen));
  const fraction = mask ? mask.reduce((sum, one) => sum + one, 0) / mask.length : 0;
  return {
    date,
    gsdMetres,
    sun,
    shift,
    wagons,
    offNadirDegrees: request.offNadir,
    viewAzimuthDegrees: request.viewAzimuth,
    total: wagons.length,
    tracks: yard.tracks.map((track) => sumTrack(track, wagons, isSeen)),
    clouds: { fraction, mask },
  };
}

type Look = (place: Planar) => boolean;

function makeLook(grid: PixelGrid, mask: Uint8Array | null, shift: { east: number; north: number }): Look {
  const [west, gsd, , north] = grid.transform;
  return ({ x, y }) => {
    const column = Math.floor((x + shift.east - west) / gsd);
    const row = Math.floor((north - y - shift.north) / gsd);
    if (column < 0 || row < 0 || column >= grid.width || row >= grid.height) return false;
    return mask?.[row * grid.width + column] !== 1;
  };
}

function seenShare(track: YardTrack, from: number, to: number, isSeen: Look): number {
  const steps = Math.max(4, Math.round((to - from) / 0.5));
  let seen = 0;
  for (let i = 0; i < steps; i++) if (isSeen(placeOnTrack(track, from + ((i + 0.5) * (to - from)) / steps))) seen++;
  return seen / steps;
}

function describe(standing: StandingWagon, projection: Projection, isSeen: Look): TrueWagon {
  const { wagon, track, start, end, middle, heading } = standing;
  const { type } = wagon;
  const [half, side] = [(end - start) / 2, type.width / 2];
  const [cos, sin] = [Math.cos(heading), Math.sin(heading)];
  const ring = (
    [
      [-half, -side],
      [half, -side],
      [half, side],
      [-half, side],
      [-half, -side],
    ] as const
  ).map(([a, b]): Position => {
    const { lon, lat } = projection.toGlobe({ x: middle.x + a * cos - b * sin, y: middle.y + a * sin + b * cos });
    return [lon, lat];
  });
  return {
    id: wagon.id,
    cutId: standing.cutId,
    trackId: track.id,
    startMetres: start,
    endMetres: end,
    lengthMetres: end - start,
    widthMetres: type.width,
    heightMetres: type.height,
    type: type.name,
    form: type.form,
    load: buildWagon(wagon).load,
    outline: { type: 'Polygon', coordinates: [ring] },
    visibleShare: seenShare(track, start, end, isSeen),
  };
}

function sumTrack(track: YardTrack, wagons: readonly TrueWagon[], isSeen: Look): TrueTrack {
  const own = wagons.filter(({ trackId }) => trackId === track.id);
  return {
    trackId: track.id,
    lengthMetres: track.lengthMetres,
    count: own.length,
    visibleCount: own.filter(({ visibleShare }) => visibleShare >= 0.5).length,
    occupiedMetres: own.reduce((sum, { lengthMetres }) => sum + lengthMetres, 0),
    visibleShare: seenShare(track, 0, track.lengthMetres, isSeen),
  };
}
