import type { Cover, Lane } from './lanes.ts';
import type { Colour } from './part.ts';
import type { GroundMap, TrackPaint } from './kernels/ground.ts';
import { type Noise, sampleNoise } from './kernels/noise.ts';
import { createRandom } from './random.ts';
import { trackOffset } from './track.ts';
import type { SimulatedYard } from './yard.ts';

/** A part of the yard's own coordinates, metres. */
export interface SpineBox {
  readonly s0: number;
  readonly s1: number;
  readonly t0: number;
  readonly t1: number;
}

interface Ground {
  readonly colour: Colour;
  /** What it turns to in patches. */
  readonly other: Colour;
  /** Standard deviation of fine grain, 0..255. */
  readonly grain: number;
}

const grounds: Record<Cover, Ground> = {
  ballast: { colour: [148, 147, 143], other: [128, 122, 112], grain: 14 },
  cinder: { colour: [106, 101, 88], other: [136, 130, 116], grain: 13 },
  gravel: { colour: [168, 165, 157], other: [146, 140, 128], grain: 11 },
  grass: { colour: [88, 98, 62], other: [126, 118, 88], grain: 18 },
  asphalt: { colour: [116, 116, 117], other: [132, 131, 129], grain: 5 },
  concrete: { colour: [172, 170, 164], other: [156, 153, 146], grain: 5 },
  field: { colour: [108, 112, 70], other: [136, 124, 92], grain: 12 },
};

/** The ground in cells of 1 m along and 0.5 m across: lanes, beds under the tracks, stains, weeds. */
export function mapGround(yard: SimulatedYard, noise: Noise, box: SpineBox, paint: TrackPaint): GroundMap {
  const [stepS, stepT] = [1, 0.5];
  const columns = Math.ceil((box.s1 - box.s0) / stepS);
  const rows = Math.ceil((box.t1 - box.t0) / stepT);
  const map: GroundMap = {
    s0: box.s0,
    t0: box.t0,
    stepS,
    stepT,
    columns,
    rows,
    cells: new Uint8Array(columns * rows * 4),
    nearest: new Int16Array(columns * rows).fill(-1),
    second: new Int16Array(columns * rows).fill(-1),
  };
  findNearestTracks(map, paint, yard.tracks.length);
  const random = createRandom(`${yard.seed}/ground`);
  const tint = [random.between(-8, 10), random.between(-4, 4), random.between(-10, 6)] as const;
  const weeds = random.between(-0.5, 0.35);
  for (let row = 0; row < rows; row++) {
    const t = box.t0 + (row + 0.5) * stepT;
    for (let column = 0; column < columns; column++) {
      const s = box.s0 + (column + 0.5) * stepS;
      const cell = row * columns + column;
      const { colour, grain } = colourAt(yard, noise, s, t, map.nearest[cell] ?? -1, paint, weeds);
      for (const [band, value] of colour.entries()) {
        map.cells[cell * 4 + band] = Math.max(0, Math.min(255, value + (tint[band] ?? 0)));
      }
      map.cells[cell * 4 + 3] = grain;
    }
  }
  return map;
}

function colourAt(
  yard: SimulatedYard,
  noise: Noise,
  s: number,
  t: number,
  track: number,
  paint: TrackPaint,
  weeds: number,
): { colour: number[]; grain: number } {
  const wander = sampleNoise(noise.smooth, s * 0.9 + 300, t * 0.6 + 100);
  const ground = grounds[coverAt(yard.lanes, s, t, wander)];
  const broad = sampleNoise(noise.smooth, s * 0.35, t * 0.5 + 40);
  const streak = sampleNoise(noise.smooth, s * 0.25 + 77, t * 3.1);
  const turned = clamp(0.4 + 0.9 * broad + 0.5 * streak);
  let colour = mix(ground.colour, ground.other, turned);
  let grain = ground.grain;
  const plan = track >= 0 ? yard.tracks[track]?.plan : undefined;
  const away =
    track >= 0
      ? t -
        (paint.offsets[track * paint.length + Math.max(0, Math.min(paint.length - 1, Math.floor(s - paint.start)))] ??
          0)
      : Infinity;
  if (plan && Math.abs(away) < 1.9) {
    const age = sampleNoise(noise.smooth, s * 0.3 + track * 91, track * 37);
    const soiled = clamp(plan.stain + 0.45 * age + 0.25 * streak);
    const edge = clamp((1.9 - Math.abs(away)) / 0.7);
    const bed = mix(ground.colour, [110, 98, 82], clamp(0.25 + 0.8 * soiled));
    colour = mix(colour, bed, edge * 0.85);
    if (Math.abs(away) < 0.5) colour = mix(colour, [66, 60, 54], clamp(soiled - 0.45) * 0.75);
    grain = grain * (1 - edge) + 13 * edge;
  }
  const green = clamp(
    (sampleNoise(noise.smooth, s * 1.3 + 11, t * 1.9 + 200) +
      weeds -
      0.35 +
      0.4 * broad -
      (plan && Math.abs(away) < 1.2 ? 0.35 : 0)) *
      3,
  );
  if (green > 0 && ground !== grounds.asphalt && ground !== grounds.concrete)
    colour = mix(colour, [92, 100, 66], 0.75 * green);
  return { colour: colour.map((value) => value + 9 * broad + 7 * streak), grain };
}

