import { describe, expect, it } from 'vitest';
import { findBands, findVisual } from './find-assets.ts';
import { findCloudMasks } from './find-cloud-masks.ts';
import { readSceneAssets } from './read-scene-assets.ts';
import { resolveHref } from './resolve-href.ts';

const tiff = 'image/tiff; application=geotiff; profile=cloud-optimized';
const item = (assets: Record<string, unknown>, properties: Record<string, unknown> = {}, self?: string) => ({
  properties,
  assets,
  links: self === undefined ? [] : [{ rel: 'self', href: self }],
});

describe('an address in an item', () => {
  it.each([
    ['./a.tif', 'https://h/items/x.json', 'https://h/items/a.tif'],
    ['../a.tif?k=1', 'https://h/items/x.json?q=2', 'https://h/a.tif?k=1'],
    ['/a.tif', 'https://h/items/x.json', 'https://h/a.tif'],
    ['//cdn/a.tif', 'https://h/x.json', 'https://cdn/a.tif'],
    ['a.tif', 'https://h', 'https://h/a.tif'],
    ['../../../a.tif', 'https://h/b/x.json', 'https://h/a.tif'],
    ['b/./c/../a b.tif', 'file:///data/x.json', 'file:///data/b/a b.tif'],
    ['a.tif', 's3://bucket/items/x.json', 's3://bucket/items/a.tif'],
    ['s3://bucket/a.tif', null, 's3://bucket/a.tif'],
  ])('%s at %s is %s', (href, base, absolute) => {
    expect(resolveHref(href, base)).toBe(absolute);
  });

  it('cannot be told where it is relative and the item has no address', () => {
    expect(resolveHref('a.tif', null)).toBeUndefined();
    expect(resolveHref('a.tif', './x.json')).toBeUndefined();
    expect(readSceneAssets(item({ image: { href: 'a.tif' } }))[0]?.href).toBe('a.tif');
  });

  it('is resolved against the self link', () => {
    const [asset] = readSceneAssets(item({ image: { href: './a.tif' } }, {}, 'https://h/items/x.json'));
    expect(asset?.href).toBe('https://h/items/a.tif');
  });
});

describe('the bands of an asset', () => {
  it('of STAC 1.1 inherit what the asset says', () => {
    const bands = [
      { name: 'r', 'eo:common_name': 'red', 'eo:center_wavelength': 0.66 },
      { name: 'n', 'eo:common_name': 'nir', nodata: 'nan', 'raster:scale': 0.5 },
    ];
    const image = { href: 'a.tif', name: 'image', nodata: 0, data_type: 'uint16', 'raster:scale': 1e-4, gsd: 3, bands };
    const [asset] = readSceneAssets(item({ image }));
    expect(asset?.bands).toEqual([
      {
        name: 'r',
        commonName: 'red',
        centreMicrometres: 0.66,
        gsdMetres: 3,
        dataType: 'uint16',
        nodata: 0,
        scale: 1e-4,
        offset: 0,
      },
      {
        name: 'n',
        commonName: 'nir',
        centreMicrometres: null,
        gsdMetres: 3,
        dataType: 'uint16',
        nodata: NaN,
        scale: 0.5,
        offset: 0,
      },
    ]);
  });

  it('of STAC 1.0 stand in two lists, one for light, one for numbers', () => {
    const image = {
      href: 'a.tif',
      'eo:bands': [{ name: 'B4', common_name: 'red', center_wavelength: 0.66 }],
      'raster:bands': [{ nodata: 0, scale: 2.75e-5, offset: -0.2, data_type: 'uint16', spatial_resolution: 30 }],
    };
    expect(readSceneAssets(item({ image }))[0]).toMatchObject({
      gsdMetres: 30,
      bands: [{ name: 'B4', commonName: 'red', nodata: 0, scale: 2.75e-5, offset: -0.2, gsdMetres: 30 }],
    });
  });

  it('may be told by their names only: nbart_green is green, infrared is not red', () => {
    const named = (name: string) =>
      readSceneAssets(item({ x: { href: 'a.tif', 'eo:bands': [{ name }] } }))[0]?.bands[0]?.commonName;
    expect(['nbart_green', 'Red', 'nbart_swir_1', 'infrared', 'B5'].map(named)).toEqual([
      'green',
      'red',
      'swir16',
      null,
      null,
    ]);
  });

  it('of Sentinel-2 are known by the key where the item leaves them to its collection', () => {
    const assets = { B08: { href: 'B08.tif', type: tiff }, B8A: { href: 'B8A.tif', type: tiff } };
    const read = readSceneAssets(item(assets, { constellation: 'sentinel-2' }));
    expect(read.map(({ gsdMetres, bands }) => [gsdMetres, bands[0]?.commonName])).toEqual([
      [10, 'nir'],
      [20, 'nir08'],
    ]);
    expect(readSceneAssets(item(assets, { platform: 'planetscope' }))[0]?.bands).toEqual([]);
  });
});

