import type { Box, FeatureCollectionName, Page, TimeSpan } from '#api';
import { type RecordFilter, type StoreReader, boxesTouch } from '#app';
import { type Geometry, type Site, computeBoundingBox } from '#core';
import { pageRecords } from '../page-records.ts';
import { type ApiFeature, featureOfObservation, featureOfSite, featureOfZone } from './feature-of.ts';

/** Which features are wanted. */
export interface FeatureQuery {
  readonly limit: number;
  readonly after: string | undefined;
  readonly bbox: Box | undefined;
  readonly datetime: TimeSpan | undefined;
  readonly site: string | undefined;
}

/**
 * One page of features in order of id. A box selects zones and observations by their site: a site is looked at as a
 * whole. Sites and zones have no time, and every time selects them (OGC 17-069r4 §7.15.4).
 */
export async function readFeatures(
  store: StoreReader,
  collection: FeatureCollectionName,
  { after, bbox, datetime, limit, site }: FeatureQuery,
): Promise<Page<ApiFeature>> {
  const sites = bbox === undefined ? undefined : await sitesIn(store, bbox);
  const chosen = sites && site !== undefined ? sites.filter(({ id }) => id === site) : sites;
  const ids = chosen?.map(({ id }) => id) ?? (site === undefined ? undefined : [site]);
  const request = { limit, after };
  switch (collection) {
    case 'sites': {
      const page = await pageRecords(store, 'site', [ids ? { ids } : {}], request);
      return { ...page, items: page.items.map(featureOfSite) };
    }
    case 'zones': {
      const page = await pageRecords(store, 'zone', [ids ? { siteId: ids } : {}], request);
      return { ...page, items: page.items.map(featureOfZone) };
    }
    case 'observations': {
      const filter: RecordFilter = { ...(ids ? { siteId: ids } : {}), ...timeFilter(datetime) };
      const page = await pageRecords(store, 'observation', [filter], request);
      const places = await placesOf(store, page.items);
      return {
        ...page,
        items: page.items.map((one) => featureOfObservation(one, places(one.zoneId) ?? places(one.siteId) ?? null)),
      };
    }
  }
}

/** One feature, or undefined. */
export async function readFeature(
  store: StoreReader,
  collection: FeatureCollectionName,
  id: string,
): Promise<ApiFeature | undefined> {
  if (collection === 'sites') {
    const site = await store.get('site', id);
    return site && featureOfSite(site);
  }
  if (collection === 'zones') {
    const zone = await store.get('zone', id);
    return zone && featureOfZone(zone);
  }
  const observation = await store.get('observation', id);
  if (!observation) return undefined;
  const places = await placesOf(store, [observation]);
  return featureOfObservation(observation, places(observation.zoneId) ?? places(observation.siteId) ?? null);
}

/** `from` and `to` of a store's filter. */
export function timeFilter(span: TimeSpan | undefined): Pick<RecordFilter, 'from' | 'to'> {
  return {
    ...(span?.from ? { from: span.from } : {}),
    ...(span?.to ? { to: span.to } : {}),
  };
}

async function sitesIn(store: StoreReader, bbox: Box): Promise<Site[]> {
  const sites = await store.list('site');
  return sites.filter(({ geometry }) => geometry && boxesTouch(computeBoundingBox(geometry), bbox));
}

/** Where the zones and sites of these observations lie, read at once. */
async function placesOf(
  store: StoreReader,
  observations: readonly { readonly siteId: string; readonly zoneId: string | null }[],
): Promise<(id: string | null) => Geometry | null | undefined> {
  const zoneIds = [...new Set(observations.flatMap(({ zoneId }) => zoneId ?? []))];
  const siteIds = [...new Set(observations.map(({ siteId }) => siteId))];
  const zones = zoneIds.length === 0 ? [] : await store.list('zone', { ids: zoneIds });
  const sites = siteIds.length === 0 ? [] : await store.list('site', { ids: siteIds });
  const places = new Map<string | null, Geometry | null>(
    [...sites, ...zones].map(({ geometry, id }) => [id, geometry]),
  );
  return (id) => places.get(id);
}
