import { describe, expect, it } from 'vitest';
import type { Raster } from '#core';
import { computeOverlap } from '../geometry/convex-polygon.ts';
import { type OrientedBox, boundTightly, cornersOf } from '../geometry/oriented-box.ts';
import { estimateBox } from './estimate-box.ts';
import { ExemplarError } from './exemplar-error.ts';
import { findSimilar } from './find-similar.ts';
import { fitProbability, probabilityAt } from './fit-probability.ts';
import { seededRandom } from './seeded-random.ts';

const side = 420;
const random = seededRandom(1);
/** Red trucks with a dark end at many angles, and grey ones of the same size that are not meant. */
const trucks = spread(14, 1);
const others = spread(8, 2);
const scene = draw(trucks, others);
const examples = trucks.slice(0, 3);

describe('findSimilar', () => {
  const found = findSimilar(scene, examples);
  const likely = found.filter(({ isLikely }) => isLikely);

  it('finds most of what looks like three examples, turned as it may be, and little else', () => {
    const right = trucks.slice(3).filter((truck) => likely.some(({ box }) => overlaps(box, truck)));
    expect(right.length).toBeGreaterThanOrEqual(9);
    expect(likely.length - right.length).toBeLessThanOrEqual(2);
  });

  it('says where they stand and which way they point', () => {
    for (const { box } of likely.slice(0, 5)) {
      const truck = trucks.find((one) => overlaps(box, one))!;
      expect(Math.hypot(box.column - truck.column, box.row - truck.row)).toBeLessThan(3);
      expect(Math.abs(Math.sin(box.angle - truck.angle))).toBeLessThan(0.15);
    }
  });

  it('does not give the examples back, and is the same every time', () => {
    expect(found.some(({ box }) => examples.some((one) => overlaps(box, one)))).toBe(false);
    expect(found.every(({ probability }) => probability === null)).toBe(true);
  });

  it('learns from what is accepted and rejected: probabilities follow', () => {
    const accepted = trucks.slice(3, 6);
    const rejected = others.slice(0, 3);
    const taught = findSimilar(scene, examples, { feedback: { accepted, rejected } });
    const chance = (box: OrientedBox): number =>
      Math.max(0, ...taught.filter((find) => overlaps(find.box, box)).map(({ probability }) => probability ?? -1));
    const right = trucks.slice(6).map(chance);
    const wrong = others.slice(3).map(chance);
    expect(Math.min(...right.toSorted((a, b) => a - b).slice(2))).toBeGreaterThan(Math.max(...wrong));
  });

  it('says what cannot be searched', () => {
    expect(() => findSimilar(scene, [])).toThrow(ExemplarError);
    expect(() => findSimilar(scene, [{ ...examples[0]!, width: 2 }])).toThrow(/at least 4 pixels wide, got 2.0/);
    const stop = new AbortController();
    stop.abort();
    expect(() => findSimilar(scene, examples, { signal: stop.signal })).toThrow(/abort/i);
  });
});

it('a click and a size become the box about the click', () => {
  for (const truck of trucks.slice(0, 5)) {
    const box = estimateBox(scene, { column: truck.column + 1, row: truck.row - 1 }, truck);
    expect(overlaps(box, truck, 0.6)).toBe(true);
  }
});

it('the tightest box about the corners of a box is that box', () => {
  for (const truck of trucks) expect(overlaps(boundTightly(cornersOf(truck)), truck, 0.999)).toBe(true);
});

it('probabilities rise with the score, and a few answers never make them certain', () => {
  const curve = fitProbability([0.9, 0.8, 1.1], [0.2, 0.3, 0.1, 0.4])!;
  const chances = [0, 0.3, 0.6, 0.9, 1.2].map((score) => probabilityAt(curve, score));
  expect(chances).toEqual(chances.toSorted((a, b) => a - b));
  expect(chances[0]).toBeLessThan(0.3);
  expect(chances[4]).toBeGreaterThan(0.7);
  expect(probabilityAt(curve, 1)).toBeLessThan(0.95);
  expect(fitProbability([], [0.1])).toBeUndefined();
});

it('answers that contradict the scores leave a flat curve, not a wild one', () => {
  const curve = fitProbability([0.5, 0.55, 0.4, 0.75], [0.7, 0.65, 0.6, 0.45])!;
  expect(curve.slope).toBeGreaterThanOrEqual(0);
  expect(curve.slope).toBeLessThan(3);
  expect(probabilityAt(curve, 0.57)).toBeCloseTo(0.5, 1);
});

function overlaps(a: OrientedBox, b: OrientedBox, least = 0.3): boolean {
  return computeOverlap(cornersOf(a), cornersOf(b)) > least;
}

/** Apart from each other: a grid of 6 × 6 places, taken in turn. */
function spread(count: number, kind: number): OrientedBox[] {
  return Array.from({ length: count }, (_, index) => {
    const place = (index * 2 + kind) % 36;
    return {
      column: 45 + (place % 6) * 66 + random() * 6,
      row: 45 + Math.floor(place / 6) * 66 + random() * 6,
      length: 40,
      width: 11,
      angle: (random() - 0.5) * 3,
    };
  });
}

function draw(red: readonly OrientedBox[], blue: readonly OrientedBox[]): Raster {
  const plane = side * side;
  const samples = new Uint8Array(plane * 3);
  const boxes = [
    ...red.map((box) => ({ box, colour: [170, 60, 50] })),
    ...blue.map((box) => ({ box, colour: [110, 115, 120] })),
  ];
  for (let at = 0; at < plane; at += 1) {
    const [x, y] = [(at % side) + 0.5, Math.floor(at / side) + 0.5];
    let colour = [110, 110, 105];
    for (const one of boxes) {
      const [dx, dy] = [x - one.box.column, y - one.box.row];
      const u = dx * Math.cos(one.box.angle) + dy * Math.sin(one.box.angle);
      const v = dy * Math.cos(one.box.angle) - dx * Math.sin(one.box.angle);
      if (Math.abs(u) <= 20 && Math.abs(v) <= 5.5) colour = u > 12 ? [40, 40, 45] : one.colour;
    }
    for (let band = 0; band < 3; band += 1) samples[band * plane + at] = colour[band]! + 16 * (random() - 0.5);
  }
  const band = { name: null, nodata: null, scale: 1, offset: 0 };
  return {
    grid: { crs: null, transform: [0, 1, 0, 0, 0, -1], width: side, height: side },
    bands: [band, band, band],
    samples,
    valid: new Uint8Array(plane).fill(255),
  };
}
