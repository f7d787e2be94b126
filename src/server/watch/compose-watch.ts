import type { Standing, WatchAnswer, WatchedSite } from '#api';
import { type BoardState, type StoreReader, boxesTouch, listAlerts } from '#app';
import { type BoundingBox, type Site, type WatchRow, computeBoundingBox } from '#core';
import { headOf } from './scene-head.ts';

/** Scenes on the first page. */
const newestScenes = 9;

/** A site with the box around it, worked out once for all scenes; null where nobody knows where it is. */
interface PlacedSite {
  readonly site: Site;
  readonly box: BoundingBox | null;
}

/** The first page of a workspace from its watch list. */
export async function composeWatch(store: StoreReader, { list, revision, waiting }: BoardState): Promise<WatchAnswer> {
  const sites = await store.list('site');
  const placed = sites.map((site) => ({ site, box: site.geometry && computeBoundingBox(site.geometry) }));
  const names = new Map(sites.map(({ id, name }) => [id, name]));
  const rows = Map.groupBy(list.rows, ({ siteId }) => siteId);
  const unjudged = new Set(waiting);
  const scenes = await store.list('scene', { newestFirst: true, limit: newestScenes });
  return {
    revision,
    waiting: waiting.length,
    series: list.series,
    tested: list.tested,
    falseShare: list.falseShare,
    sites: placed
      .map((site) => watchedSite(site, rows.get(site.site.id) ?? [], unjudged.has(site.site.id)))
      .sort(compareSites),
    alerts: listAlerts(list, await store.list('alert')).map((line) => ({
      ...line,
      siteName: names.get(line.row.siteId) ?? line.row.siteId,
    })),
    scenes: scenes.map((scene) => ({ ...headOf(scene), siteIds: sitesUnder(scene.bbox, placed) })),
  };
}

/** `rows` in the order of the list: the least usual of the site comes first. */
function watchedSite({ box, site }: PlacedSite, rows: readonly WatchRow[], isWaiting: boolean): WatchedSite {
  const [first] = rows;
  const [west, south, east, north] = box ?? [null, null, null, null];
  return {
    id: site.id,
    name: site.name,
    country: site.country,
    lon: west === null ? null : middle(west, east < west ? east + 360 : east),
    lat: south === null ? null : middle(south, north),
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

function sitesUnder(bbox: BoundingBox | null, sites: readonly PlacedSite[]): string[] {
  if (bbox === null) return [];
  const under = sites.filter(({ box }) => box !== null && boxesTouch(box, bbox));
  return under.slice(0, 5).map(({ site }) => site.id);
}
