import { type Scene, computeBoundingBox, derivedId, idSchema, sceneSchema } from '#core';
import type { ReadItem, Rejection } from '../ports/reading.ts';
import { findJsonFault } from './bounded-json.ts';
import { normaliseInstant } from './instant.ts';
import { readBoundingBox, readFootprint } from './stac-geometry.ts';
import { readGsdMetres } from './stac-gsd.ts';

/**
 * STAC Items (stac-spec 1.0 and 1.1, their release candidates and betas too) to scenes and back. The item is kept
 * whole; what can be searched is read from it. A field that is there and wrong refuses the item; one that is
 * missing is null, except the time, without which a scene is of no use.
 */
export function decodeStacItem(value: unknown, file: string): { scene: Scene } | { rejection: Rejection } {
  try {
    return { scene: readScene(value) };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const { column, value: offending, message: reason } = error;
    return { rejection: { file, row: null, column, value: printed(offending), reason } };
  }
}

/** Every item of an Item or of a collection of items (`FeatureCollection`), each stored or refused by itself. */
export function decodeStacItems(value: unknown, file: string): ReadItem[] {
  if (!isFeatureCollection(value)) return [readItem(value, file, '')];
  return value.features.map((feature, index) => readItem(feature, file, `features[${index}]`));
}

/** Tells a STAC Item from any other GeoJSON feature. */
export function isStacItem(value: unknown): boolean {
  return isObject(value) && value['type'] === 'Feature' && typeof value['stac_version'] === 'string';
}

/** A GeoJSON FeatureCollection whose first feature is a STAC Item. */
export function isStacItemCollection(value: unknown): boolean {
  return isFeatureCollection(value) && isStacItem(value.features[0]);
}

/** The item as it came. */
export function encodeStacItem(scene: Scene): Readonly<Record<string, unknown>> {
  return scene.item;
}

class Fault extends Error {
  readonly column: string | null;
  readonly value: unknown;

  constructor(column: string | null, value: unknown, reason: string) {
    super(reason);
    this.column = column;
    this.value = value;
  }
}

function readItem(value: unknown, file: string, place: string): ReadItem {
  const decoded = decodeStacItem(value, file);
  if ('scene' in decoded) return { type: 'record', kind: 'scene', record: decoded.scene };
  const { rejection } = decoded;
  const column = [place, rejection.column].filter(Boolean).join('.') || null;
  return { type: 'rejected', rejection: { ...rejection, column } };
}

function readScene(value: unknown): Scene {
  const fault = findJsonFault(value);
  if (fault) throw new Fault(null, null, fault);
  if (!isObject(value)) throw new Fault(null, value, 'expected a STAC Item (a JSON object)');
  if (value['type'] !== 'Feature') throw new Fault('type', value['type'], 'expected "Feature", as STAC Items have');
  if (typeof value['stac_version'] !== 'string' || !/^1\.[01]\./.test(value['stac_version'])) {
    throw new Fault('stac_version', value['stac_version'], 'expected STAC 1.0 or 1.1');
  }
  const properties = value['properties'];
  if (!isObject(properties)) throw new Fault('properties', properties, 'expected an object');

  const footprint = readFootprint(value['geometry']);
  if ('fault' in footprint) throw new Fault('geometry', value['geometry'], footprint.fault);
  const bbox = readBoundingBox(value['bbox']);
  if ('fault' in bbox) throw new Fault('bbox', value['bbox'], bbox.fault);

  const scene = sceneSchema.safeParse({
    id: readId(value['id']),
    collection: readText(value['collection'], 'collection'),
    ...readTimes(properties),
    footprint: footprint.footprint,
    bbox: bbox.bbox ?? (footprint.footprint && computeBoundingBox(footprint.footprint)),
    gsdMetres: readGsd(properties, value['assets']),
    cloudFraction: readCloudFraction(properties['eo:cloud_cover']),
    platform: readText(properties['platform'], 'properties.platform'),
    item: value,
  });
  if (scene.success) return scene.data;
  const [issue] = scene.error.issues;
  throw new Fault(issue?.path.join('.') ?? null, null, issue?.message ?? 'expected a scene');
}

/** STAC lets an id be any text. Ours name files and addresses, so other characters become `-` plus a hash. */
function readId(value: unknown): string {
  if (typeof value !== 'string' || value === '') throw new Fault('id', value, 'expected a text that is not empty');
  if (idSchema.safeParse(value).success) return value;
  const fitting = value
    .slice(0, 150)
    .replace(/[^\p{L}\p{N}\-_.:]+/gu, '-')
    .replace(/^[-_.:]+|-+$/g, '');
  return derivedId(fitting || 'scene', value);
}

function readTimes(properties: Record<string, unknown>): { start: string; end: string } {
  const datetime = readInstant(properties, 'datetime');
  const start = readInstant(properties, 'start_datetime');
  const end = readInstant(properties, 'end_datetime');
  if (start !== null && end !== null) {
    if (Date.parse(start) <= Date.parse(end)) return { start, end };
    throw new Fault(
      'properties.end_datetime',
      properties['end_datetime'],
      'expected an end that is not before the start',
    );
  }
  if (datetime !== null) return { start: datetime, end: datetime };
  const reason = 'expected an instant, or null with start_datetime and end_datetime';
  throw new Fault('properties.datetime', properties['datetime'], reason);
}

function readInstant(properties: Record<string, unknown>, name: string): string | null {
  const value = properties[name];
  if (value === null || value === undefined) return null;
  const instant = typeof value === 'string' ? normaliseInstant(value) : undefined;
  if (instant !== undefined) return instant;
  throw new Fault(`properties.${name}`, value, 'expected an instant with its offset, such as 2023-10-05T02:10:00Z');
}

/** Per cent to 0..1. Landsat writes -1 where cloud was not assessed. */
function readCloudFraction(value: unknown): number | null {
  if (value === null || value === undefined || value === -1) return null;
  if (typeof value === 'number' && value >= 0 && value <= 100) return value / 100;
  throw new Fault('properties.eo:cloud_cover', value, 'expected a percentage from 0 to 100');
}

function readGsd(properties: Record<string, unknown>, assets: unknown): number | null {
  const stated = properties['gsd'];
  if (stated === null || stated === undefined) return readGsdMetres(assets);
  if (typeof stated === 'number' && stated > 0) return stated;
  throw new Fault('properties.gsd', stated, 'expected metres above 0');
}

function readText(value: unknown, column: string): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  throw new Fault(column, value, 'expected a text');
}

function isFeatureCollection(value: unknown): value is { features: unknown[] } {
  return isObject(value) && value['type'] === 'FeatureCollection' && Array.isArray(value['features']);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function printed(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 200);
}
