import { type Observation, type Site, type Zone, formatDateSpan, slug } from '#core';
import type { ReadItem } from '../ports/reading.ts';
import { findGeometryFault, guessCoordinateMistake } from './geometry-fault.ts';
import { parseRecord, recordItem, rejectItem } from './rejection.ts';

const siteMembers = ['name', 'aliases', 'country', 'approximate', 'note'];
const zoneMembers = ['name', 'siteId', 'function', 'approximate', 'note'];

/** Is this a GeoJSON feature or collection (and not a STAC item)? */
export function isGeojson(value: unknown): boolean {
  const type = (value as { type?: unknown } | null)?.type;
  return type === 'FeatureCollection' || type === 'Feature';
}

/**
 * Reads sites and zones (docs/formats/case-bundle.md). A feature with `siteId` is a zone. In a bundle an unknown
 * property is refused; in other files (`strict` false) it is kept as JSON in the note, so that nothing is lost.
 */
export function* decodeSitesGeojson(value: unknown, file: string, options: { strict: boolean }): Generator<ReadItem> {
  const features = (value as { features?: unknown }).features ?? [value];
  if (!Array.isArray(features)) {
    yield rejectItem({ file, column: 'features', value: features }, 'expected a list of features');
    return;
  }
  for (const [index, feature] of features.entries()) yield* decodeFeature(feature, file, index, options.strict);
}

/** Writes sites and zones so that reading gives the same records. Sites stand before zones. */
export function encodeSitesGeojson(sites: readonly Site[], zones: readonly Zone[]): unknown {
  const features = [...sites, ...zones].map(({ id, geometry, ...properties }) => ({
    type: 'Feature',
    id,
    properties,
    geometry,
  }));
  return { type: 'FeatureCollection', features };
}

/** Observations as points or zones for a GIS: one feature each, at its zone or site. */
export function encodeObservationsGeojson(
  observations: readonly Observation[],
  sites: readonly Site[],
  zones: readonly Zone[],
): unknown {
  const places = new Map<string, Site | Zone>([...sites, ...zones].map((place) => [place.id, place]));
  const features = observations.map(({ id, when, seen, source, ...rest }) => ({
    type: 'Feature',
    id,
    properties: {
      ...rest,
      when: formatDateSpan(when),
      seen: seen.kind,
      low: 'low' in seen ? seen.low : null,
      high: 'high' in seen ? seen.high : null,
      state: seen.kind === 'state' ? seen.state : null,
      reason: 'reason' in seen ? seen.reason : null,
      siteName: (places.get(rest.siteId) as Site | undefined)?.name ?? null,
      sourceUrl: source?.url ?? null,
      sourceTitle: source?.title ?? null,
    },
    geometry:
      (rest.zoneId === null ? undefined : places.get(rest.zoneId))?.geometry ??
      places.get(rest.siteId)?.geometry ??
      null,
  }));
  return { type: 'FeatureCollection', features };
}

function* decodeFeature(feature: unknown, file: string, index: number, strict: boolean): Generator<ReadItem> {
  const { id, properties, geometry } = (feature ?? {}) as { id?: unknown; properties?: unknown; geometry?: unknown };
  const named = { ...(typeof properties === 'object' ? properties : null) } as Record<string, unknown>;
  const label = textOf(id) ?? textOf(named['name']) ?? String(index);
  const place = { file, column: `features[${index}] ${label}` };
  if ((feature as { type?: unknown } | null)?.type !== 'Feature') {
    yield rejectItem({ ...place, value: feature }, 'expected a GeoJSON Feature');
    return;
  }
  const kind = named['siteId'] === undefined || named['siteId'] === null ? 'site' : 'zone';
  const shape = (geometry as { type?: unknown; coordinates?: unknown } | null | undefined) ?? null;
  if (kind === 'site' && shape?.type === 'LineString') {
    yield rejectItem(place, 'a line is a zone (a track); expected properties.siteId to name its site');
    return;
  }
  const mistake = guessCoordinateMistake(shape?.coordinates);
  if (mistake !== undefined) {
    yield rejectItem(place, mistake);
    return;
  }
  const name = named['name'] ?? textOf(id);
  const derived =
    kind === 'zone' ? slug(`${textOf(named['siteId']) ?? ''} ${textOf(name) ?? ''}`) : slug(textOf(name) ?? '');
  const members = kind === 'site' ? siteMembers : zoneMembers;
  const record = {
    approximate: false,
    ...(kind === 'zone' ? { function: 'other' } : {}),
    ...(strict ? named : keepLeftovers(named, members)),
    ...(name === undefined ? {} : { name }),
    id: textOf(id) ?? derived,
    geometry: shape === null ? null : { type: shape.type, coordinates: shape.coordinates },
  };
  const parsed = parseRecord(kind, record, place, (path) => `${place.column}.${path.map(String).join('.')}`);
  if ('rejections' in parsed) {
    for (const rejection of parsed.rejections) yield { type: 'rejected', rejection };
    return;
  }
  const fault = parsed.record.geometry === null ? undefined : findGeometryFault(parsed.record.geometry);
  if (fault === undefined) yield recordItem(kind, parsed.record);
  else yield rejectItem(place, fault);
}

function keepLeftovers(properties: Record<string, unknown>, members: readonly string[]): Record<string, unknown> {
  const kept = Object.fromEntries(Object.entries(properties).filter(([key]) => members.includes(key)));
  const rest = Object.fromEntries(Object.entries(properties).filter(([key]) => !members.includes(key)));
  if (Object.keys(rest).length === 0) return kept;
  const note = typeof kept['note'] === 'string' ? `${kept['note']} ` : '';
  return { ...kept, note: `${note}other properties: ${JSON.stringify(rest)}` };
}

/** GeoJSON ids are strings or numbers (RFC 7946 §3.2). */
function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
