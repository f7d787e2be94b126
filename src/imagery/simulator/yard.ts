import { type LonLat, type Planar, findProjection } from '#core';
import { type Lane, drawLanes } from './lanes.ts';
import { createRandom } from './random.ts';
import { type Spine, drawSpine, spineToPlane } from './spine.ts';
import { type Structure, drawStructures } from './structures.ts';
import { type TrackPlan, type YardTrack, layTrack } from './track.ts';
import { planFans } from './plan-fans.ts';
import { SimulationError } from './simulation-error.ts';

/** How a yard is to be; everything that is absent is drawn from the seed. */
export interface YardOptions {
  /** 1–60, default 5–40 */
  readonly tracks?: number;
  /** Along the yard, metres, 200–4000; default 1200. */
  readonly lengthMetres?: number;
  /** Middle of the yard; default a place in the steppe where no yard is. */
  readonly place?: LonLat;
  /** A CRS in metres that `findProjection` knows; default the UTM zone of the place. */
  readonly crs?: string;
  /** Direction of the tracks in the middle, degrees clockwise from north. */
  readonly headingDegrees?: number;
  /** 0 straight … 1 radii down to 500 m */
  readonly bend?: number;
  /** Overhead line with gantries and masts. */
  readonly electrified?: boolean;
  /** Nothing but tracks: no sheds, trees, lamps and clutter. */
  readonly bare?: boolean;
  /** What is seen beyond the outer tracks, metres; default 25. */
  readonly marginMetres?: number;
}

/** A railway yard that never was. Coordinates are metres of `crs`. */
export interface SimulatedYard {
  readonly seed: string;
  readonly crs: string;
  readonly place: LonLat;
  readonly spine: Spine;
  readonly tracks: readonly YardTrack[];
  readonly lanes: readonly Lane[];
  readonly structures: readonly Structure[];
  readonly electrified: boolean;
  /** Smallest box of the plane around the yard and its margin: what a scene shows. */
  readonly extent: { readonly west: number; readonly south: number; readonly east: number; readonly north: number };
}

/** Draws a yard from a seed. Throws SimulationError for a CRS that is not known and options out of range. */
export function simulateYard(seed: string | number, options: YardOptions = {}): SimulatedYard {
  const random = createRandom(`${seed}/yard`);
  const place = options.place ?? { lon: 63.2, lat: 48.6 };
  const crs = options.crs ?? utmOf(place);
  const projection = findProjection(crs);
  if (!projection) throw new SimulationError('bad-options', `expected a CRS that is known, got ${crs}`);
  const length = Math.round(required(options.lengthMetres ?? 1200, 200, 4000, 'lengthMetres'));
  const count = Math.round(required(options.tracks ?? random.whole(5, 40), 1, 60, 'tracks'));
  const heading = options.headingDegrees ?? random.between(65, 115);
  const bend = required(options.bend ?? random.between(0, 0.5), 0, 1, 'bend');
  const spine = drawSpine(
    random.fork('spine'),
    projection.toPlane(place),
    length,
    ((90 - heading) * Math.PI) / 180,
    bend,
  );
  const plans = planFans(random.fork('fans'), count, length);
  const tracks = plans.map((plan, index) => layTrack(spine, plan, index));
  const electrified = options.electrified ?? random.chance(0.5);
  const lanes = drawLanes(random.fork('lanes'), plans, length);
  const structures = options.bare === true ? [] : drawStructures(random.fork('structures'), spine, plans, electrified);
  const extent = measureExtent(spine, plans, options.marginMetres ?? 25);
  return { seed: String(seed), crs, place, spine, tracks, lanes, structures, electrified, extent };
}

function utmOf({ lon, lat }: LonLat): string {
  return `EPSG:${(lat < 0 ? 32700 : 32600) + Math.min(60, Math.floor((lon + 180) / 6) + 1)}`;
}

function required(value: number, low: number, high: number, name: string): number {
  if (value >= low && value <= high) return value;
  throw new SimulationError('bad-options', `${name}: expected ${low} to ${high}, got ${value}`);
}

function measureExtent(spine: Spine, plans: readonly TrackPlan[], margin: number): SimulatedYard['extent'] {
  const offsets = plans.map(({ t }) => t);
  const edges = [Math.min(...offsets) - margin, Math.max(...offsets) + margin];
  const corners: Planar[] = [];
  for (let s = 0; s <= spine.length; s += 10) for (const t of edges) corners.push(spineToPlane(spine, { s, t }));
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  return { west: Math.min(...xs), south: Math.min(...ys), east: Math.max(...xs), north: Math.max(...ys) };
}
