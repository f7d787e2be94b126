import { type DetectorPerformance, type Term, assessSeries } from '#baseline';
import { type Assessment, type Observation, type PartialDate, type Site, objectClassKey, slug } from '#core';
import { type SeriesGroup, groupSeries } from './group-series.ts';
import { CaseError } from './errors.ts';
import type { StoreReader } from './ports/store.ts';

/** How a series is judged. */
export interface SeriesOptions {
  /** The date of the look to judge; null means the newest. */
  readonly at: PartialDate | null;
  /** 0..1; an alert fires when the exceedance is below 1 - level. Default 0.99. */
  readonly level?: number;
  /** Terms of the regression beside the level; default `auto`. */
  readonly terms?: readonly Term[] | 'auto';
  /** Dates after which the level may have changed. */
  readonly events?: readonly PartialDate[];
  /** Looks later than this are outcome, not hindsight. */
  readonly knownUntil?: PartialDate;
  /** Errors of the detector, carried into machine counts. */
  readonly detector?: DetectorPerformance;
}

/** Which series, and how it is judged. */
export interface SeriesRequest extends SeriesOptions {
  readonly site: string;
  readonly objectClass: string;
}

/**
 * Places the observations of one class at one site in their baseline. The site is named by id, name or alias.
 * Throws CaseError `no-such-site`, or `nothing-to-assess` naming the classes there are.
 */
export async function assessSite(store: StoreReader, request: SeriesRequest): Promise<Assessment> {
  const site = await findSite(store, request.site);
  return assessThere(site, await store.list('observation', { siteId: site.id }), request);
}

/** The same over records at hand (`assess --observations FILE`), without a workspace. */
export function assessObservations(
  sites: readonly Site[],
  observations: readonly Observation[],
  request: SeriesRequest,
): Assessment {
  const site = sites.find((one) => isNamed(one, request.site));
  if (!site) throw noSuchSite(request.site, sites);
  return assessThere(
    site,
    observations.filter((one) => one.siteId === site.id),
    request,
  );
}

/** `there`: all observations of the site, since counts by kind belong to the series of the whole class. */
function assessThere(site: Site, there: readonly Observation[], request: SeriesRequest): Assessment {
  const assessment = assessSeries(seriesInput(site.id, request, there));
  if (assessment.series.length === 0 && assessment.notes.length <= 1) {
    throw nothingToAssess(site.name, request.objectClass, there);
  }
  return assessment;
}

/** Every series with at least `minimum` counts, the longest first, each judged at its newest look. */
export function assessAll(observations: readonly Observation[], minimum = 3): Assessment[] {
  return groupSeries(observations)
    .filter(({ counts }) => counts >= minimum)
    .sort((a, b) => b.counts - a.counts)
    .map((group) => assessGroup(group, { at: null }));
}

export function assessGroup({ siteId, objectClass, there }: SeriesGroup, options: SeriesOptions): Assessment {
  return assessSeries(seriesInput(siteId, { ...options, site: siteId, objectClass }, there));
}

/** The only series there is, to be judged without being named. Throws CaseError `nothing-to-assess` naming those there are. */
export function findOnlySeries(
  sites: readonly Site[],
  observations: readonly Observation[],
  named: { readonly site?: string; readonly objectClass?: string },
): { site: string; objectClass: string } {
  const nameOf = (id: string): string => sites.find((site) => site.id === id)?.name ?? id;
  const found = groupSeries(observations).filter(({ siteId, objectClass }) => {
    const site = sites.find((one) => one.id === siteId);
    const isSite = named.site === undefined || (site !== undefined && isNamed(site, named.site));
    const isClass =
      named.objectClass === undefined || objectClassKey(named.objectClass) === objectClassKey(objectClass);
    return isSite && isClass;
  });
  const [only] = found;
  if (only && found.length === 1) return { site: only.siteId, objectClass: only.objectClass };
  const names = listSome(found.map(({ siteId, objectClass }) => `${nameOf(siteId)}: ${objectClass}`));
  throw new CaseError(
    'nothing-to-assess',
    `expected one series, got ${found.length}: name it with --site and --class, or judge all with --all (series: ${names})`,
  );
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
  const { site: _, ...options } = request;
  return { ...options, siteId, observations };
}

export function isNamed(site: Site, name: string): boolean {
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
