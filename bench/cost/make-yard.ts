import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeStacItems, planCounts } from '#app';
import type { Scene, Site } from '#core';
import { simulateScene, simulateYard } from '#imagery';
import { encodeCog } from '#sources';
import { openSqliteStore } from '#storage';
import { trackZonesOf } from '../../test/imagery/simulated-zones.ts';
import { squareAround } from '../../test/stac/stac-items.ts';

/** Images that are drawn; scenes share them. */
const images = 2;
/** A small yard: 4 tracks of 400 m, at half a metre. */
const yard = simulateYard('cost', { tracks: 4, lengthMetres: 400, electrified: false });
const context = { actor: { kind: 'machine', name: 'bench' }, reason: 'benchmark' } as const;

/** A workspace with one yard and so many scenes, each with a planned count. Gives back the pixels of one image. */
export async function makeYard(folder: string, scenes: number): Promise<number> {
  const { lat, lon } = yard.place;
  mkdirSync(join(folder, '.sightline', 'blobs'), { recursive: true });
  let pixels = 0;
  for (let index = 0; index < images; index++) {
    const date = `2023-0${index + 1}-10T06:30:00Z`;
    const { raster } = simulateScene(yard, { date, gsdMetres: 0.5, count: 15 * (index + 1), clouds: 0 });
    pixels = raster.grid.width * raster.grid.height;
    writeFileSync(join(folder, `image-${index}.tif`), await encodeCog(raster));
  }
  const site: Site = {
    id: 'yard',
    name: 'Yard',
    aliases: [],
    country: null,
    geometry: squareAround(lon, lat, 0.01),
    approximate: false,
    note: null,
  };
  const zones = trackZonesOf(site.id, yard);
  const store = await openSqliteStore(join(folder, '.sightline', 'sightline.db'));
  await store.transaction(context, async (writer) => {
    await writer.put('site', [site]);
    await writer.put('zone', zones);
    await writer.put(
      'scene',
      Array.from({ length: scenes }, (_, index) => makeScene(folder, index)),
    );
  });
  await store.jobs.plan(await planCounts(store, { site: 'yard', objectClass: 'railcar', from: null, to: null }));
  await store.close();
  return pixels;
}

function makeScene(folder: string, index: number): Scene {
  const { lat, lon } = yard.place;
  const datetime = new Date(Date.UTC(2023, 0, 1 + index, 6, 30)).toISOString();
  const href = join(folder, `image-${index % images}.tif`);
  const item = {
    type: 'Feature',
    stac_version: '1.0.0',
    id: `scene-${String(index).padStart(3, '0')}`,
    bbox: [lon - 0.02, lat - 0.02, lon + 0.02, lat + 0.02],
    geometry: squareAround(lon, lat, 0.02),
    properties: { datetime, gsd: 0.5, platform: 'simulated' },
    links: [],
    assets: { visual: { href, type: 'image/tiff; application=geotiff', roles: ['visual'] } },
  };
  const [read] = [...decodeStacItems(item, 'item.json')];
  if (read?.type !== 'record' || read.kind !== 'scene') throw new Error(`no scene: ${JSON.stringify(read)}`);
  return read.record;
}
