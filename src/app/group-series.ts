import { type Observation, objectClassKey } from '#core';

/** One series with all observations of its site, since counts by kind belong to the series of the whole class. */
export interface SeriesGroup {
  readonly siteId: string;
  /** As the first row spells it. */
  readonly objectClass: string;
  readonly there: readonly Observation[];
  /** Rows of the class that hold a number. */
  readonly counts: number;
}

export function groupSeries(observations: readonly Observation[]): SeriesGroup[] {
  const bySite = Map.groupBy(observations, ({ siteId }) => siteId);
  return [...bySite].flatMap(([siteId, there]) =>
    [...Map.groupBy(there, ({ objectClass }) => objectClassKey(objectClass)).values()].map((rows) => ({
      siteId,
      objectClass: rows[0]!.objectClass,
      there,
      counts: rows.filter(({ seen }) => seen.kind === 'count').length,
    })),
  );
}
