import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  computeEffectiveGsd,
  findBands,
  findCloudMasks,
  findVisual,
  readSceneAssets,
  readViewGeometry,
} from '#imagery';
import { findData } from './data/data-folder.ts';

type Item = Record<string, unknown>;
const odc = findData('imagery/stac-items/odc-stac');
const naip = findData('imagery/stac-items/pgstac-naip/items.ndjson');
const read = (start: string): Item => {
  const name = readdirSync(odc!).find((one) => one.startsWith(start));
  const json = JSON.parse(readFileSync(join(odc!, name!), 'utf8')) as Item & { features?: Item[] };
  return json.features?.[0] ?? json;
};
const keysOf = (item: Item, names: string[]) =>
  findBands(readSceneAssets(item), names)?.map(({ asset, band }) => `${asset.key}/${band}`);

describe('assets of STAC items that others published', () => {
  it.skipIf(!odc).each([
    // start of the file's name, asset to count on, green and near infrared, cloud mask, GSD
    ['S2B_MSIL2A_20190629T212529_R043_T06VVN_20201006T080531.json', 'visual', ['B03/0', 'B08/0'], 'sentinel2-scl', 10],
    [
      'S2B_MSIL2A_20190629T212529_R043_T06VVN_20201006T080531_raster',
      'visual',
      ['B03/0', 'B08/0'],
      'sentinel2-scl',
      10,
    ],
    ['S2A_28QCH', 'visual', ['B03/0', 'B08/0'], 'sentinel2-scl', 10],
    ['site2', 'visual', ['B03/0', 'B08/0'], 'sentinel2-scl', 10],
    ['LC08_L2SP', undefined, ['green/0', 'nir08/0'], 'landsat-qa-pixel', 30],
    ['LC08_L2SR', undefined, ['SR_B3.TIF/0', 'SR_B5.TIF/0'], 'landsat-qa-pixel', 1164.15],
    ['LE07', undefined, ['green/0', 'nir08/0'], 'landsat-qa-pixel', 30],
    ['ga_ls8c', 'nbart_panchromatic', ['nbart_green/0', 'nbart_nir/0'], 'fmask', 15],
    ['lidar_dem', 'dem', undefined, undefined, 1],
    ['only_crs', undefined, undefined, undefined, null],
  ])('%s', (start, visual, bands, cloud, gsd) => {
    const item = read(start);
    const assets = readSceneAssets(item);
    expect(findVisual(assets)?.key).toBe(visual);
    expect(keysOf(item, ['green', 'nir'])).toEqual(bands);
    expect(findCloudMasks(assets)[0]?.kind).toBe(cloud);
    const chosen = findVisual(assets) ?? findBands(assets, ['green'])?.[0]?.asset ?? assets[0]!;
    const { metres } = computeEffectiveGsd(item, chosen);
    if (gsd === null) expect(metres).toBeNull();
    else expect(metres).toBeCloseTo(gsd, 2);
    for (const { href } of assets) expect(href).toMatch(/^(https?|s3):|^tests\//);
  });

  it.skipIf(!odc)('the raster extension gives nodata, scale and offset per band', () => {
    const assets = readSceneAssets(read('S2B_MSIL2A_20190629T212529_R043_T06VVN_20201006T080531_raster'));
    expect(assets.find(({ key }) => key === 'B03')?.bands[0]).toMatchObject({
      commonName: 'green',
      dataType: 'uint16',
    });
  });

  it.skipIf(!odc)('sun and sensor angles of Landsat and Sentinel-2', () => {
    expect(readViewGeometry(read('LC08_L2SP'))).toMatchObject({ offNadirDegrees: 0, sunElevationDegrees: 22.57988462 });
    expect(readViewGeometry(read('site2')).sunElevationDegrees).toBeCloseTo(90 - 36.4016, 3);
  });

  it.skipIf(!naip)('all thousand NAIP items offer four bands in one image, at the spacing of their pixels', () => {
    for (const line of readFileSync(naip!, 'utf8').trim().split('\n')) {
      const item = JSON.parse(line) as { properties: { gsd: number } };
      const assets = readSceneAssets(item);
      expect(findVisual(assets)?.key).toBe('image');
      expect(findBands(assets, ['green', 'nir'])?.map(({ band }) => band)).toEqual([1, 3]);
      expect(computeEffectiveGsd(item, findVisual(assets)!).metres).toBeCloseTo(item.properties.gsd, 6);
    }
  });
});
