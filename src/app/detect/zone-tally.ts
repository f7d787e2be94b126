import type { PixelPosition, Raster, Zone } from '#core';
import {
  type DetectedCount,
  type DetectorModel,
  type GroundPlacement,
  type PixelZone,
  type Placement,
  type Slice,
  type SlicedCandidate,
  toPixelZone,
} from '#imagery';
import { countByClass } from './count-found.ts';
import type { DetectionFeature } from './detection-feature.ts';

/** What was found in one zone; without counts where it could not be seen. */
export interface ZoneCount {
  readonly id: string;
  readonly status: 'observed' | 'unusable' | 'not-observed';
  /** Why it is not observed; null where it is. */
  readonly reason: string | null;
  /** Share of the zone where pixels were measured, 0..1. */
  readonly visibleShare: number;
  /** By object class; only for observed zones. */
  readonly counts: Readonly<Record<string, DetectedCount>> | null;
}

/** A zone of which less than this can be seen is unusable, not empty. */
const leastVisible = 0.5;

/** Keeps book on what could be seen of each zone, slice by slice. Pixels are those of the placement's grid. */
export class ZoneTally {
  readonly #zones: { readonly id: string; readonly area: PixelZone; readonly seen: Uint8Array }[];

  constructor(zones: readonly Zone[], placement: GroundPlacement) {
    this.#zones = zones.map(({ id, geometry }) => {
      const area = toPixelZone(geometry, placement);
      return { id, area, seen: new Uint8Array(area.samples.length) };
    });
  }

  /** Whether anything of a zone lies in the slice. */
  touches(slice: Slice): boolean {
    return this.#zones.some(({ area }) => area.samples.some((sample) => isInSlice(sample, slice)));
  }

  /** Notes which places of the zones the slice shows. */
  see(slice: Slice, raster: Raster, at: Placement): void {
    for (const { area, seen } of this.#zones)
      for (const [index, sample] of area.samples.entries())
        if (isInSlice(sample, slice) && isMeasured(sample, slice, raster, at)) seen[index] = 1;
  }

  zonesOf({ box, polygon }: SlicedCandidate): string[] {
    return this.#zones.filter(({ area }) => area.holds(box, polygon)).map(({ id }) => id);
  }

  count(model: DetectorModel, features: readonly DetectionFeature[]): ZoneCount[] {
    return this.#zones.map(({ id, seen }) => {
      const visibleShare = seen.length === 0 ? 0 : seen.reduce((sum, one) => sum + one, 0) / seen.length;
      const { status, reason } = judge(visibleShare);
      const inside = features.filter(({ properties }) => properties.zones.includes(id));
      const counts = status === 'observed' ? countByClass(model, inside) : null;
      return { id, status, reason, visibleShare, counts };
    });
  }
}

function judge(visibleShare: number): Pick<ZoneCount, 'status' | 'reason'> {
  if (visibleShare === 0) return { status: 'not-observed', reason: 'the image shows nothing of it' };
  if (visibleShare < leastVisible)
    return { status: 'unusable', reason: `only ${Math.round(visibleShare * 100)} % of it can be seen` };
  return { status: 'observed', reason: null };
}

function isInSlice({ column, row }: PixelPosition, { left, top, width, height }: Slice): boolean {
  return column >= left && column < left + width && row >= top && row < top + height;
}

function isMeasured(sample: PixelPosition, slice: Slice, { grid, valid }: Raster, at: Placement): boolean {
  const column = Math.floor(at.x0 + (sample.column - slice.left) * at.dx);
  const row = Math.floor(at.y0 + (sample.row - slice.top) * at.dy);
  return (
    column >= 0 &&
    row >= 0 &&
    column < grid.width &&
    row < grid.height &&
    (valid[row * grid.width + column] ?? 0) >= 128
  );
}
