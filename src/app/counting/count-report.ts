import type { Geometry, Maker } from '#core';
import type { ImageCount, ZoneCount } from '#imagery';
import type { CountedImage } from './count-open-image.ts';

/** A zone in the result of `sightline count`: what was not observed or cannot be told is null, never 0. */
export interface ZoneReport {
  readonly id: string;
  readonly status: ZoneCount['status'];
  readonly reason: string | null;
  readonly count: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly occupiedMetres: number | null;
  readonly occupiedLow: number | null;
  readonly occupiedHigh: number | null;
  readonly isOccupied: ZoneCount['isOccupied'];
  readonly visibleShare: number;
  readonly trackMetres: number;
}

interface Feature {
  readonly type: 'Feature';
  readonly id?: string;
  readonly geometry: Geometry;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What `sightline count --json` prints, less the time it took (DESIGN.md, Command line). */
export interface CountReport {
  readonly gsdMetres: number;
  readonly countable: ImageCount['countability']['answer'];
  readonly flagged: boolean;
  /** Why that is what can be answered. */
  readonly reason: string;
  readonly total: {
    readonly count: number | null;
    readonly low: number | null;
    readonly high: number | null;
    readonly level: number;
  };
  readonly occupiedMetres: number | null;
  readonly occupiedLow: number | null;
  readonly occupiedHigh: number | null;
  readonly isOccupied: ImageCount['isOccupied'];
  readonly visibleShare: number;
  /** How far the image was found to lie beside the tracks, metres. */
  readonly shift: ImageCount['shift'];
  readonly zones: readonly ZoneReport[];
  readonly detections: { readonly type: 'FeatureCollection'; readonly features: readonly Feature[] };
  /** Where something stands, in images that do not show single objects. */
  readonly stretches: { readonly type: 'FeatureCollection'; readonly features: readonly Feature[] };
  readonly detector: Maker;
  readonly pixels: { readonly href: string; readonly sha256: string } | null;
  readonly notes: readonly string[];
}

export function reportCount({ count, sha256 }: CountedImage, href: string, objectClass: string): CountReport {
  const { countability, total, zones } = count;
  const isCount = countability.answer === 'count';
  return {
    gsdMetres: rounded(count.gsdMetres, 4),
    countable: countability.answer,
    flagged: countability.flagged,
    reason: countability.reason,
    total: { ...numbersOf(total), level: count.level },
    ...lengthsOf(count),
    isOccupied: count.isOccupied,
    visibleShare: rounded(count.visibleShare, 4),
    shift: count.shift && { east: rounded(count.shift.east, 2), north: rounded(count.shift.north, 2) },
    zones: zones.map(reportZone),
    detections: { type: 'FeatureCollection', features: isCount ? describeMarks(count, objectClass) : [] },
    stretches: { type: 'FeatureCollection', features: isCount ? [] : describeStretches(count) },
    detector: count.detector,
    pixels: sha256 === null ? null : { href, sha256 },
    notes: count.notes,
  };
}

function reportZone(zone: ZoneCount): ZoneReport {
  const { id, status, reason, count, isOccupied, trackMetres } = zone;
  return {
    id,
    status,
    reason,
    ...numbersOf(count),
    ...lengthsOf(zone),
    isOccupied,
    visibleShare: rounded(zone.visibleShare, 4),
    trackMetres,
  };
}

function numbersOf(count: ImageCount['total']): Pick<ZoneReport, 'count' | 'low' | 'high'> {
  return { count: count?.count ?? null, low: count?.low ?? null, high: count?.high ?? null };
}

function lengthsOf({
  occupied,
}: Pick<ImageCount, 'occupied'>): Pick<ZoneReport, 'occupiedMetres' | 'occupiedLow' | 'occupiedHigh'> {
  return {
    occupiedMetres: occupied && rounded(occupied.metres, 1),
    occupiedLow: occupied && rounded(occupied.low, 1),
    occupiedHigh: occupied && rounded(occupied.high, 1),
  };
}

function describeMarks({ marks }: ImageCount, objectClass: string): Feature[] {
  return marks.map(({ id, geometry, zoneId, areas, score, lengthMetres, alongMetres, colour }) => ({
    type: 'Feature',
    id,
    geometry,
    properties: { objectClass, score, zones: [zoneId, ...areas], lengthMetres, alongMetres, colour },
  }));
}

function describeStretches({ stretches }: ImageCount): Feature[] {
  return stretches.map(({ zoneId, startMetres, endMetres, outline }) => ({
    type: 'Feature',
    geometry: outline,
    properties: { zone: zoneId, startMetres, endMetres },
  }));
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
