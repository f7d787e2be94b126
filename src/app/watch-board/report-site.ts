import type { Assessment, Marking, Observation, Scene, Site, Zone } from '#core';
import { CaseError } from '../errors.ts';
import type { StoreReader } from '../ports/store.ts';
import { type AssessSeries, assessSeriesOf } from './assess-series-of.ts';

/** Scenes and observations of a site that a report holds at most; the newest scenes. */
const most = 5000;

/** A place with all that has been seen there. */
export interface SiteReport {
  readonly site: Site;
  readonly zones: readonly Zone[];
  /** Oldest first, with how many there are. */
  readonly scenes: readonly Scene[];
  readonly sceneCount: number;
  readonly observations: readonly Observation[];
  readonly observationCount: number;
  /** Without their marks. */
  readonly markings: readonly Omit<Marking, 'marks'>[];
  /** Each series judged at its newest look, the one with most counts first. */
  readonly assessments: readonly Assessment[];
  /** Ids and titles of the cases that list it. */
  readonly cases: readonly { readonly id: string; readonly title: string }[];
}

/** `assess` where there is a thread for it. Throws CaseError `no-such-site`. */
export async function reportSite(
  store: StoreReader,
  siteId: string,
  assess: AssessSeries = async (observations) => assessSeriesOf(observations),
): Promise<SiteReport> {
  const site = await store.get('site', siteId);
  if (!site) throw new CaseError('no-such-site', `there is no site "${siteId.slice(0, 200)}" in this workspace`);
  const of = { siteId };
  const scenes = await store.list('scene', { ...of, newestFirst: true, limit: most });
  const observations = await store.list('observation', { ...of, limit: most });
  const markings = await store.list('marking', of);
  const cases = await store.list('case');
  return {
    site,
    zones: await store.list('zone', of),
    scenes: scenes.toReversed(),
    sceneCount: await store.count('scene', of),
    observations,
    observationCount: await store.count('observation', of),
    markings: markings.map(({ marks: _marks, ...marking }) => marking),
    assessments: await assess(observations),
    cases: cases.filter(({ sites }) => sites.includes(siteId)).map(({ id, title }) => ({ id, title })),
  };
}
