import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Store } from '#app';
import type { Site } from '#core';
import { simulateScene, simulateYard } from '#imagery';
import { encodeCog } from '#sources';
import { openSqliteStore } from '#storage';
import { scratchFolder } from '../cli/run-sightline.ts';
import { sendPart, serve } from '../http/serve.ts';
import { squareAround } from '../stac/stac-items.ts';
import { trackZonesOf } from '../imagery/simulated-zones.ts';

const yard = simulateYard('watched-yard', { tracks: 3, lengthMetres: 240, electrified: false });
const { lat, lon } = yard.place;

/** A small simulated yard whose images come from a server, as those of a catalog do. */
export interface WatchedYard {
  readonly store: Store;
  /** The workspace. */
  readonly folder: string;
  /** A STAC item of a day with so many railcars; its image is ready to be read. */
  makeItem: (id: string, day: string, railcars: number, updated?: string) => Promise<Record<string, unknown>>;
}

export async function createWatchedYard(now: () => Date): Promise<WatchedYard> {
  const folder = scratchFolder();
  mkdirSync(join(folder, '.sightline'));
  const store = await openSqliteStore(join(folder, '.sightline', 'sightline.db'), { now });
  onTestFinished(() => store.close());
  const zones = trackZonesOf(site.id, yard);
  await store.transaction({ actor: { kind: 'person', name: 'test' }, reason: 'test' }, async (writer) => {
    await writer.put('site', [site]);
    await writer.put('zone', zones);
  });
  const images = new Map<string, Uint8Array>();
  const server = await serve((request, response) => {
    const image = images.get(request.path.replace(/\?.*$/, ''));
    if (image) sendPart(image, request, response);
    else response.writeHead(404).end();
  });
  return {
    store,
    folder,
    async makeItem(id, day, railcars, updated) {
      const datetime = `${day}T06:30:00Z`;
      const { raster } = simulateScene(yard, { date: datetime, gsdMetres: 0.5, count: railcars, clouds: 0 });
      images.set(`/${id}.tif`, await encodeCog(raster));
      const [west, south, east, north] = [lon - 0.01, lat - 0.01, lon + 0.01, lat + 0.01];
      const ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]; // prettier-ignore
      return {
        type: 'Feature',
        stac_version: '1.0.0',
        id,
        collection: 'c',
        bbox: [west, south, east, north],
        geometry: { type: 'Polygon', coordinates: [ring] },
        properties: { datetime, gsd: 0.5, platform: 'simulated', ...(updated === undefined ? {} : { updated }) },
        links: [],
        assets: {
          // Signed anew with every search, as many servers do.
          get visual() {
            const href = `${server.url}/${id}.tif?signature=${Math.random()}`;
            return { href, type: 'image/tiff; application=geotiff', roles: ['visual'] };
          },
        },
      };
    },
  };
}

const site: Site = {
  id: 'yard',
  name: 'Yard',
  aliases: [],
  country: null,
  geometry: squareAround(lon, lat, 0.006),
  approximate: false,
  note: null,
};
