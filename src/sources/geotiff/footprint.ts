import { type BoundingBox, type Geometry, type PixelGrid, findProjection } from '#core';

type LonLat = readonly [lon: number, lat: number];
type Ring = readonly LonLat[];

/** Each side of the image is drawn in this many pieces, since straight lines of a projection bend on the globe. */
const piecesPerSide = 8;

export interface Footprint {
  readonly geometry: Geometry;
  readonly bbox: BoundingBox;
}

/**
 * Outline of a pixel grid in lon, lat (WGS 84), counter-clockwise, to 1e-7 degrees (1 cm), or why there is none. An
 * image over the antimeridian is cut there into two polygons, and its box has west > east (RFC 7946 §3.1.9, §5.2).
 */
export function computeFootprint(grid: PixelGrid): Footprint | { readonly note: string } {
  if (grid.crs === null) return { note: 'the file does not name its CRS' };
  const projection = findProjection(grid.crs);
  if (projection === undefined)
    return { note: `the CRS ${grid.crs} is not among those that can be placed on the globe` };
  const ring = unwrap(
    outlineOf(grid).map(([x, y]): LonLat => {
      const { lon, lat } = projection.toGlobe({ x, y });
      return [lon, lat];
    }),
  );
  const lons = ring.map(([lon]) => lon);
  const lats = ring.map(([, lat]) => lat);
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  if (
    !(Math.min(...lats) >= -90.000001 && Math.max(...lats) <= 90.000001 && west >= -540 && east - west <= 360.000001)
  ) {
    return { note: `its grid in ${grid.crs} does not lie on the globe` };
  }
  const home = shift(ring, west < -180 ? 360 : west >= 180 ? -360 : 0);
  return place(counterClockwise(home));
}

/** Corners and points between, in CRS units, closed: down the left side, along the bottom, up, and back. */
function outlineOf({ transform: [x, a, b, y, d, e], width, height }: PixelGrid): LonLat[] {
  const corners = [
    [0, 0],
    [0, height],
    [width, height],
    [width, 0],
    [0, 0],
  ] as const;
  return corners.flatMap(([column, row], index): LonLat[] => {
    const next = corners[index + 1];
    if (!next) return [[x + a * column + b * row, y + d * column + e * row]];
    return Array.from({ length: piecesPerSide }, (_, piece): LonLat => {
      const share = piece / piecesPerSide;
      const [c, r] = [column + (next[0] - column) * share, row + (next[1] - row) * share];
      return [x + a * c + b * r, y + d * c + e * r];
    });
  });
}

/** Makes longitudes run on over the antimeridian: 179, 181 instead of 179, -179. */
function unwrap(ring: Ring): Ring {
  let previous = ring[0]?.[0] ?? 0;
  return ring.map(([lon, lat]): LonLat => {
    previous = lon - 360 * Math.round((lon - previous) / 360);
    return [previous, lat];
  });
}

function place(ring: Ring): Footprint {
  const lons = ring.map(([lon]) => lon);
  const lats = ring.map(([, lat]) => clampLatitude(lat));
  const [west, east] = [round(Math.min(...lons)), round(Math.max(...lons))];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  if (east <= 180)
    return { geometry: { type: 'Polygon', coordinates: [ring.map(tidy)] }, bbox: [west, south, east, north] };
  const halves = [
    cut(ring, (lon) => 180 - lon),
    shift(
      cut(ring, (lon) => lon - 180),
      -360,
    ),
  ];
  return {
    geometry: { type: 'MultiPolygon', coordinates: halves.map((half) => [half.map(tidy)]) },
    bbox: [west, south, round(east - 360), north],
  };
}

/** The part of a closed ring where `inside` is not negative (Sutherland and Hodgman 1974, one edge), closed. */
function cut(ring: Ring, inside: (lon: number) => number): Ring {
  const kept: LonLat[] = [];
  for (const [index, [lon, lat]] of ring.slice(0, -1).entries()) {
    const [nextLon, nextLat] = ring[index + 1] ?? [lon, lat];
    const [here, there] = [inside(lon), inside(nextLon)];
    if (here >= 0) kept.push([lon, lat]);
    if (here * there < 0) kept.push([180, lat + ((nextLat - lat) * here) / (here - there)]);
  }
  return kept[0] ? [...kept, kept[0]] : kept;
}

function counterClockwise(ring: Ring): Ring {
  const twiceArea = ring.slice(1).reduce((sum, [lon, lat], index) => {
    const [lastLon, lastLat] = ring[index] ?? [lon, lat];
    return sum + lastLon * lat - lon * lastLat;
  }, 0);
  return twiceArea < 0 ? ring.toReversed() : ring;
}

function shift(ring: Ring, degrees: number): Ring {
  return ring.map(([lon, lat]): LonLat => [lon + degrees, lat]);
}

function tidy([lon, lat]: LonLat): LonLat {
  return [round(lon), clampLatitude(lat)];
}

/** Rounding in a file can put a pole a hair beyond 90°. */
function clampLatitude(lat: number): number {
  return Math.max(-90, Math.min(90, round(lat)));
}

function round(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
