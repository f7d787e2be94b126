import { type Assessment, type Observation, objectClassKey } from '#core';
import { assessGroup } from '../assess-site.ts';
import { groupSeries } from '../group-series.ts';

/** Judges the series of one site whole, as its page shows them. */
export type AssessSeries = (observations: readonly Observation[]) => Promise<readonly Assessment[]>;

/** Each series at its newest look, the one with most counts first. Takes some 10 ms for a series of a hundred looks. */
export function assessSeriesOf(observations: readonly Observation[]): Assessment[] {
  return groupSeries(observations)
    .toSorted((a, b) => b.counts - a.counts || (objectClassKey(a.objectClass) < objectClassKey(b.objectClass) ? -1 : 1))
    .map((group) => assessGroup(group, { at: null }));
}
