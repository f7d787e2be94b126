import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Raster, type Position, findProjection, planeToPixel } from '#core';
import { type OrientedBox, boundTightly, estimateBox, findSimilar } from '#imagery';
import { createImages } from '#sources';
import { findData } from '../test/data/data-folder.ts';
import type { Measurement } from './measure.ts';

/**
 * Railcars of the western Muttenz yard from three outlined ones; the three are not counted. A find is right when it is
 * the nearest within 4 m of a labelled car not yet found, best score first. The parameters were chosen on the first two
 * triples and, with the direction of the tracks known, on eight others of the same image: no measure for other images.
 * Feedback: a person judges the ten finds whose score is nearest to 0.6.
 */
export async function benchFindSimilar(): Promise<Measurement[]> {
  const folder = findData('imagery/muttenz-yard');
  if (!folder) return [];
  const image = await createImages().open(join(folder, 'yard-west.tif'));
  const raster = await image.read({});
  await image.close();
  const cars = await readCars(join(folder, 'yard-west-railcars.geojson'), raster);
  const triples = [[58, 15, 51], [21, 60, 53], ...drawTriples(cars, 1)];
  const runs = triples.map((triple) => tryTriple(raster, cars, triple));
  const mean = (pick: (run: Run) => number): number => runs.reduce((sum, run) => sum + pick(run), 0) / runs.length;
  const measure = (name: string, value: number, unit = ''): Measurement => ({
    name: `find-similar: ${name}`,
    value,
    unit,
    limit: null,
    detail: `mean of ${runs.length} triples, ${cars.length} cars`,
  });
  return [
    measure(
      'F1, three outlines, any rotation',
      mean(({ blind }) => blind.f1),
    ),
    measure(
      '  precision',
      mean(({ blind }) => blind.precision),
    ),
    measure(
      '  recall',
      mean(({ blind }) => blind.recall),
    ),
    measure('  worst triple', Math.min(...runs.map(({ blind }) => blind.f1))),
    measure(
      'F1 after ten answers',
      mean(({ taught }) => taught.f1),
    ),
    measure(
      'F1, direction of the tracks known',
      mean(({ along }) => along.f1),
    ),
    measure(
      'F1, three clicks with a size of 14 × 2.8 m',
      mean(({ clicked }) => clicked.f1),
    ),
    measure(
      'one search',
      mean(({ seconds }) => seconds),
      's',
    ),
  ];
}

interface Car {
  readonly box: OrientedBox;
  readonly isWhole: boolean;
}

interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

interface Run {
  readonly blind: Score;
  readonly taught: Score;
  readonly along: Score;
  readonly clicked: Score;
  readonly seconds: number;
}

const metresPerPixel = 0.2547;

function tryTriple(raster: Raster, cars: readonly Car[], triple: readonly number[]): Run {
  const examples = triple.map((index) => cars[index]!.box);
  const truth = cars.filter((_, index) => !triple.includes(index)).map(({ box }) => box);
  const started = performance.now();
  const blind = findSimilar(raster, examples);
  const seconds = (performance.now() - started) / 1000;
  const isRight = match(blind, truth);
  const asked = blind
    .map((find, index) => ({ ...find, right: isRight[index]! }))
    .toSorted((a, b) => Math.abs(a.score - 0.6) - Math.abs(b.score - 0.6))
    .slice(0, 10);
  const answers = (right: boolean): OrientedBox[] => asked.filter((one) => one.right === right).map(({ box }) => box);
  const taught = findSimilar(raster, examples, { feedback: { accepted: answers(true), rejected: answers(false) } });
  const along = findSimilar(raster, examples, { angle: examples[0]!.angle });
  const size = { length: 14 / metresPerPixel, width: 2.8 / metresPerPixel };
  const clicked = findSimilar(
    raster,
    examples.map((box) => estimateBox(raster, box, size)),
  );
  return {
    blind: score(blind, truth),
    taught: score(taught, truth),
    along: score(along, truth),
    clicked: score(clicked, truth),
    seconds,
  };
}

type Find = ReturnType<typeof findSimilar>[number];

function score(finds: readonly Find[], truth: readonly OrientedBox[]): Score {
  const kept = finds.filter(({ isLikely }) => isLikely);
  const right = match(kept, truth).filter(Boolean).length;
  const precision = right / Math.max(kept.length, 1);
  const recall = right / truth.length;
  return { precision, recall, f1: (2 * right) / (kept.length + truth.length) };
}

/** For each find, best first, whether it is the first on a car. */
function match(finds: readonly Find[], truth: readonly OrientedBox[]): boolean[] {
  const free = new Set(truth);
  return finds.map(({ box }) => {
    let [nearest, distance] = [undefined as OrientedBox | undefined, 4 / metresPerPixel];
    for (const car of free) {
      const apart = Math.hypot(car.column - box.column, car.row - box.row);
      if (apart <= distance) [nearest, distance] = [car, apart];
    }
    return nearest !== undefined && free.delete(nearest);
  });
}

async function readCars(path: string, { grid }: Raster): Promise<Car[]> {
  const projection = findProjection(grid.crs ?? '');
  if (!projection) throw new Error(`expected a known CRS, got ${grid.crs}`);
  const { features } = JSON.parse(await readFile(path, 'utf8')) as {
    features: { geometry: { coordinates: Position[][] }; properties: { fully_inside: boolean; length_m: number } }[];
  };
  return features.map(({ geometry, properties }) => {
    const ring = (geometry.coordinates[0] ?? []).map(([lon, lat]) =>
      planeToPixel(grid, projection.toPlane({ lon, lat })),
    );
    return { box: boundTightly(ring), isWhole: properties.fully_inside };
  });
}

function drawTriples(cars: readonly Car[], count: number): number[][] {
  const whole = [...cars.keys()].filter((index) => cars[index]!.isWhole && cars[index]!.box.width > 6);
  let state = 11;
  const next = (): number => (state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32;
  return Array.from({ length: count }, () => {
    const triple = new Set<number>();
    while (triple.size < 3) triple.add(whole[Math.floor(next() * whole.length)]!);
    return [...triple];
  });
}