describe('where the pixels of an asset lie', () => {
  const shape = [200, 100];
  it('in the order of core, its own before those of the item, EPSG numbers and codes', () => {
    const own = { href: 'a', 'proj:shape': shape, 'proj:transform': [0.5, 0, 1000, 0, -0.5, 2000, 0, 0, 1] };
    const [asset] = readSceneAssets(item({ a: own }, { 'proj:epsg': 32652, 'proj:transform': [9, 0, 9, 0, -9, 9] }));
    expect(asset).toMatchObject({
      crs: 'EPSG:32652',
      grid: { crs: 'EPSG:32652', transform: [1000, 0.5, 0, 2000, 0, -0.5], width: 100, height: 200 },
    });
    expect(readSceneAssets(item({ a: { href: 'a' } }, { 'proj:code': 'epsg:3857' }))[0]?.crs).toBe('EPSG:3857');
  });

  it('from box and shape where there is no transform', () => {
    const [asset] = readSceneAssets(item({ a: { href: 'a', 'proj:shape': shape, 'proj:bbox': [0, 0, 50, 400] } }));
    expect(asset?.grid?.transform).toEqual([0, 0.5, 0, 400, 0, -2]);
  });

  it('is not known from a transform that is broken', () => {
    for (const transform of [[1, 2], [0, 0, 1, 0, 0, 1], ['1', 0, 0, 0, 1, 0], null]) {
      const [asset] = readSceneAssets(item({ a: { href: 'a', 'proj:shape': shape, 'proj:transform': transform } }));
      expect(asset?.grid).toBeNull();
    }
  });
});

describe('the asset to count on', () => {
  const visualOf = (assets: Record<string, unknown>) => findVisual(readSceneAssets(item(assets)))?.key;
  const rgb = ['red', 'green', 'blue'].map((common_name) => ({ common_name }));

  it('is the picture, not its thumbnail or preview', () => {
    expect(
      visualOf({
        thumbnail: { href: 't.tif', type: tiff, roles: ['thumbnail'] },
        preview: { href: 'p.tif', type: tiff },
        analytic: { href: 'a.tif', type: tiff, roles: ['data'], 'eo:bands': rgb },
        visual: { href: 'v.tif', type: tiff, roles: ['visual'] },
      }),
    ).toBe('visual');
  });

  it('is the finer of two pictures', () => {
    expect(
      visualOf({
        visual_20m: { href: 'a.tif', type: tiff, roles: ['visual'], gsd: 20 },
        visual_10m: { href: 'b.tif', type: tiff, roles: ['visual'], gsd: 10 },
      }),
    ).toBe('visual_10m');
  });

  it('is any image with red, green and blue, else panchromatic, else the only one', () => {
    const pan = { href: 'p.tif', type: tiff, 'eo:bands': [{ common_name: 'pan' }] };
    const cog = { href: 'c.tif', type: tiff, 'eo:bands': rgb };
    expect(visualOf({ pan, ms: cog })).toBe('ms');
    expect(visualOf({ pan, udm2: { href: 'u.tif', type: tiff } })).toBe('pan');
    expect(visualOf({ dem: { href: 'd.tif', type: tiff } })).toBe('dem');
  });

  it('does not exist where every asset is one band, a mask or no image', () => {
    expect(
      visualOf({
        red: { href: 'r.tif', type: tiff },
        green: { href: 'g.tif', type: tiff },
        qa_pixel: { href: 'q.tif', type: tiff, roles: ['cloud'] },
        index: { href: 'i.html', type: 'text/html' },
        preview: { href: 'p.jpg', type: 'image/jpeg' },
      }),
    ).toBeUndefined();
  });
});

describe('bands by common name', () => {
  const green = { href: 'g.tif', type: tiff, gsd: 10, 'eo:bands': [{ common_name: 'green' }] };
  const nir = { href: 'n.tif', type: tiff, gsd: 20, 'eo:bands': [{ common_name: 'nir08' }] };
  const find = (assets: Record<string, unknown>) =>
    findBands(readSceneAssets(item(assets)), ['green', 'nir'])?.map(({ asset, band }) => [asset.key, band]);

  it('come from measured values before a picture, and from one asset where one has all', () => {
    const bands = ['blue', 'green', 'red', 'nir'].map((common_name) => ({ common_name }));
    const visual = { href: 'v.tif', type: tiff, roles: ['visual'], 'eo:bands': bands };
    expect(find({ visual, green, nir })).toEqual([
      ['green', 0],
      ['nir', 0],
    ]);
    expect(find({ green, nir, all: { href: 'a.tif', type: tiff, gsd: 30, 'eo:bands': bands } })).toEqual([
      ['all', 1],
      ['all', 3],
    ]);
  });

  it('are undefined where one is missing', () => {
    expect(find({ green })).toBeUndefined();
  });
});

it('cloud masks are told by key and role, the best understood first', () => {
  const mask = { href: 'm.tif', type: tiff, roles: ['cloud'] };
  const assets = { cloud: mask, qa_pixel: mask, SCL: { href: 's.tif', type: tiff }, oa_fmask: mask, ortho_udm2: mask };
  const found = findCloudMasks(readSceneAssets(item({ ...assets, cloud_qa: mask, scl_text: { href: 's.txt' } })));
  expect(found.map(({ kind, asset }) => [kind, asset.key])).toEqual([
    ['sentinel2-scl', 'SCL'],
    ['landsat-qa-pixel', 'qa_pixel'],
    ['fmask', 'oa_fmask'],
    ['planet-udm2', 'ortho_udm2'],
    ['plain', 'cloud'],
  ]);
});

it('an item full of nonsense offers nothing and breaks nothing', () => {
  for (const assets of [null, [], 'x', { a: null, b: 3, c: { href: 7 }, d: { href: '' } }]) {
    expect(readSceneAssets({ assets, properties: null, links: 'x' })).toEqual([]);
  }
  const odd = { href: 'a', 'eo:bands': [null, 3, 'x'], bands: {}, 'raster:bands': 5, roles: 'data', 'proj:shape': {} };
  expect(readSceneAssets({ assets: { odd } })[0]?.bands).toHaveLength(3);
});
