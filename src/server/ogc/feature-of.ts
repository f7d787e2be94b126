import type { Geometry, Observation, Site, Zone } from '#core';

/** A GeoJSON feature with our id. */
export interface ApiFeature {
  readonly type: 'Feature';
  readonly id: string;
  readonly geometry: Geometry | null;
  readonly properties: Readonly<Record<string, unknown>>;
}

export function featureOfSite({ geometry, id, ...properties }: Site): ApiFeature {
  return { type: 'Feature', id, geometry, properties };
}

export function featureOfZone({ geometry, id, ...properties }: Zone): ApiFeature {
  return { type: 'Feature', id, geometry, properties };
}

/**
 * An observation where its zone or site lies. What was seen is spread out, since GIS tables are flat: `status` keeps
 * "counted", "unusable" and "not observed" apart, `low` and `high` are null where a bound is open.
 */
export function featureOfObservation(observation: Observation, geometry: Geometry | null): ApiFeature {
  const { id, seen, source, when, ...rest } = observation;
  const bounds = 'low' in seen ? { low: seen.low, high: seen.high } : { low: null, high: null };
  return {
    type: 'Feature',
    id,
    geometry,
    properties: {
      ...rest,
      from: when.from,
      to: when.to ?? when.from,
      status: seen.kind,
      ...bounds,
      unit: seen.kind === 'measure' ? seen.unit : null,
      state: seen.kind === 'state' ? seen.state : null,
      reason: 'reason' in seen ? seen.reason : null,
      sourceUrl: source?.url ?? null,
      sourceTitle: source?.title ?? null,
    },
  };
}
