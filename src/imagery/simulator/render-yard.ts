import type { CancelSignal, PixelGrid } from '#core';
import { buildWagon } from './wagons/build-wagon.ts';
import type { WagonLook } from './wagons/wagon-look.ts';
import type { Part } from './part.ts';
import { type Canvas, createCanvas } from './kernels/canvas.ts';
import { averageInto } from './kernels/camera.ts';
import { castFloatingShadow, castShadow, shade } from './kernels/cast-shadow.ts';
import { type Light, type Pose, drawPart } from './kernels/draw-part.ts';
import { type GroundState, type Lattice, paintGround } from './kernels/ground.ts';
import type { Noise } from './kernels/noise.ts';
import { prepareGround, shadowAcross } from './ground-map.ts';
import type { StandingCut } from './place-wagons.ts';
import { standWagons } from './stand-wagons.ts';
import { buildStructure } from './build-structure.ts';
import { planeToSpine, spineToPlane } from './spine.ts';
import type { SimulatedYard } from './yard.ts';

export interface RenderRequest {
  readonly yard: SimulatedYard;
  readonly grid: PixelGrid;
  readonly shift: { readonly east: number; readonly north: number };
  readonly standing: readonly StandingCut[];
  readonly light: Light;
  readonly state: Omit<GroundState, 'railShadow'>;
  readonly onProgress?: (fraction: number) => void;
  readonly signal?: CancelSignal;
}

/** A thing with its parts where it stands; `high` is the height that its shadow and lean are bounded by. */
interface Thing {
  readonly parts: readonly Part[];
  readonly pose: Pose;
  readonly radius: number;
  readonly high: number;
  readonly floats: boolean;
}

const rowsAtOnce = 64;

/**
 * Red, green and blue of the yard as shown, 0..255, before optics and sensor. Rendered in strips at two to four times
 * the resolution of the grid and averaged over each pixel.
 */
export function renderYard(request: RenderRequest): [Float32Array, Float32Array, Float32Array] {
  const { yard, grid, shift, light } = request;
  const gsd = grid.transform[1];
  const times = gsd <= 0.75 ? 2 : gsd <= 1.3 ? 3 : Math.min(16, Math.round(gsd / 0.5));
  const step = gsd / times;
  const { noise, map, paint } = prepareGround(yard);
  const state = { ...request.state, railShadow: shadowAcross(yard.spine, light.sun) };
  const things = [...placeStructures(yard), ...placeWagons(yard, request.standing)];
  const size = grid.width * grid.height;
  const planes: [Float32Array, Float32Array, Float32Array] = [
    new Float32Array(size),
    new Float32Array(size),
    new Float32Array(size),
  ];
  let canvas: Canvas | null = null;
  for (let row = 0; row < grid.height; row += rowsAtOnce) {
    request.signal?.throwIfAborted();
    const rows = Math.min(rowsAtOnce, grid.height - row);
    if (canvas?.height !== rows * times) canvas = createCanvas(grid.width * times, rows * times, step);
    const strip: Canvas = {
      ...canvas,
      west: grid.transform[0] - shift.east,
      north: grid.transform[3] - row * gsd - shift.north,
    };
    paintGround(strip, makeLattice(yard, strip), map, paint, noise, state);
    drawThings(strip, things, light, noise);
    averageInto(strip, times, row, planes, grid.width);
    request.onProgress?.((row + rows) / grid.height);
  }
  return planes;
}

function drawThings(strip: Canvas, things: readonly Thing[], light: Light, noise: Noise): void {
  const south = strip.north - strip.height * strip.step;
  const flat = Math.hypot(light.sun[0], light.sun[1]) / light.sun[2];
  const near = things.filter(({ pose, radius, high }) => {
    const reach = radius + high * (flat + 0.5);
    return pose.y + reach > south && pose.y - reach < strip.north;
  });
  const standing = near.filter(({ floats }) => !floats);
  for (const { parts, pose } of standing) {
    for (const part of parts) {
      drawPart(strip, part, pose, light, noise);
      if (part.casts) castShadow(strip, part, pose, light);
    }
  }
  shade(strip, light.sky);
  const floating = near.filter(({ floats }) => floats);
  for (const { parts, pose } of floating) for (const part of parts) castFloatingShadow(strip, part, pose, light, 0.75);
  for (const { parts, pose } of floating) for (const part of parts) drawPart(strip, part, pose, light, noise);
}

/** Yard coordinates at the corners of squares of 16 canvas pixels. */
function makeLattice(yard: SimulatedYard, strip: Canvas): Lattice {
  const cell = 16;
  const columns = Math.ceil(strip.width / cell) + 1;
  const rows = Math.ceil(strip.height / cell) + 2;
  const lattice = { cell, columns, s: new Float64Array(columns * rows), t: new Float64Array(columns * rows) };
  for (let row = 0; row < rows; row++) {
    let guess = row === 0 ? yard.spine.length / 2 : (lattice.s[(row - 1) * columns] ?? 0);
    for (let column = 0; column < columns; column++) {
      const x = strip.west + column * cell * strip.step;
      const y = strip.north - row * cell * strip.step;
      const { s, t } = planeToSpine(yard.spine, { x, y }, guess);
      lattice.s[row * columns + column] = s;
      lattice.t[row * columns + column] = t;
      guess = s;
    }
  }
  return lattice;
}

function placeWagons(yard: SimulatedYard, standing: readonly StandingCut[]): Thing[] {
  const looks = new Map<string, WagonLook>();
  return standWagons(yard, standing).map(({ wagon, middle, heading }) => {
    const look = looks.get(wagon.seed) ?? buildWagon(wagon);
    looks.set(wagon.seed, look);
    const pose = { ...middle, cos: Math.cos(heading), sin: Math.sin(heading), seed: look.seed };
    return { parts: look.parts, pose, radius: 17, high: 5, floats: false };
  });
}

function placeStructures(yard: SimulatedYard): Thing[] {
  return yard.structures.map((structure) => {
    const { x, y, heading } = spineToPlane(yard.spine, structure.middle);
    const pose = { x, y, cos: Math.cos(heading), sin: Math.sin(heading), seed: structure.seed * 31 };
    const { length, width, height } = structure;
    return {
      parts: buildStructure(structure),
      pose,
      radius: Math.hypot(length, width) / 2,
      high: height + 4,
      floats: structure.form === 'gantry',
    };
  });
}
