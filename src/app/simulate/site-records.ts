import { type Planar, type Position, type Projection, type Site, type Zone, findProjection, slug } from '#core';
import type { SimulatedYard } from '#imagery';
import type { Recipe } from './recipe.ts';

/** The yard as a site with a zone for each track. */
export function describeYard(recipe: Recipe, yard: SimulatedYard): { site: Site; zones: Zone[] } {
  const { id, name } = recipe.site ?? {
    id: slug(`simulated yard ${recipe.seed}`),
    name: `Simulated yard ${recipe.seed}`,
  };
  const projection = requireProjection(yard.crs);
  const { west, south, east, north } = yard.extent;
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ] as const;
  const ring = corners.map(([x, y]) => toPosition(projection, { x, y }));
  const note = 'Simulated: there is no such place.';
  const site: Site = {
    id,
    name,
    aliases: [],
    country: null,
    geometry: { type: 'Polygon', coordinates: [ring] },
    approximate: false,
    note,
  };
  const zones = yard.tracks.map((track): Zone => ({
    id: zoneIdOf(id, track.id),
    siteId: id,
    name: `Track ${track.id}`,
    function: 'track',
    geometry: {
      type: 'LineString',
      coordinates: straighten(track.points, 0.02).map((one) => toPosition(projection, one)),
    },
    approximate: false,
    note,
  }));
  return { site, zones };
}

export function zoneIdOf(siteId: string, trackId: string): string {
  return `${siteId}-${trackId.toLowerCase()}`;
}

export function requireProjection(crs: string): Projection {
  const projection = findProjection(crs);
  if (!projection) throw new RangeError(`expected a CRS that is known, got ${crs}`);
  return projection;
}

/** Degrees to 9 places: a tenth of a millimetre. */
export function toPosition(projection: Projection, place: Planar): Position {
  const { lon, lat } = projection.toGlobe(place);
  return [Number(lon.toFixed(9)), Number(lat.toFixed(9))];
}

/** Leaves out points that lie within `tolerance` metres of the line without them (Douglas and Peucker 1973). */
function straighten(points: readonly Planar[], tolerance: number): Planar[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 3) return [...points];
  const [dx, dy] = [last.x - first.x, last.y - first.y];
  const length = Math.hypot(dx, dy);
  let [far, at] = [0, 0];
  for (const [i, { x, y }] of points.entries()) {
    const away = Math.abs((x - first.x) * dy - (y - first.y) * dx) / length;
    if (away > far) [far, at] = [away, i];
  }
  if (far <= tolerance) return [first, last];
  return [...straighten(points.slice(0, at + 1), tolerance).slice(0, -1), ...straighten(points.slice(at), tolerance)];
}
