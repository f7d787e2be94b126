import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sceneSchema } from '#core';
import { readGeotiffScene } from '../src/sources/geotiff-scene.ts';
import { findData } from './data/data-folder.ts';

const imagery = findData('imagery');
const datetime = '2020-06-01';

describe('GeoTIFFs that others made', () => {
  it.skipIf(!imagery)('each give a scene from the header alone; those without a place say why', async () => {
    const files = readdirSync(imagery!, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tiff?$/.test(name));
    expect(files.length).toBeGreaterThan(40);
    const withoutPlace: string[] = [];
    for (const name of files) {
      const scene = await readGeotiffScene(join(imagery!, name), { datetime });
      expect(sceneSchema.safeParse(scene).success, name).toBe(true);
      expect(scene.item).toMatchObject({
        assets: { image: { 'file:size': statSync(join(imagery!, name)).size } },
      });
      if (scene.footprint) expect(scene.gsdMetres, name).toBeGreaterThan(0.1);
      else withoutPlace.push(name);
    }
    expect(withoutPlace.toSorted()).toEqual(['cog-fixtures/cog_gcps.tif', 'cog-fixtures/cog_scale.tif']);
  });

  it.skipIf(!imagery)('the yard at Muttenz lies at Muttenz, 25 cm a pixel', async () => {
    const scene = await readGeotiffScene(join(imagery!, 'muttenz-yard/yard-west.tif'), { datetime });
    const [west, south, east, north] = scene.bbox!;
    expect(scene.gsdMetres).toBeCloseTo(0.25, 1);
    expect(west < 7.652 && east > 7.652 && south < 47.5345 && north > 47.5345).toBe(true);
  });

  it.skipIf(!imagery)('the tile over the dateline is two polygons', async () => {
    const scene = await readGeotiffScene(join(imagery!, 'cog-fixtures/cog_dateline.tif'), { datetime });
    expect(scene.footprint?.type).toBe('MultiPolygon');
    expect(scene.bbox![0]).toBeGreaterThan(scene.bbox![2]);
  });

  it.skipIf(!imagery)('a downsampled clip carries the date it was written, two months after the flight', async () => {
    const name = 'naip-snippets/m_3907864_sw_17_060_20210912_downsampled.tif';
    expect((await readGeotiffScene(join(imagery!, name))).start).toBe('2021-11-11T07:17:56Z');
  });
});
