import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planScenes } from '#app';
import type { Scene, Site, Zone } from '#core';
import { openSqliteStore } from '#storage';
import type { Measurement } from './measure.ts';

const count = 100_000;
const zones = 20;

/** `sightline scenes` over an archive: 100,000 kept scenes of one site with twenty tracks. */
export async function benchScenes(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-bench-'));
  const store = await openSqliteStore(join(folder, 'sightline.db'));
  try {
    await store.transaction({ actor: { kind: 'machine', name: 'bench' }, reason: 'bench' }, async (writer) => {
      await writer.put('site', [site]);
      await writer.put(
        'zone',
        Array.from({ length: zones }, (_, k) => track(k)),
      );
      for (let at = 0; at < count; at += 2000) {
        await writer.put(
          'scene',
          Array.from({ length: 2000 }, (_, k) => scene(at + k)),
        );
      }
    });
    const request = { site: 'yard', from: null, to: null, objectClass: 'railcar' };
    const started = performance.now();
    const report = await planScenes(store, request);
    const all = (performance.now() - started) / 1000;
    const again = performance.now();
    const year = await planScenes(store, { ...request, from: '2023' as never, to: '2023' as never });
    const part = (performance.now() - again) / 1000;
    if (report.total !== count) throw new Error(`expected ${count} scenes, got ${report.total}`);
    return [
      {
        name: 'scenes: plan an archive',
        value: all,
        unit: 's',
        limit: { kind: 'at most', value: 60 },
        detail: `${count} scenes × ${zones} zones, ${report.usable} usable, ${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB`,
      },
      { name: 'scenes: plan one year of it', value: part, unit: 's', limit: null, detail: `${year.total} scenes` },
    ];
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const [lon, lat] = [130.5, 42.5];
const square = (size: number, shift = 0): [number, number][] => [
  [lon - size + shift, lat - size],
  [lon + size + shift, lat - size],
  [lon + size + shift, lat + size],
  [lon - size + shift, lat + size],
  [lon - size + shift, lat - size],
];
const site: Site = {
  id: 'yard',
  name: 'yard',
  aliases: [],
  country: null,
  geometry: { type: 'Polygon', coordinates: [square(0.01)] },
  approximate: false,
  note: null,
};

function track(k: number): Zone {
  const y = lat + (k - zones / 2) * 1e-4;
  const coordinates: [number, number][] = Array.from({ length: 30 }, (_, at) => [lon - 0.009 + at * 6e-4, y]);
  const geometry = { type: 'LineString', coordinates } as const;
  return { id: `t${k}`, siteId: 'yard', name: `t${k}`, function: 'track', geometry, approximate: false, note: null };
}

/** Every tenth footprint ends within the site. The item carries twelve assets, as those of Sentinel-2 do. */
function scene(k: number): Scene {
  const footprint = { type: 'Polygon', coordinates: [square(0.2, k % 10 === 0 ? 0.195 : 0)] } as const;
  const start = new Date(Date.UTC(2000, 0, 1) + k * 7_900_000).toISOString();
  const assets = Object.fromEntries(
    Array.from({ length: 12 }, (_, band) => [
      band === 0 ? 'visual' : `B${band}`,
      {
        href: `https://example.org/${k}/${band}.tif`,
        type: 'image/tiff; application=geotiff',
        roles: ['data'],
        gsd: 0.5,
      },
    ]),
  );
  const properties = { datetime: start, 'eo:cloud_cover': k % 100, 'view:off_nadir': k % 30 };
  return {
    id: `scene-${k}`,
    collection: 'c',
    start,
    end: start,
    footprint,
    bbox: [lon - 0.2, lat - 0.2, lon + 0.4, lat + 0.2],
    gsdMetres: 0.5,
    cloudFraction: (k % 100) / 100,
    platform: 'p',
    item: { type: 'Feature', stac_version: '1.0.0', id: `scene-${k}`, properties, assets, links: [] },
  };
}
