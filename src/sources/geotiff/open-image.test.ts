import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { findProjection, planeToPixel } from '#core';
import { openBytes } from '../../../test/geotiff/scratch-image.ts';
import { type PixelImage, byteTags, writePixels } from '../../../test/geotiff/write-pixels.ts';

/** 6 × 4 pixels of 1 m in one strip: 10 × row + column. */
const small = Uint8Array.from({ length: 24 }, (_, index) => 10 * Math.floor(index / 6) + (index % 6));
const plain = writePixels([{ tags: byteTags(6, 4), tiles: [small] }]);

describe('a window', () => {
  it('has the pixels and the grid of its place', async () => {
    const image = await openBytes(plain);
    const raster = await image.read({ window: { column: 2, row: 1, width: 3, height: 2 } });
    expect([...raster.samples]).toEqual([12, 13, 14, 22, 23, 24]);
    expect(raster.grid).toEqual({ crs: 'EPSG:32631', transform: [500_002, 1, 0, 999_999, 0, -1], width: 3, height: 2 });
    expect([...raster.valid]).toEqual([255, 255, 255, 255, 255, 255]);
  });

  it('may stick out of the image, where nothing is measured', async () => {
    const image = await openBytes(plain);
    const raster = await image.read({ window: { column: -1, row: 3, width: 3, height: 2 } });
    expect([...raster.samples]).toEqual([0, 30, 31, 0, 0, 0]);
    expect([...raster.valid]).toEqual([0, 255, 255, 0, 0, 0]);
    expect(raster.grid.transform).toEqual([499_999, 1, 0, 999_997, 0, -1]);
  });

  it('may lie wholly beside it', async () => {
    const image = await openBytes(plain);
    const raster = await image.read({ window: { column: 100, row: -50, width: 2, height: 2 } });
    expect([...raster.valid]).toEqual([0, 0, 0, 0]);
  });

  it.each([
    { column: 0.5, row: 0, width: 1, height: 1 },
    { column: 0, row: 0, width: 0, height: 1 },
    { column: 0, row: NaN, width: 1, height: 1 },
  ])('of no whole pixels is a programmer’s error: $column, $row, $width × $height', async (window) => {
    const image = await openBytes(plain);
    await expect(image.read({ window })).rejects.toThrow(RangeError);
  });

  it('larger than the allowed memory is refused before anything is read', async () => {
    const image = await openBytes(plain, { largestRasterBytes: 1000 });
    const wanted = image.read({ window: { column: 0, row: 0, width: 50_000, height: 50_000 } });
    await expect(wanted).rejects.toMatchObject({
      code: 'too-large',
      message: expect.stringContaining('50000 × 50000') as string,
    });
  });

  it('of a caller who has given up rejects with his reason', async () => {
    const image = await openBytes(plain);
    await expect(image.read({ signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
  });
});

describe('bands', () => {
  const tags = byteTags(2, 1, { bands: 3 });
  const chunky = writePixels([{ tags: { ...tags, 262: [2] }, tiles: [Uint8Array.of(1, 2, 3, 4, 5, 6)] }]);

  it('come in the order they are asked for', async () => {
    const image = await openBytes(chunky);
    const raster = await image.read({ bands: [2, 0] });
    expect([...raster.samples]).toEqual([3, 6, 1, 4]);
    expect(raster.bands.map(({ name }) => name)).toEqual(['blue', 'red']);
    await expect(image.read({ bands: [3] })).rejects.toThrow(RangeError);
  });

  it('in planes of their own read the same', async () => {
    const planes = [1, 2, 3].map((one) => Uint8Array.of(one, one + 3));
    const image = await openBytes(
      writePixels([{ tags: { ...tags, 284: [2] }, tiles: planes }], { littleEndian: false }),
    );
    expect([...(await image.read({})).samples]).toEqual([1, 4, 2, 5, 3, 6]);
  });

  it('of opacity go into valid and are left out unless asked for', async () => {
    const image = await openBytes(
      writePixels([{ tags: { ...tags, 277: [2], 258: [8, 8], 338: [2] }, tiles: [Uint8Array.of(9, 255, 8, 100)] }]),
    );
    const raster = await image.read({});
    expect([[...raster.samples], [...raster.valid]]).toEqual([
      [9, 8],
      [255, 100],
    ]);
    expect((await image.read({ bands: [1] })).bands[0]?.name).toBe('alpha');
  });

  it('called alpha by ExtraSamples and near infrared by GDAL’s metadata are no opacity', async () => {
    const metadata =
      '<GDALMetadata><Item name="COLORINTERP" sample="1" role="colorinterp">NIR</Item>' +
      '<Item name="SCALE" sample="1" role="scale">0.5</Item><Item name="OFFSET" sample="1" role="offset">-3</Item>' +
      '<Item name="DESCRIPTION" sample="0" role="description">a &lt; b</Item></GDALMetadata>';
    const image = await openBytes(
      writePixels([
        { tags: { ...tags, 277: [2], 258: [8, 8], 338: [2], 42112: metadata }, tiles: [Uint8Array.of(9, 0, 8, 0)] },
      ]),
    );
    const raster = await image.read({});
    expect(raster.bands).toEqual([
      { name: 'a < b', nodata: null, scale: 1, offset: 0 },
      { name: 'nir', nodata: null, scale: 0.5, offset: -3 },
    ]);
    expect([...raster.valid]).toEqual([255, 255]);
  });
});

describe('GDAL’s metadata', () => {
  it('may be long, and in any language', async () => {
    const filler = `<Item name="NOTE">${'x'.repeat(200_000)}</Item>`;
    const text = `<GDALMetadata>${filler}<Item name="DESCRIPTION" sample="0" role="description">Höhe 높이</Item></GDALMetadata>`;
    const tags = { ...byteTags(6, 4), 42112: Buffer.from(text).toString('latin1') };
    const image = await openBytes(writePixels([{ tags, tiles: [small] }]));
    expect((await image.read({})).bands[0]?.name).toBe('Höhe 높이');
  });
});

describe('what is not measured', () => {
  it('is nodata in every band; in one band alone it is not', async () => {
    const tags = { ...byteTags(3, 1, { bands: 2 }), 42113: '0' };
    const image = await openBytes(writePixels([{ tags, tiles: [Uint8Array.of(0, 0, 0, 7, 5, 6)] }]));
    expect([...(await image.read({})).valid]).toEqual([0, 255, 255]);
    expect([...(await image.read({ bands: [0] })).valid]).toEqual([0, 0, 255]);
  });

  it('may have a value for each band', async () => {
    const values = '<GDALMetadata><Item name="NODATA_VALUES">1 2</Item></GDALMetadata>';
    const tags = { ...byteTags(3, 1, { bands: 2 }), 42112: values };
    const image = await openBytes(writePixels([{ tags, tiles: [Uint8Array.of(1, 2, 2, 1, 1, 1)] }]));
    const raster = await image.read({});
    expect(raster.bands.map(({ nodata }) => nodata)).toEqual([1, 2]);
    expect([...raster.valid]).toEqual([0, 255, 255]);
  });

  it('is NaN where the file says so', async () => {
    const tags = { ...byteTags(2, 1), 258: [32], 339: [3], 42113: 'nan' };
    const image = await openBytes(writePixels([{ tags, tiles: [new Uint8Array(Float32Array.of(NaN, 2).buffer)] }]));
    const raster = await image.read({});
    expect([raster.bands[0]?.nodata, [...raster.valid]]).toEqual([NaN, [0, 255]]);
  });

  it('is what a mask of one bit leaves out', async () => {
    const mask: PixelImage = {
      tags: { ...byteTags(10, 1), 254: [4], 258: [1], 262: [4] },
      tiles: [Uint8Array.of(0b1010_0000, 0b0100_0000)],
    };
    const image = await openBytes(writePixels([{ tags: byteTags(10, 1), tiles: [new Uint8Array(10)] }, mask]));
    expect([...(await image.read({})).valid].map((one) => one / 255)).toEqual([1, 0, 1, 0, 0, 0, 0, 0, 0, 1]);
  });

  it('tiles that are left out hold nodata', async () => {
    const tags = { ...byteTags(4, 2, { tile: 2 }), 42113: '9' };
    const image = await openBytes(writePixels([{ tags, tiles: [null, Uint8Array.of(1, 2, 3, 4)] }]));
    const raster = await image.read({});
    expect([...raster.samples]).toEqual([9, 9, 1, 2, 9, 9, 3, 4]);
    expect([...raster.valid].map((one) => one / 255)).toEqual([0, 0, 1, 1, 0, 0, 1, 1]);
  });
});

describe('at a wished resolution', () => {
  it('pixels are averaged by area and the grid says their true size', async () => {
    const image = await openBytes(plain);
    const raster = await image.read({ gsdMetres: 2 });
    expect([...raster.samples]).toEqual([6, 8, 10, 26, 28, 30]);
    expect(raster.grid).toEqual({
      crs: 'EPSG:32631',
      transform: [500_000, 2, 0, 1_000_000, 0, -2],
      width: 3,
      height: 2,
    });
  });

  it('a step that is no whole number weighs pixels by their share; the last ones reach beyond the image', async () => {
    const image = await openBytes(writePixels([{ tags: byteTags(4, 1), tiles: [Uint8Array.of(0, 30, 60, 90)] }]));
    const raster = await image.read({ gsdMetres: 1.5 });
    expect([...raster.samples]).toEqual([10, 50, 90]);
    expect([...raster.valid]).toEqual([170, 170, 113]);
    expect(raster.grid).toMatchObject({ transform: [500_000, 1.5, 0, 1_000_000, 0, -1.5], width: 3, height: 1 });
  });

  it('what is not measured is never averaged in', async () => {
    const tags = { ...byteTags(4, 1), 42113: '255' };
    const image = await openBytes(writePixels([{ tags, tiles: [Uint8Array.of(10, 255, 255, 255)] }]));
    const raster = await image.read({ gsdMetres: 2 });
    expect([...raster.samples]).toEqual([10, 255]);
    expect(raster.valid[1]).toBe(0);
  });

  it('nodata in one band is left out of that band only', async () => {
    const tags = { ...byteTags(2, 2, { bands: 2 }), 42113: '0' };
    const image = await openBytes(writePixels([{ tags, tiles: [Uint8Array.of(10, 0, 20, 4, 30, 4, 40, 4)] }]));
    const raster = await image.read({ gsdMetres: 2 });
    expect([[...raster.samples], [...raster.valid]]).toEqual([[25, 4], [255]]);
  });

  it('indices into a palette are taken, not averaged', async () => {
    const tags = { ...byteTags(3, 3), 262: [3], 320: Array.from({ length: 768 }, () => 0) };
    const image = await openBytes(writePixels([{ tags, tiles: [Uint8Array.of(1, 1, 1, 1, 200, 1, 1, 1, 1)] }]));
    expect([...(await image.read({ gsdMetres: 3 })).samples]).toEqual([200]);
  });

  it('the coarsest overview that is not coarser is read', async () => {
    const overview = (size: number, value: number): PixelImage => ({
      tags: { ...byteTags(size, size), 254: [1] },
      tiles: [new Uint8Array(size * size).fill(value)],
    });
    const image = await openBytes(
      writePixels([{ tags: byteTags(8, 8), tiles: [new Uint8Array(64).fill(1)] }, overview(4, 2), overview(2, 4)]),
    );
    for (const [gsdMetres, value, width] of [
      [0.3, 1, 8],
      [1.9, 1, 5],
      [2, 2, 4],
      [3.9, 2, 3],
      [4, 4, 2],
      [9, 4, 1],
    ] as const) {
      const raster = await image.read({ gsdMetres });
      expect([raster.samples[0], raster.grid.width]).toEqual([value, width]);
    }
    const odd = await image.read({ gsdMetres: 2, window: { column: 1, row: 1, width: 4, height: 4 } });
    expect([odd.samples[0], odd.grid.transform[0]]).toEqual([2, 500_001]);
  });

  it('cannot be asked of an image without a place', async () => {
    const { 33550: _, ...tags } = byteTags(6, 4);
    const image = await openBytes(writePixels([{ tags, tiles: [small] }]));
    await expect(image.read({ gsdMetres: 1 })).rejects.toMatchObject({ code: 'no-place' });
    expect((await image.read({})).grid).toMatchObject({ crs: null, transform: [0, 1, 0, 0, 0, 1] });
  });
});

describe('by polygon', () => {
  const image = writePixels([{ tags: byteTags(100, 100), tiles: [new Uint8Array(10_000).fill(7)] }]);
  const projection = findProjection('EPSG:32631');
  /** Pixels to lon, lat. */
  const ring = (...corners: readonly (readonly [number, number])[]): [number, number][] =>
    [...corners, corners[0] ?? [0, 0]].map(([column, row]) => {
      const { lon, lat } = projection?.toGlobe({ x: 500_000 + column, y: 1_000_000 - row }) ?? { lon: NaN, lat: NaN };
      return [lon, lat];
    });
  const countInside = (valid: Uint8Array): number => valid.reduce((count, one) => count + (one === 255 ? 1 : 0), 0);

  it('the smallest window around it is read, and outside of it nothing counts', async () => {
    const triangle = ring([10.2, 20], [30, 20], [10.2, 39.5]);
    const raster = await (await openBytes(image)).read({ polygon: { type: 'Polygon', coordinates: [triangle] } });
    expect(raster.grid).toMatchObject({ transform: [500_010, 1, 0, 999_980, 0, -1], width: 20, height: 20 });
    expect(Math.abs(countInside(raster.valid) - (19.8 * 19.5) / 2)).toBeLessThan(10);
    expect([raster.valid[0], raster.valid[18], raster.valid[399]]).toEqual([255, 255, 0]);
  });

  it('a hole is outside, and so is what lies between two parts', async () => {
    const box = (left: number, top: number, side: number): [number, number][] =>
      ring([left, top], [left + side, top], [left + side, top + side], [left, top + side]);
    const coordinates = [[box(9.9, 9.9, 20.2), box(14.9, 14.9, 5.2)], [box(49.9, 9.9, 10.2)]];
    const raster = await (await openBytes(image)).read({ polygon: { type: 'MultiPolygon', coordinates } });
    expect(countInside(raster.valid)).toBe(400 - 25 + 100);
  });

  it('reaching out of the image it keeps its size: what lies outside was not seen', async () => {
    const polygon = { type: 'Polygon', coordinates: [ring([-10, 0], [10, 0], [10, 10], [-10, 10])] } as const;
    const raster = await (await openBytes(image)).read({ polygon, gsdMetres: 2 });
    expect(raster.grid).toMatchObject({ transform: [499_990, 2, 0, 1_000_000, 0, -2], width: 10, height: 5 });
    expect(countInside(raster.valid)).toBe(25);
  });

  it('edges are bent as the projection bends them', async () => {
    const tags = { ...byteTags(1000, 1000, { pixel: 1000 }), 259: [8] };
    const far = writePixels([{ tags, tiles: [deflateSync(new Uint8Array(1_000_000).fill(7))] }]);
    const polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [3, 3],
          [11, 3],
          [11, 8],
          [3, 8],
          [3, 3],
        ],
      ],
    } as const;
    const { grid, valid } = await (await openBytes(far)).read({ polygon });
    const at = (lon: number, lat: number): number => {
      const { column, row } = planeToPixel(grid, projection?.toPlane({ lon, lat }) ?? { x: 0, y: 0 });
      return valid[Math.floor(row) * grid.width + Math.floor(column)] ?? -1;
    };
    // A straight line between the corners would run 11 km north of the parallel in its middle.
    expect([at(7, 7.98), at(7, 8.02)]).toEqual([255, 0]);
  });

  it('is found on both sides of the antimeridian in an image that runs over it', async () => {
    const place = { 34735: [1, 1, 0, 2, 1024, 0, 1, 2, 2048, 0, 1, 4326], 33922: [0, 0, 0, 170, 10, 0] };
    const over = writePixels([{ tags: { ...byteTags(20, 10), ...place }, tiles: [new Uint8Array(200).fill(7)] }]);
    const box = (west: number): [number, number][] => [
      [west, 2],
      [west + 3, 2],
      [west + 3, 5],
      [west, 5],
      [west, 2],
    ];
    const coordinates = [[box(177)], [box(-180)]];
    const { grid, valid } = await (await openBytes(over)).read({ polygon: { type: 'MultiPolygon', coordinates } });
    expect([grid.transform[0], grid.width, countInside(valid)]).toEqual([177, 6, 18]);
  });

  it('cannot be asked of an image whose CRS is not known, nor where its CRS does not reach', async () => {
    const polygon = { type: 'Polygon', coordinates: [ring([0, 0], [1, 0], [1, 1])] } as const;
    const { 34735: _, ...tags } = byteTags(6, 4);
    const unknown = await openBytes(writePixels([{ tags, tiles: [small] }]));
    await expect(unknown.read({ polygon })).rejects.toMatchObject({ code: 'no-place' });
    const flat = await openBytes(
      writePixels([{ tags: { ...byteTags(6, 4), 33550: [1e-200, 1e-200, 0] }, tiles: [small] }]),
    );
    await expect(flat.read({ polygon })).rejects.toMatchObject({ code: 'no-place' });
    const pole = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 90],
          [120, 90],
          [-120, 90],
          [0, 90],
        ],
      ],
    } as const;
    const mercator = { ...byteTags(6, 4), 34735: [1, 1, 0, 2, 1024, 0, 1, 1, 3072, 0, 1, 3857] };
    const web = await openBytes(writePixels([{ tags: mercator, tiles: [small] }]));
    await expect(web.read({ polygon: pole })).rejects.toMatchObject({ code: 'no-place' });
  });
});
