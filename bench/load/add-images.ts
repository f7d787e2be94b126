import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { decodeStacItems } from '#app';
import { type Scene, type Site, findProjection } from '#core';
import { simulateScene, simulateYard } from '#imagery';
import { encodeCog } from '#sources';
import { type Place, openStore } from '../workbench/open-store.ts';

const dates = ['2023-05-01', '2023-06-01', '2023-07-01', '2023-08-01'];

/** Puts a yard into the case of a workspace, with scenes that have real pixels, simulated ones of half a metre; gives back their ids. */
export async function addImages(place: Place): Promise<readonly string[]> {
  const yard = simulateYard('load', { tracks: 6, lengthMetres: 500, electrified: false });
  const scenes: Scene[] = [];
  let outline: Site['geometry'] = null;
  for (const [index, date] of dates.entries()) {
    const datetime = `${date}T06:30:00Z`;
    const { raster } = simulateScene(yard, { date: datetime, gsdMetres: 0.5, count: 10 * (index + 1), clouds: 0 });
    const path = join(place.folder, `load-${index}.tif`);
    await writeFile(path, await encodeCog(raster));
    const { grid } = raster;
    const corner = findProjection(grid.crs!)!.toGlobe({ x: grid.transform[0], y: grid.transform[3] });
    outline = { type: 'Point', coordinates: [corner.lon, corner.lat] };
    const bbox = [corner.lon, corner.lat - 0.01, corner.lon + 0.01, corner.lat];
    const item = {
      type: 'Feature',
      stac_version: '1.0.0',
      id: `load-${index}`,
      bbox,
      geometry: null,
      properties: { datetime, gsd: 0.5, platform: 'simulated' },
      links: [],
      assets: {
        visual: { href: pathToFileURL(path).href, type: 'image/tiff; application=geotiff', roles: ['visual'] },
      },
    };
    for (const read of decodeStacItems(item, 'item.json'))
      if (read.type === 'record' && read.kind === 'scene') scenes.push(read.record);
  }
  const store = await openStore(place);
  const context = { actor: { kind: 'machine', name: 'bench' }, reason: 'benchmark' } as const;
  await store.transaction(context, async (writer) => {
    const site = { id: 'load-yard', name: 'Drawn yard', aliases: [], country: null, note: null, approximate: false };
    await writer.put('site', [{ ...site, geometry: outline }]);
    await writer.put('scene', scenes);
    const found = await writer.get('case', 'bench');
    if (found) await writer.put('case', [{ ...found, sites: [...found.sites, site.id] }]);
  });
  await store.close();
  return scenes.map(({ id }) => id);
}
