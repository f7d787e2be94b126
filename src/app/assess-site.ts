import { assessSeries } from '#baseline';
import { type Assessment, type Observation, type PartialDate, type Site, objectClassKey, slug } from '#core';
import { CaseError } from './errors.ts';
import type { StoreReader } from './ports.ts';

/** Which series, and as of when; `at` null means the newest look. */
export interface SeriesRequest {
  readonly site: string;
  readonly objectClass: string;
  readonly at: PartialDate | null;
  /** 0..1; an alert fires when the exceedance is below 1 - level. Default 0.99. */
  readonly level?: number;
}

/**
 * Places the observations of one class at one site in their baseline. The site is named by id, name or alias.
 * Throws CaseError `no-such-site`, or `nothing-to-assess` naming the classes there are.
 */
export async function assessSite(store: StoreReader, request: SeriesRequest): Promise<Assessment> {
  const site = await findSite(store, request.site);
  const observations = await store.list('observation', { siteId: site.id, objectClass: request.objectClass });
  if (observations.length === 0) {
    throw nothingToAssess(site.name, request.objectClass, await store.list('observation', { siteId: site.id }));
  }
  return assessSeries(seriesInput(site.id, request, observations));
}

/** The same over records at hand (`assess --observations FILE`), without a workspace. */
export function assessObservations(
  sites: readonly Site[],
  observations: readonly Observation[],
  request: SeriesRequest,
): Assessment {
  const site = sites.find((one) => isNamed(one, request.site));
  if (!site) throw noSuchSite(request.site, sites);
  const there = observations.filter((one) => one.siteId === site.id);
  const key = objectClassKey(request.objectClass);
  const series = there.filter((one) => objectClassKey(one.objectClass) === key);
  if (series.length === 0) throw nothingToAssess(site.name, request.objectClass, there);
  return assessSeries(seriesInput(site.id, request, series));
}

/** Every series with at least `minimum` counts, the longest first, each judged at its newest look. */
export function assessAll(observations: readonly Observation[], minimum = 3): Assessment[] {
  const series = Map.groupBy(
    observations.filter((one) => one.seen.kind === 'count'),
    (one) => `${one.siteId}\n${objectClassKey(one.objectClass)}`,
  );
  return [...series.values()]
    .filter((group) => group.length >= minimum)
    .sort((a, b) => b.length - a.length)
    .map((group) => {
      const { siteId, objectClass } = group[0]!;
      const all = observations.filter(
        (one) => one.siteId === siteId && objectClassKey(one.objectClass) === objectClassKey(objectClass),
      );
      return assessSeries(seriesInput(siteId, { site: siteId, objectClass, at: null }, all));
    });
}

/** Finds a site by id, name or alias, ignoring case. Throws CaseError `no-such-site` naming those there are. */
export async function findSite(store: StoreReader, name: string): Promise<Site> {
  const exact = await store.get('site', name);
  if (exact) return exact;
  const sites = await store.list('site');
  const found = sites.find((site) => isNamed(site, name));
  if (!found) throw noSuchSite(name, sites);
  return found;
}

function seriesInput(
  siteId: string,
  request: SeriesRequest,
  observations: readonly Observation[],
): Parameters<typeof assessSeries>[0] {
  const { objectClass, at, level } = request;
  return { siteId, objectClass, observations, at, ...(level === undefined ? {} : { level }) };
}

function isNamed(site: Site, name: string): boolean {
  const wanted = slug(name);
  return [site.id, site.name, ...site.aliases].some((one) => slug(one) === wanted);
}

function noSuchSite(name: string, sites: readonly Site[]): CaseError {
  return new CaseError(
    'no-such-site',
    `there is no site "${name}" (sites: ${listSome(sites.map((site) => site.name))})`,
  );
}

function nothingToAssess(site: string, objectClass: string, there: readonly Observation[]): CaseError {
  const classes = listSome([...new Set(there.map((one) => one.objectClass))].sort());
  return new CaseError('nothing-to-assess', `${site} has no observations of "${objectClass}" (classes: ${classes})`);
}

/** Enough names to see a slip of the pen, not a screenful. */
function listSome(names: readonly string[]): string {
  if (names.length === 0) return 'none';
  const shown = names.slice(0, 12).join(', ');
  return names.length > 12 ? `${shown} and ${names.length - 12} more` : shown;
}
