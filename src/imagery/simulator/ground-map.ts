import { fillGround } from './kernels/fill-ground.ts';
import { findTracks } from './kernels/find-tracks.ts';
import type { Light } from './kernels/draw-part.ts';
import type { GroundMap, TrackPaint } from './kernels/ground.ts';
import { type Noise, createNoise } from './kernels/noise.ts';
import { type Cover, covers } from './lanes.ts';
import { createRandom } from './random.ts';
import { type Spine, planeToSpine, spineToPlane } from './spine.ts';
import { trackOffset } from './track.ts';
import type { SimulatedYard } from './yard.ts';

/** What stays the same in all scenes of a yard. */
export interface YardGround {
  readonly noise: Noise;
  readonly map: GroundMap;
  readonly paint: TrackPaint;
}

const known = new WeakMap<SimulatedYard, YardGround>();

/** The ground of a yard in cells of 1 m along and 0.5 m across; worked out once and kept as long as the yard. */
export function prepareGround(yard: SimulatedYard): YardGround {
  const found = known.get(yard);
  if (found) return found;
  const noise = createNoise(createRandom(`${yard.seed}/noise`));
  const box = measureBox(yard);
  const paint = paintTracks(yard, box.s0, box.s1);
  const [stepS, stepT] = [1, 0.5];
  const [columns, rows] = [Math.ceil((box.s1 - box.s0) / stepS), Math.ceil((box.t1 - box.t0) / stepT)];
  const nowhere = (): Int16Array => new Int16Array(columns * rows).fill(-1);
  const cells = new Uint8Array(columns * rows * 4);
  const map = { s0: box.s0, t0: box.t0, stepS, stepT, columns, rows, cells, nearest: nowhere(), second: nowhere() };
  findTracks(map, paint, yard.tracks.length);
  const random = createRandom(`${yard.seed}/ground`);
  const tint = [random.between(-3, 6), random.between(-2, 2), random.between(-7, 2)] as const;
  const lanes = Float64Array.from(
    yard.lanes.flatMap((lane) => [covers.indexOf(lane.cover), lane.from, lane.to, lane.start, lane.end, lane.wobble]),
  );
  const stain = Float32Array.from(yard.tracks, ({ plan }) => plan.stain);
  const palette = { covers: coverTable(), stride: 8, lanes, stain, tint, weeds: random.between(-0.7, 0.15) } as const;
  fillGround(map, palette, paint, noise);
  const ground = { noise, map, paint };
  known.set(yard, ground);
  return ground;
}

/** Colour, the colour it turns to in patches, grain, and whether weeds grow there. */
const grounds: Record<Cover, readonly [...number[]]> = {
  ballast: [160, 160, 156, 138, 135, 126, 22, 1],
  cinder: [106, 101, 88, 136, 130, 116, 22, 1],
  gravel: [168, 165, 157, 146, 140, 128, 18, 1],
  grass: [88, 98, 62, 126, 118, 88, 32, 1],
  asphalt: [118, 117, 115, 136, 134, 130, 8, 0],
  concrete: [174, 172, 166, 156, 153, 146, 8, 0],
  field: [108, 112, 70, 136, 124, 92, 18, 1],
};

function coverTable(): Float32Array {
  return Float32Array.from(covers.flatMap((cover) => grounds[cover]));
}

/** What tracks look like and where they run, metre by metre. */
function paintTracks(yard: SimulatedYard, from: number, to: number): TrackPaint {
  const length = Math.ceil(to - from) + 2;
  const tracks = yard.tracks.map(({ plan }) => plan);
  const random = createRandom(`${yard.seed}/sleepers`);
  const bold = random.between(0.6, 1.1);
  const offsets = new Float32Array(tracks.length * length);
  for (const [index, plan] of tracks.entries()) {
    for (let i = 0; i < length; i++) offsets[index * length + i] = trackOffset(plan, from + i);
  }
  const lift = (wooden: boolean): number => bold * (wooden ? -random.between(40, 70) : random.between(60, 100));
  return {
    start: from,
    offsets,
    length,
    sleeper: Float32Array.from(tracks, ({ wooden }) => lift(wooden)),
    warmth: Float32Array.from(tracks, ({ wooden }) => (wooden ? -0.05 : random.between(-0.02, 0.06))),
    polish: Float32Array.from(tracks, ({ polish }) => polish),
    halfGauge: 0.7525,
  };
}

/** The shadow of a rail 0.17 m high, to the left of the tracks in the middle of the yard, metres; at most 0.6. */
export function shadowAcross(spine: Spine, [east, north, up]: Light['sun']): number {
  const { heading } = spineToPlane(spine, { s: spine.length / 2, t: 0 });
  const across = (0.17 * (east * Math.sin(heading) - north * Math.cos(heading))) / up;
  return Math.max(-0.6, Math.min(0.6, across));
}

/** The part of the yard's own coordinates that its extent and a rim of 15 m need. */
function measureBox({ spine, extent }: SimulatedYard): { s0: number; s1: number; t0: number; t1: number } {
  const [width, height] = [extent.east - extent.west, extent.north - extent.south];
  let [s0, s1, t0, t1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i <= 20; i++) {
    const f = i / 20;
    for (const [u, v] of [
      [f, 0],
      [f, 1],
      [0, f],
      [1, f],
      [f, 0.5],
    ] as const) {
      const place = { x: extent.west + u * width, y: extent.north - v * height };
      const { s, t } = planeToSpine(spine, place, spine.length / 2);
      [s0, s1, t0, t1] = [Math.min(s0, s), Math.max(s1, s), Math.min(t0, t), Math.max(t1, t)];
    }
  }
  return { s0: Math.floor(s0) - 15, s1: Math.ceil(s1) + 15, t0: Math.floor(t0) - 15, t1: Math.ceil(t1) + 15 };
}
