import type { Maker, Mark, MarkedZone, PolygonGeometry } from '#core';
import type { DetectedCount } from '../count-interval.ts';
import type { LengthEstimate } from '../railcars/estimates.ts';
import type { Countability } from '../resolution/countability.ts';

/** What stands in one zone, or why nobody can say. Numbers are null where the zone was not observed or the resolution does not give them. */
export interface ZoneCount extends Omit<MarkedZone, 'zoneId'> {
  readonly id: string;
  /** Length of track in it, metres; 0 for what does not stand on tracks. */
  readonly trackMetres: number;
  /** Bounds are null where nobody has measured how many are found. */
  readonly count: DetectedCount | null;
  readonly occupied: LengthEstimate | null;
  /** Whether anything stands there: known where the interval of the count says so. */
  readonly isOccupied: 'yes' | 'no' | 'uncertain' | null;
}

/** One object that was counted. */
export interface CountedMark extends Mark {
  readonly zoneId: string;
  /** Areas that it also stands in. */
  readonly areas: readonly string[];
}

/** A stretch of track on which something stands: what can be drawn where single objects cannot be told. */
export interface OccupiedStretch {
  readonly zoneId: string;
  readonly startMetres: number;
  readonly endMetres: number;
  readonly outline: PolygonGeometry;
}

/** What one image shows of an object class in some zones. */
export interface ImageCount {
  readonly gsdMetres: number;
  readonly countability: Countability;
  /** Of all intervals, 0..1. */
  readonly level: number;
  /** Of all tracks that were observed, each once; null where there are none. */
  readonly total: DetectedCount | null;
  readonly occupied: LengthEstimate | null;
  readonly isOccupied: 'yes' | 'no' | 'uncertain' | null;
  /** Of the tracks as a whole: `observed` where more than half of their length was, in zones that were. */
  readonly status: MarkedZone['status'];
  readonly reason: string | null;
  /** Share of the length of all tracks that was seen and counted, 0..1. */
  readonly visibleShare: number;
  /** How far the image was found to lie beside the tracks, metres; null where nothing was read. */
  readonly shift: { readonly east: number; readonly north: number } | null;
  readonly zones: readonly ZoneCount[];
  /** Only where single objects can be told. */
  readonly marks: readonly CountedMark[];
  readonly stretches: readonly OccupiedStretch[];
  readonly detector: Maker;
  /** What to know before relying on the numbers. */
  readonly notes: readonly string[];
}
