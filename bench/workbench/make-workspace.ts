import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChangeContext, Store } from '#app';
import { type Case, type Observation, type Scene, type Site, parsePartialDate } from '#core';
import { makeRandom } from '../imagery-files.ts';
import { type Place, openStore } from './open-store.ts';

/** How large a workspace is. */
export interface Size {
  readonly sites: number;
  /** Of each site. */
  readonly scenes: number;
  readonly observations: number;
}

const context: ChangeContext = { actor: { kind: 'machine', name: 'bench' }, reason: 'benchmark' };
/** Sites whose records go into one transaction. */
const batch = 500;

/** Fills a workspace: sites all over the land, each with ten years of scenes and counts. One case has all of them. */
export async function makeWorkspace(place: Place, { observations, scenes, sites }: Size, seed: number): Promise<void> {
  const random = makeRandom(seed);
  await mkdir(join(place.folder, '.sightline', 'blobs'), { recursive: true });
  const store = await openStore(place);
  try {
    const all = Array.from({ length: sites }, (_, index) => makeSite(index, random));
    await store.transaction(context, async (writer) => {
      await writer.put('site', all);
      await writer.put('case', [makeCase(all)]);
    });
    for (let start = 0; start < all.length; start += batch)
      await fillSites(store, all.slice(start, start + batch), scenes, observations, random);
  } finally {
    await store.close();
  }
}

async function fillSites(
  store: Store,
  sites: readonly Site[],
  scenes: number,
  observations: number,
  random: () => number,
): Promise<void> {
  await store.transaction(context, async (writer) => {
    await writer.put(
      'scene',
      sites.flatMap((site) => times(scenes, (index) => makeScene(site, index, scenes))),
    );
    await writer.put(
      'observation',
      sites.flatMap((site) => {
        const level = 3 + 20 * random();
        return times(observations, (index) =>
          makeObservation(site, index, observations, scenes, level * (0.5 + random())),
        );
      }),
    );
  });
}

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function makeSite(index: number, random: () => number): Site {
  const [lon, lat] = [-170 + 340 * random(), -50 + 115 * random()];
  const [east, north] = [lon + 0.02, lat + 0.01];
  const ring: [number, number][] = [
    [lon, lat],
    [east, lat],
    [east, north],
    [lon, north],
    [lon, lat],
  ];
  return {
    id: `site-${index}`,
    name: `Yard ${index}`,
    aliases: [],
    country: null,
    geometry: { type: 'Polygon', coordinates: [ring] },
    approximate: false,
    note: null,
  };
}

function makeCase(sites: readonly Site[]): Case {
  return {
    id: 'bench',
    title: 'Every yard',
    question: 'Which yards are unusually full?',
    opened: parsePartialDate('2014-01-01'),
    asOf: parsePartialDate('2024-01-01'),
    summary: null,
    sites: sites.map(({ id }) => id),
    documents: [],
    provisions: [],
    parties: [],
    mentions: [],
    focus: null,
    events: [],
    limits: [],
  };
}

/** A day of ten years from 2014. */
function dayOf(index: number, count: number): string {
  return new Date(Date.UTC(2014, 0, 1) + Math.floor((index / count) * 3650) * 86_400_000).toISOString().slice(0, 10);
}

function makeScene({ geometry, id }: Site, index: number, count: number): Scene {
  const [[west = 0, south = 0] = []] = geometry?.type === 'Polygon' ? (geometry.coordinates[0] ?? []) : [];
  const start = `${dayOf(index, count)}T02:10:00Z`;
  return {
    id: `${id}-scene-${index}`,
    collection: 'bench',
    start,
    end: start,
    footprint: null,
    bbox: [west - 0.05, south - 0.05, west + 0.05, south + 0.05],
    gsdMetres: 0.5,
    cloudFraction: (index % 5) / 5,
    platform: 'bench-1',
    item: { type: 'Feature', properties: {}, assets: {} },
  };
}

function makeObservation(site: Site, index: number, count: number, scenes: number, level: number): Observation {
  const seen = Math.round(level);
  return {
    id: `${site.id}-look-${String(index).padStart(4, '0')}`,
    siteId: site.id,
    zoneId: null,
    objectClass: 'railcars',
    when: { from: parsePartialDate(dayOf(index, count)), to: null },
    seen: index % 11 === 10 ? { kind: 'unusable', reason: 'cloud' } : { kind: 'count', low: seen, high: seen },
    note: null,
    sensor: 'optical, 0.5 m',
    observer: 'bench',
    source: null,
    sceneId: index < scenes ? `${site.id}-scene-${index}` : null,
    method: null,
    visibleShare: 1,
    review: 'accepted',
  };
}
