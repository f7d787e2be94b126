import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Raster, type RasterBand, type Scene, type Zone, findProjection } from '#core';
import { encodeCog } from '#sources';

const band: RasterBand = { name: null, nodata: null, scale: 1, offset: 0 };

/** 700 × 500 pixels of 0.5 m near Tumangang in UTM zone 52 north. */
export const fixtureGrid = {
  crs: 'EPSG:32652',
  transform: [600_000, 0.5, 0, 4_700_000, 0, -0.5] as const,
  width: 700,
  height: 500,
};

/** Where a pixel corner of the fixture lies. */
export function placeOf(column: number, row: number): [lon: number, lat: number] {
  const { lon, lat } = findProjection('EPSG:32652')!.toGlobe({ x: 600_000 + column / 2, y: 4_700_000 - row / 2 });
  return [lon, lat];
}

/**
 * Red grows to the right, green downwards, blue is 7; `valid` hides what it returns 0 for. `firstColumn`: the image
 * begins so many pixels further east, and shows the same ground where both have it.
 */
export function gradientRaster(
  samples: Uint8Array | Uint16Array,
  valid: (column: number, row: number) => number = () => 255,
  firstColumn = 0,
): Raster {
  const { width, height } = fixtureGrid;
  const size = width * height;
  const most = samples instanceof Uint8Array ? 200 : 4000;
  for (let pixel = 0; pixel < size; pixel++) {
    samples[pixel] = (((pixel % width) + firstColumn) / width) * most;
    samples[size + pixel] = (Math.floor(pixel / width) / height) * most;
    samples[2 * size + pixel] = 7;
  }
  return {
    grid: { ...fixtureGrid, transform: [600_000 + firstColumn / 2, 0.5, 0, 4_700_000, 0, -0.5] },
    bands: ['red', 'green', 'blue'].map((name) => ({ ...band, name })),
    samples,
    valid: Uint8Array.from({ length: size }, (_, pixel) => valid(pixel % width, Math.floor(pixel / width))),
  };
}

/** A folder with the raster as a COG of 128-pixel tiles; gives its `file:` address. */
export async function writeScene(raster: Raster, name = 'scene.tif'): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), 'sightline-scene-')), name);
  writeFileSync(path, await encodeCog(raster, { tileSide: 128 }));
  return pathToFileURL(path).href;
}

/** A scene whose one image is at `href`. */
export function sceneAt(id: string, href: string, more: Partial<Scene> = {}): Scene {
  const [west, north] = placeOf(0, 0);
  const [east, south] = placeOf(fixtureGrid.width, fixtureGrid.height);
  const { start = '2023-10-05T02:10:00Z' } = more;
  return {
    id,
    collection: 'fixtures',
    start,
    end: start,
    footprint: null,
    bbox: [west, south, east, north],
    gsdMetres: 0.5,
    cloudFraction: 0.1,
    platform: 'fixture-1',
    item: {
      type: 'Feature',
      stac_version: '1.0.0',
      id: 'as-it-came',
      geometry: null,
      properties: { datetime: start, license: 'CC0-1.0', 'view:sun_azimuth': 160 },
      links: [
        { rel: 'self', href: 'https://example.org/item.json' },
        { rel: 'license', href: 'https://example.org/licence' },
      ],
      assets: { visual: { href, type: 'image/tiff; application=geotiff', roles: ['visual', 'data'] } },
    },
    ...more,
  };
}

/** A track of the yard along row 250 from column 50 to 650: 300 m. */
export const fixtureTrack: Zone = {
  id: 'track-1',
  siteId: 'fixture-yard',
  name: 'Track 1',
  function: 'track',
  geometry: { type: 'LineString', coordinates: [placeOf(50, 250), placeOf(650, 250)] },
  approximate: false,
  note: null,
};
