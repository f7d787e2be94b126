import { type PixelPosition, planeToPixel } from '#core';
import { type SimulatedScene, type SimulatedYard, type TrackLine, simulateScene, simulateYard } from '#imagery';
import type { GroundVector } from '../../src/imagery/geometry/ground-frame.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';

/** A simulated scene with its tracks as somebody would draw them. */
export interface YardScene {
  readonly yard: SimulatedYard;
  readonly scene: SimulatedScene;
  readonly gsdMetres: number;
  readonly lines: readonly DrawnLine[];
}

interface DrawnLine extends TrackLine {
  /** Metres from the line to where the image shows the rails. */
  readonly off: GroundVector;
}

export interface YardSceneOptions {
  /** Of all dates; default drawn from 0.25 to 1 m. */
  readonly gsdMetres?: number;
  /** Scenes of the same yard; default 1. */
  readonly dates?: number;
}

const forms = ['gondola', 'hopper', 'covered', 'tank', 'flat', 'container', 'lattice', 'car-carrier'] as const;

/**
 * Scenes as different as archives are: tracks, bends, headings, latitude, season, sun, blur, noise, compression, haze,
 * fullness, and which wagons there are (each form up to six times as common or as rare as usual). Images are misplaced
 * by some 0.3 m, and lines drawn that far off the rails.
 */
export function drawYardScenes(seed: string, { gsdMetres, dates = 1 }: YardSceneOptions = {}): YardScene[] {
  const random = seededRandom(numberOf(seed));
  const between = (low: number, high: number): number => low + (high - low) * random.uniform();
  const yard = simulateYard(seed, {
    tracks: 5 + random.whole(4),
    lengthMetres: between(250, 420),
    headingDegrees: between(0, 180),
    bend: between(0, 0.8),
    marginMetres: 12,
    place: { lon: between(-120, 130), lat: between(-45, 62) },
  });
  const gsd = gsdMetres ?? 0.25 * 4 ** random.uniform();
  const asides = yard.tracks.map(() => drawVector(random));
  return Array.from({ length: dates }, () => {
    const scene = drawDate(yard, gsd, random);
    const lines = yard.tracks.map(({ id, points }, index): DrawnLine => {
      const { east, north } = asides[index] ?? { east: 0, north: 0 };
      const { shift } = scene.truth;
      const line = points.map(({ x, y }): PixelPosition =>
        planeToPixel(scene.raster.grid, { x: x + east, y: y + north }),
      );
      return { id, line, off: { east: shift.east - east, north: shift.north - north } };
    });
    return { yard, scene, gsdMetres: gsd, lines };
  });
}

function drawDate(yard: SimulatedYard, gsdMetres: number, random: SeededRandom): SimulatedScene {
  const between = (low: number, high: number): number => low + (high - low) * random.uniform();
  const metres = yard.tracks.reduce((sum, { lengthMetres }) => sum + lengthMetres, 0);
  const month = String(1 + random.whole(11)).padStart(2, '0');
  return simulateScene(yard, {
    date: `2022-${month}-${10 + random.whole(18)}T03:00:00Z`,
    sun: { azimuth: between(0, 360), elevation: between(18, 65) },
    gsdMetres,
    count: Math.round((metres / 16) * between(0.05, 0.65)),
    mix: Object.fromEntries(forms.map((form) => [form, 6 ** between(-1, 1)])),
    noise: between(1, 5),
    blur: between(0.3, 0.8),
    haze: 0.5 * random.uniform() ** 2,
    shift: drawVector(random),
    ...(random.uniform() < 0.4 ? { jpegQuality: between(60, 95) } : {}),
    seed: random.whole(1e9),
  });
}

function drawVector(random: SeededRandom): GroundVector {
  return { east: 0.3 * random.normal(), north: 0.3 * random.normal() };
}

function numberOf(seed: string): number {
  let sum = 7;
  for (let at = 0; at < seed.length; at++) sum = (Math.imul(sum, 31) + seed.charCodeAt(at)) | 0;
  return sum;
}
