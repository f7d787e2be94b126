import { type Geometry, type Planar, type Position, type Projection, labelPosition } from '#core';
import { crossingsAt, extentOf } from './rings.ts';

/** More samples do not change a share in its second decimal. */
const most = 20_000;

/**
 * Evenly spread places of a zone in the plane of a projection, about `step` of its units apart (farther in a very
 * large zone): a lattice inside an area, points along a line. At least one.
 */
export function sampleZone(zone: Geometry, projection: Projection, step: number): Planar[] {
  const toPlane = ([lon, lat]: Position): Planar => projection.toPlane({ lon, lat });
  switch (zone.type) {
    case 'Point':
      return [toPlane(zone.coordinates)];
    case 'LineString':
      return sampleLine(zone.coordinates.map(toPlane), step);
    case 'Polygon':
      return orMiddle(
        sampleArea(
          zone.coordinates.map((ring) => ring.map(toPlane)),
          step,
        ),
        zone,
        projection,
      );
    case 'MultiPolygon':
      return orMiddle(
        sampleArea(
          zone.coordinates.flat().map((ring) => ring.map(toPlane)),
          step,
        ),
        zone,
        projection,
      );
  }
}

function sampleArea(rings: readonly Planar[][], wished: number): Planar[] {
  const [west, east, south, north] = extentOf(rings.flat());
  if (![west, east, south, north].every(Number.isFinite)) return [];
  const step = Math.max(wished, Math.sqrt(((east - west) * (north - south)) / most));
  const samples: Planar[] = [];
  for (let y = south + step / 2; y < north; y += step) {
    const crossings = crossingsAt(rings, y);
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      const [from, to] = [crossings[k] ?? 0, crossings[k + 1] ?? 0];
      const first = west + (Math.ceil((from - west) / step - 0.5) + 0.5) * step;
      for (let x = first; x < to; x += step) samples.push({ x, y });
    }
  }
  return samples;
}

function sampleLine(path: readonly Planar[], wished: number): Planar[] {
  let length = 0;
  for (const [from, to] of steps(path)) length += Math.hypot(to.x - from.x, to.y - from.y);
  const count = Math.max(1, Math.min(most, Math.round(length / wished)));
  const samples: Planar[] = [];
  let [walked, next] = [0, length / count / 2];
  for (const [from, to] of steps(path)) {
    const size = Math.hypot(to.x - from.x, to.y - from.y);
    for (; size > 0 && next <= walked + size && samples.length < count; next += length / count) {
      const share = (next - walked) / size;
      samples.push({ x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) });
    }
    walked += size;
  }
  return samples.length > 0 ? samples : path.slice(0, 1);
}

function* steps(path: readonly Planar[]): Generator<readonly [Planar, Planar]> {
  for (let k = 1; k < path.length; k++) {
    const [from, to] = [path[k - 1], path[k]];
    if (from && to) yield [from, to];
  }
}

/** A zone smaller than a step is looked at in its middle. */
function orMiddle(samples: Planar[], zone: Geometry, projection: Projection): Planar[] {
  return samples.length > 0 ? samples : [projection.toPlane(labelPosition(zone))];
}
