import type { WatchedSeries } from '#baseline';
import type { Observation } from '#core';
import { assessGroup } from '../assess-site.ts';
import { groupSeries } from '../group-series.ts';

/** Judges the series of one site, each at its newest look, from all its observations. */
export type JudgeSite = (observations: readonly Observation[]) => Promise<readonly WatchedSeries[]>;

/** Takes some 20 ms for a series of a hundred looks: who has a thread for it judges there. */
export function judgeSite(observations: readonly Observation[]): WatchedSeries[] {
  return groupSeries(observations).map((group) => slim(assessGroup(group, { at: null })));
}

/** Without the series itself, of which the list has no need. */
function slim(assessment: WatchedSeries): WatchedSeries {
  const { siteId, objectClass, target, exceedance, record, recordOf, recordProbability, alert, conclusions, change } =
    assessment;
  const { n, searched, mean, upper } = assessment.baseline;
  return {
    siteId,
    objectClass,
    target,
    exceedance,
    record,
    recordOf,
    recordProbability,
    alert,
    conclusions,
    change,
    baseline: { n, searched, mean, upper },
  };
}
