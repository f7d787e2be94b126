import type { Standing, WatchAnswer, WatchedSite } from '#api';
import { type BoardState, type StoreReader, listAlerts } from '#app';
import { type Alert, type Site, type WatchRow, computeBoundingBox } from '#core';
import { headOf } from './scene-head.ts';

/** Scenes on the first page. */
const newestScenes = 9;

/** Sites that a scene names at most. */
const mostUnder = 5;

/** What the list says of a site whatever was seen there. */
export type ListedSite = Pick<WatchedSite, 'id' | 'name' | 'country' | 'lon' | 'lat'>;

/** What the first page is made of beside the watch list. */
export interface WatchParts {
  readonly sites: readonly ListedSite[];
  /** Decided on. */
  readonly alerts: readonly Alert[];
  readonly scenes: WatchAnswer['scenes'];
}

/** Ten thousand sites take longer to read than all the rest of the page to make: keep them while they stay the same. */
export async function listSites(store: StoreReader): Promise<readonly ListedSite[]> {
  return (await store.list('site')).map(placeSite);
}

/** The scenes that were taken last, with the sites under them. */
export async function listNewestScenes(store: StoreReader): Promise<WatchAnswer['scenes']> {
  const scenes = await store.list('scene', { newestFirst: true, limit: newestScenes });
  return Promise.all(scenes.map(async (scene) => ({ ...headOf(scene), siteIds: await sitesUnder(store, scene.id) })));
}

/** The first page of a workspace from its watch list, and what else stands on it. */
export function composeWatch(
  { list, revision, waiting }: BoardState,
  { alerts, scenes, sites }: WatchParts,
): WatchAnswer {
  const names = new Map(sites.map(({ id, name }) => [id, name]));
  const rows = Map.groupBy(list.rows, ({ siteId }) => siteId);
  const unjudged = new Set(waiting);
  return {
    revision,
    waiting: waiting.length,
    series: list.series,
    tested: list.tested,
    falseShare: list.falseShare,
    sites: sites.map((site) => watchedSite(site, rows.get(site.id) ?? [], unjudged.has(site.id))).sort(compareSites),
    alerts: listAlerts(list, alerts).map((line) => ({
      ...line,
      siteName: names.get(line.row.siteId) ?? line.row.siteId,
    })),
    scenes,
  };
}

function placeSite({ country, geometry, id, name }: Site): ListedSite {
  if (!geometry) return { id, name, country, lon: null, lat: null };
  const [west, south, east, north] = computeBoundingBox(geometry);
  return { id, name, country, lon: middle(west, east < west ? east + 360 : east), lat: middle(south, north) };
}

/** `rows` in the order of the list: the least usual of the site comes first. */
function watchedSite(site: ListedSite, rows: readonly WatchRow[], isWaiting: boolean): WatchedSite {
  const [first] = rows;
  return {
    ...site,
    standing: standingOf(rows, isWaiting),
    series: rows.length,
    objectClass: first?.objectClass ?? null,
    target: first?.target ?? null,
    exceedance: first?.exceedance ?? null,
    q: first?.q ?? null,
  };
}

function standingOf(rows: readonly WatchRow[], isWaiting: boolean): Standing {
  if (rows.length === 0) return isWaiting ? 'waiting' : 'unseen';
  if (rows.some(({ discovery }) => discovery)) return 'unusual';
  if (rows.some(({ alert }) => alert)) return 'notable';
  return rows.some(({ exceedance }) => exceedance !== null) ? 'usual' : 'young';
}

/** What has no number stands last, by name. */
function compareSites(a: WatchedSite, b: WatchedSite): number {
  return (a.q ?? 2) - (b.q ?? 2) || (a.exceedance ?? 2) - (b.exceedance ?? 2) || (a.name < b.name ? -1 : 1);
}

function middle(low: number, high: number): number {
  const value = (low + high) / 2;
  return Math.round((value > 180 ? value - 360 : value) * 1e5) / 1e5;
}

async function sitesUnder(store: StoreReader, sceneId: string): Promise<string[]> {
  return (await store.list('site', { sceneId, limit: mostUnder })).map(({ id }) => id);
}
