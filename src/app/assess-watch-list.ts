import { type WatchedSeries, judgeWatchList } from '#baseline';
import { type CancelSignal, type Observation, type Site, type WatchList, type WatchRow, objectClassKey } from '#core';
import { type SeriesOptions, assessGroup, isNamed } from './assess-site.ts';
import { CaseError } from './errors.ts';
import { groupSeries } from './group-series.ts';

/** Which series are watched: all, or those of one site, of one class. */
export interface WatchRequest extends SeriesOptions {
  readonly site?: string;
  readonly objectClass?: string;
  /** Share of false calls that is accepted, 0..1; default 0.05. */
  readonly falseShare?: number;
}

export interface WatchProgress {
  readonly signal?: CancelSignal;
  /** `fraction` 0..1 */
  readonly onProgress?: (fraction: number) => void;
}

/**
 * Judges every series at its newest look (or on the date asked for) and corrects for their number. The least probable first. Throws
 * CaseError `nothing-to-assess` where no series is left.
 */
export function assessWatchList(
  sites: readonly Site[],
  observations: readonly Observation[],
  request: WatchRequest,
  { signal, onProgress }: WatchProgress = {},
): WatchList {
  const groups = groupSeries(observations).filter(({ siteId, objectClass }) => {
    const site = sites.find(({ id }) => id === siteId);
    const isSite = request.site === undefined || (site ? isNamed(site, request.site) : siteId === request.site);
    const { objectClass: wanted } = request;
    return isSite && (wanted === undefined || objectClassKey(objectClass) === objectClassKey(wanted));
  });
  if (groups.length === 0) throw new CaseError('nothing-to-assess', 'there is no series with these names');
  const assessments = groups.map((group, index) => {
    signal?.throwIfAborted();
    if (index % 50 === 0) onProgress?.(index / groups.length);
    return assessGroup(group, request);
  });
  return judgeTogether(assessments, request);
}

/** Corrects for the number of series, the least probable first. */
export function judgeTogether(
  assessments: readonly WatchedSeries[],
  { falseShare = 0.05, level = 0.99 }: Pick<WatchRequest, 'falseShare' | 'level'> = {},
): WatchList {
  const rows = judgeWatchList(assessments, falseShare);
  return {
    method: 'Benjamini-Hochberg',
    series: rows.length,
    tested: rows.filter(({ q }) => q !== null).length,
    falseShare,
    level,
    rows: rows.toSorted(compareRows),
  };
}

function compareRows(a: WatchRow, b: WatchRow): number {
  const [p, q] = [a.exceedance ?? 2, b.exceedance ?? 2];
  if (p !== q) return p - q;
  const [one, other] = [`${a.siteId} ${a.objectClass}`, `${b.siteId} ${b.objectClass}`];
  return one < other ? -1 : one > other ? 1 : 0;
}
