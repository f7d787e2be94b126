import type { z } from 'zod';
import { type BoundingBox, type Geometry, geometrySchema } from '#core';
import { findGeometryFault, guessCoordinateMistake } from './geometry-fault.ts';

/** The `geometry` of an Item: null is allowed; members besides type and coordinates are dropped. */
export function readFootprint(value: unknown): { footprint: Geometry | null } | { fault: string } {
  if (value === null || value === undefined) return { footprint: null };
  if (typeof value !== 'object') return { fault: 'expected a GeoJSON geometry or null' };
  const { type, coordinates } = value as { type?: unknown; coordinates?: unknown };
  const parsed = geometrySchema.safeParse({ type, coordinates });
  if (!parsed.success) {
    return { fault: guessCoordinateMistake(coordinates) ?? describeIssue(parsed.error.issues[0]) };
  }
  const fault = findGeometryFault(parsed.data);
  if (fault) return { fault };
  return { footprint: parsed.data };
}

/** `bbox` of RFC 7946 §5: 4 numbers, or 6 with elevations, which are left out. Absent and null give null. */
export function readBoundingBox(value: unknown): { bbox: BoundingBox | null } | { fault: string } {
  if (value === null || value === undefined) return { bbox: null };
  if (!Array.isArray(value) || (value.length !== 4 && value.length !== 6) || !value.every(Number.isFinite)) {
    return { fault: 'expected 4 or 6 numbers: west, south, (lowest,) east, north(, highest)' };
  }
  const numbers = value as number[];
  const half = numbers.length / 2;
  const [west = NaN, south = NaN, east = NaN, north = NaN] = [...numbers.slice(0, 2), ...numbers.slice(half, half + 2)];
  if (Math.max(Math.abs(west), Math.abs(east)) > 180) return { fault: 'expected longitudes from -180 to 180' };
  if (Math.max(Math.abs(south), Math.abs(north)) > 90) return { fault: 'expected latitudes from -90 to 90' };
  if (south > north) return { fault: 'expected south not above north' };
  return { bbox: [west, south, east, north] };
}

function describeIssue(issue: z.core.$ZodIssue | undefined): string {
  const place = issue && issue.path.length > 0 ? ` at ${issue.path.join('.')}` : '';
  return `expected a Point, LineString, Polygon or MultiPolygon in lon, lat: ${issue?.message ?? ''}${place}`;
}
