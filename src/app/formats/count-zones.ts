import { z } from 'zod';
import { type Geometry, geometrySchema } from '#core';
import type { CountZone, MultiLineGeometry } from '#imagery';
import type { Rejection } from '../ports/reading.ts';
import { findJsonFault } from './bounded-json.ts';
import { findGeometryFault, guessCoordinateMistake } from './geometry-fault.ts';
import { reject } from './rejection.ts';

/** The zones of a file, what was refused, and how many features are no tracks (of an OpenStreetMap export). */
export interface CountZones {
  readonly zones: readonly CountZone[];
  readonly rejected: readonly Rejection[];
  readonly ignored: number;
}

/** Values of OpenStreetMap's key `railway` that wagons can stand on (wiki.openstreetmap.org/wiki/Key:railway). */
const railways = new Set(['rail', 'siding', 'spur', 'yard', 'narrow_gauge', 'light_rail', 'industrial', 'preserved']);
/** More than any yard has; a file of a whole country is to be cut first. */
const mostZones = 20_000;

/**
 * Zones to count in from GeoJSON (RFC 7946): LineString, MultiLineString, Polygon, MultiPolygon. The id is that of the
 * feature, else its property `id`, `@id` (OpenStreetMap) or `name`. Features that say they are some other part of a
 * railway than a track are left out.
 */
export function decodeCountZones(value: unknown, file: string): CountZones {
  const fault = findJsonFault(value);
  if (fault !== undefined) return refuseFile(file, fault);
  const features = listFeatures(value);
  if (!features) return refuseFile(file, 'expected a GeoJSON FeatureCollection or Feature');
  if (features.length > mostZones)
    return refuseFile(file, `expected at most ${mostZones} features, found ${features.length}`);
  const zones = new Map<string, CountZone>();
  const rejected: Rejection[] = [];
  let ignored = 0;
  for (const [index, feature] of features.entries()) {
    const read = readFeature(feature);
    if (read === 'ignored') {
      ignored += 1;
      continue;
    }
    const place = { file, column: `features[${index}]${read.id === undefined ? '' : ` ${read.id}`}` };
    if ('reason' in read) rejected.push(reject({ ...place, value: read.value }, read.reason));
    else if (zones.has(read.id)) rejected.push(reject(place, `two zones have the id "${read.id}"`));
    else zones.set(read.id, { id: read.id, geometry: read.geometry });
  }
  if (zones.size === 0 && rejected.length === 0) {
    const left = ignored === 0 ? '' : `; ${ignored} features are no tracks`;
    return { ...refuseFile(file, `expected at least one zone${left}`), ignored };
  }
  return { zones: [...zones.values()], rejected, ignored };
}

function refuseFile(file: string, reason: string): CountZones {
  return { zones: [], rejected: [reject({ file }, reason)], ignored: 0 };
}

function listFeatures(value: unknown): unknown[] | undefined {
  const { type, features } = fieldsOf(value);
  if (type === 'Feature') return [value];
  return type === 'FeatureCollection' && Array.isArray(features) ? features : undefined;
}

type Refused = { readonly id: string | undefined; readonly reason: string; readonly value?: unknown };
type Read = { readonly id: string; readonly geometry: CountZone['geometry'] };

function readFeature(feature: unknown): Read | Refused | 'ignored' {
  const { type, id: own, properties, geometry } = fieldsOf(feature);
  const named = fieldsOf(properties);
  const railway = named['railway'];
  if (typeof railway === 'string' && !railways.has(railway)) return 'ignored';
  const shape = fieldsOf(geometry);
  if (shape['type'] === 'Point' && named['@id'] !== undefined) return 'ignored';
  const id = textOf(own) ?? textOf(named['id']) ?? textOf(named['@id']) ?? textOf(named['name']);
  if (type !== 'Feature') return { id, reason: 'expected a GeoJSON Feature', value: type };
  if (id === undefined) return { id, reason: 'expected an id: of the feature, or a property id or name' };
  const mistake = guessCoordinateMistake(shape['coordinates']);
  if (mistake !== undefined) return { id, reason: mistake };
  const parsed = zoneGeometrySchema.safeParse(geometry);
  if (!parsed.success) return { id, ...describeIssue(parsed.error, shape['type']) };
  const fault = parsed.data.type === 'MultiLineString' ? undefined : findGeometryFault(parsed.data);
  return fault === undefined ? { id, geometry: parsed.data } : { id, reason: fault };
}

const line = z.array(z.array(z.number())).min(2);
const multiLineSchema: z.ZodType<MultiLineGeometry> = z
  .object({ type: z.literal('MultiLineString'), coordinates: z.array(line).min(1) })
  .transform(({ type, coordinates }, context): MultiLineGeometry => {
    const lines = coordinates.map((one) => geometrySchema.safeParse({ type: 'LineString', coordinates: one }));
    const parsed = lines.flatMap(({ data }) => (data?.type === 'LineString' ? [data.coordinates] : []));
    if (parsed.length === lines.length) return { type, coordinates: parsed };
    context.addIssue({ code: 'custom', message: 'expected lon, lat in degrees (WGS 84)', path: ['coordinates'] });
    return z.NEVER;
  });

const shapes = ['LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'];

/** Members that GeoJSON allows and nobody needs, such as `bbox`, are left out. */
const zoneGeometrySchema: z.ZodType<CountZone['geometry']> = z
  .looseObject({ type: z.enum(shapes), coordinates: z.array(z.unknown()) })
  .transform(({ type, coordinates }, context): CountZone['geometry'] => {
    const schema: z.ZodType<Geometry | MultiLineGeometry> =
      type === 'MultiLineString' ? multiLineSchema : geometrySchema;
    const parsed = schema.safeParse({ type, coordinates });
    if (parsed.success) return parsed.data;
    for (const { message, path } of parsed.error.issues) context.addIssue({ code: 'custom', message, path });
    return z.NEVER;
  });

function describeIssue(error: z.ZodError, type: unknown): { reason: string; value?: unknown } {
  if (typeof type !== 'string' || !shapes.includes(type))
    return { reason: `expected one of ${shapes.join(', ')}`, value: type ?? null };
  const [issue] = error.issues;
  const where = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.map(String).join('.')}`;
  return { reason: `${issue?.message.replace(/^./, (first) => first.toLowerCase()) ?? 'not a geometry'}${where}` };
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** GeoJSON ids are strings or numbers (RFC 7946 §3.2). */
function textOf(value: unknown): string | undefined {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  return text === '' ? undefined : text.slice(0, 200);
}
