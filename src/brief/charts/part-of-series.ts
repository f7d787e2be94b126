import type { Assessment, SeriesPoint } from '#core';

/**
 * The looks at the whole place. Counts of its parts lie below them and would look like lows, so they have charts of their
 * own; all are there where nobody counted the whole.
 */
export function ofPlace(assessment: Assessment): Assessment {
  const whole = assessment.series.filter(({ zoneId }) => zoneId === undefined || zoneId === null);
  return whole.some(hasNumber) ? { ...assessment, series: whole } : assessment;
}

/** The looks at one part, as they were counted: the baseline, and what was judged by it, are of the whole. */
export function ofZone(assessment: Assessment, zoneId: string): Assessment {
  const { baseline } = assessment;
  return {
    ...assessment,
    // The place of this chart is the part: two charts of a page have two ids.
    siteId: zoneId,
    series: assessment.series.filter((point) => point.zoneId === zoneId),
    baseline: { ...baseline, from: null, to: null, low90: null, high90: null, upper: null },
    target: null,
    exceedance: null,
    alert: false,
    change: null,
    changes: [],
  };
}

/** Parts that were counted, the one with most counts first. */
export function countedZones({ series }: Assessment): { readonly zoneId: string; readonly counts: number }[] {
  const groups = Map.groupBy(
    series.filter((point) => typeof point.zoneId === 'string' && hasNumber(point)),
    ({ zoneId }) => zoneId!,
  );
  return [...groups]
    .map(([zoneId, points]) => ({ zoneId, counts: points.length }))
    .toSorted((a, b) => b.counts - a.counts || (a.zoneId < b.zoneId ? -1 : 1));
}

function hasNumber({ high, low }: SeriesPoint): boolean {
  return low !== null || high !== null;
}