function coverAt(lanes: readonly Lane[], s: number, t: number, wander: number): Cover {
  let cover: Cover = 'field';
  for (const lane of lanes) {
    const shift = wander * lane.wobble;
    if (t >= lane.from - shift && t < lane.to + shift && s >= lane.start && s < lane.end) cover = lane.cover;
  }
  return cover;
}

/** The nearest track of each cell, and the next one where two run so close that a cell sees both (on ladders). */
function findNearestTracks(map: GroundMap, paint: TrackPaint, tracks: number): void {
  for (let column = 0; column < map.columns; column++) {
    for (let track = 0; track < tracks; track++) {
      const offset = paint.offsets[track * paint.length + column] ?? 0;
      const first = Math.max(0, Math.floor((offset - 3 - map.t0) / map.stepT));
      const last = Math.min(map.rows - 1, Math.ceil((offset + 3 - map.t0) / map.stepT));
      for (let row = first; row <= last; row++) enter(map, paint, column, row, track);
    }
  }
}

function enter(map: GroundMap, paint: TrackPaint, column: number, row: number, track: number): void {
  const cell = row * map.columns + column;
  const t = map.t0 + (row + 0.5) * map.stepT;
  const offsetOf = (one: number): number => (one < 0 ? Infinity : (paint.offsets[one * paint.length + column] ?? 0));
  const offset = offsetOf(track);
  const [first, second] = [map.nearest[cell] ?? -1, map.second[cell] ?? -1];
  if (Math.abs(offset - t) < Math.abs(offsetOf(first) - t) - 0.03) {
    map.nearest[cell] = track;
    if (first >= 0 && Math.abs(offsetOf(first) - offset) > 0.12) map.second[cell] = first;
  } else if (Math.abs(offset - offsetOf(first)) > 0.12 && Math.abs(offset - t) < Math.abs(offsetOf(second) - t)) {
    map.second[cell] = track;
  }
}

/** What tracks look like and where they run, metre by metre over a box. */
export function paintTracks(yard: SimulatedYard, box: SpineBox): TrackPaint {
  const length = Math.ceil(box.s1 - box.s0) + 2;
  const tracks = yard.tracks.map(({ plan }) => plan);
  const random = createRandom(`${yard.seed}/sleepers`);
  const bold = random.between(0.5, 1.15);
  const offsets = new Float32Array(tracks.length * length);
  for (const [index, plan] of tracks.entries()) {
    for (let i = 0; i < length; i++) offsets[index * length + i] = trackOffset(plan, box.s0 + i);
  }
  return {
    start: box.s0,
    offsets,
    length,
    sleeper: Float32Array.from(
      tracks,
      ({ wooden }) => bold * (wooden ? -random.between(24, 44) : random.between(34, 66)),
    ),
    warmth: Float32Array.from(tracks, ({ wooden }) => (wooden ? -0.05 : random.between(-0.02, 0.06))),
    polish: Float32Array.from(tracks, ({ polish }) => polish),
    halfGauge: 0.7525,
  };
}

function clamp(value: number): number {
  return value < 0 ? 0 : value > 1 ? 1 : value;
}

function mix(a: readonly number[], b: readonly number[], share: number): number[] {
  return a.map((value, i) => value * (1 - share) + (b[i] ?? 0) * share);
}
