import { describe, expect, it } from 'vitest';
import { describeGeotiff } from './describe-geotiff.ts';
import type { GeotiffHeader } from './geotiff-header.ts';

const plain: GeotiffHeader = {
  width: 4,
  height: 2,
  samplesPerPixel: 3,
  bitsPerSample: [8, 8, 8],
  sampleFormat: null,
  modelTransformation: null,
  modelTiePoint: [0, 0, 0, 500_000, 4_700_000, 0],
  modelPixelScale: [0.5, 0.5, 0],
  rasterType: 1,
  projectedCrs: 32652,
  geodeticCrs: 4326,
  linearUnit: 9001,
  nodata: null,
  tiled: true,
  furtherImages: [],
};

describe('describeGeotiff', () => {
  it('reads size, bands, type and grid of an image in UTM', () => {
    expect(describeGeotiff(plain)).toEqual({
      width: 4,
      height: 2,
      bands: 3,
      dtype: 'uint8',
      grid: { crs: 'EPSG:32652', transform: [500_000, 0.5, 0, 4_700_000, 0, -0.5], width: 4, height: 2 },
      gridNote: null,
      gsd: { metres: 0.5, basis: 'pixel size in metres' },
      nodata: null,
      overviews: 0,
      layout: 'tiled',
    });
  });

  it('starts the grid half a pixel earlier where the tie point names a pixel centre', () => {
    expect(describeGeotiff({ ...plain, rasterType: 2 }).grid?.transform).toEqual([
      499_999.75, 0.5, 0, 4_700_000.25, 0, -0.5,
    ]);
  });

  it('a tie point inside the image and a matrix say the same grid', () => {
    const tied = describeGeotiff({ ...plain, modelTiePoint: [2, 1, 0, 500_001, 4_699_999.5, 0] });
    const matrix = [0.5, 0, 0, 500_000, 0, -0.5, 0, 4_700_000, 0, 0, 0, 0, 0, 0, 0, 1];
    const turned = describeGeotiff({
      ...plain,
      modelTiePoint: null,
      modelPixelScale: null,
      modelTransformation: matrix,
    });
    expect(tied.grid).toEqual(describeGeotiff(plain).grid);
    expect(turned.grid).toEqual(tied.grid);
  });

  it.each([
    [[8, 8], [2, 2], 'int8'],
    [[16], [1], 'uint16'],
    [[32], [3], 'float32'],
    [[64], [6], 'cfloat64'],
    [[16], [4], 'uint16'],
    [[8, 16], [1, 1], 'mixed'],
    [null, null, 'uint1'],
  ])('bits %j in format %j are %s', (bitsPerSample, sampleFormat, dtype) => {
    expect(describeGeotiff({ ...plain, bitsPerSample, sampleFormat }).dtype).toBe(dtype);
  });

  it.each([
    ['0', 0],
    ['-9999.0 ', -9999],
    ['nan\0', NaN],
    ['-inf', -Infinity],
    ['none', null],
    ['', null],
  ])('nodata %j is %d', (text, value) => {
    expect(describeGeotiff({ ...plain, nodata: text }).nodata).toBe(value);
  });

  it('counts smaller copies as overviews, but not masks and their copies', () => {
    const furtherImages = [1, 1, 4, 5, 0].map((subfileType) => ({ width: 1, height: 1, subfileType }));
    expect(describeGeotiff({ ...plain, furtherImages }).overviews).toBe(2);
  });
});

describe('the ground sample distance', () => {
  it('of degrees is taken on the ground: a square of degrees at 60° north is half as wide as it is tall', () => {
    const degrees = { ...plain, projectedCrs: null, linearUnit: null };
    const square = describeGeotiff({
      ...degrees,
      modelTiePoint: [0, 0, 0, 10, 60, 0],
      modelPixelScale: [1e-4, 1e-4, 0],
    });
    expect(square.gsd.metres).toBeCloseTo(11.132, 3);
    const tall = describeGeotiff({ ...degrees, modelTiePoint: [0, 0, 0, 10, 60, 0], modelPixelScale: [4e-4, 1e-4, 0] });
    expect(tall.gsd.metres).toBeCloseTo(22.264, 2);
    expect(tall.gsd.basis).toMatch(/cos 60\.00°/);
  });

  it('of Web Mercator shrinks with the latitude', () => {
    const northing = 6_378_137 * Math.log(Math.tan(Math.PI / 4 + Math.PI / 6));
    const image = describeGeotiff({
      ...plain,
      projectedCrs: 3857,
      modelTiePoint: [0, 0, 0, 0, northing, 0],
      modelPixelScale: [1, 1, 0],
    });
    expect(image.gsd.metres).toBeCloseTo(0.5, 5);
  });

  it('of feet is given in metres, of an unknown unit not at all', () => {
    expect(describeGeotiff({ ...plain, linearUnit: 9002 }).gsd.metres).toBeCloseTo(0.1524, 6);
    expect(describeGeotiff({ ...plain, linearUnit: 9099 }).gsd.metres).toBeNull();
  });
});

describe('a header that lies or leaves out', () => {
  it.each([
    [{ modelTiePoint: null }, /no tie point/],
    [{ modelPixelScale: null, modelTiePoint: Array(24).fill(1) as number[] }, /4 control points/],
    [{ modelPixelScale: null, modelTiePoint: null }, /no position/],
    [{ modelPixelScale: [0, 0, 0] }, /onto a line/],
    [{ modelPixelScale: [1] }, /expected 3 numbers, got 1/],
    [{ modelTransformation: [1, 2] }, /expected 16 numbers, got 2/],
    [{ modelTiePoint: [0, 0, 0, NaN, 1, 0] }, /not finite/],
  ])('%j has no grid and a reason', (change, reason) => {
    const description = describeGeotiff({ ...plain, ...change });
    expect(description.grid).toBeNull();
    expect(description.gridNote).toMatch(reason);
    expect(description.gsd.metres).toBeNull();
  });

  it('a user-defined CRS is not an EPSG code', () => {
    expect(describeGeotiff({ ...plain, projectedCrs: 32767 }).grid?.crs).toBeNull();
  });

  it('without any CRS the size of a pixel is unknown', () => {
    expect(describeGeotiff({ ...plain, projectedCrs: null, geodeticCrs: null }).gsd.metres).toBeNull();
  });
});
