import { readdirSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createImages } from '#sources';
import { findData } from '../data/data-folder.ts';
import { describeDifference, hasGdal, readByGdal, runGdal } from './gdal.ts';

/** Real files read to the same pixels, masks, grids and overviews as GDAL reads them. */
const folders = ['cog-fixtures', 'naip-snippets', 'naip-stack-nd', 'muttenz-yard'];
const files = folders.flatMap((name) => {
  const folder = findData(`imagery/${name}`);
  return folder === undefined
    ? []
    : readdirSync(folder)
        .filter((file) => file.endsWith('.tif'))
        .map((file) => join(folder, file));
});
const images = createImages();
let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'sightline-conformance-'));
});
afterAll(() => rm(scratch, { recursive: true }));

interface GdalInfo {
  readonly size: [number, number];
  readonly geoTransform?: number[];
  readonly bands: {
    colorInterpretation: string;
    overviews?: { size: [number, number] }[];
    scale?: number;
    offset?: number;
  }[];
}

it.skipIf(files.length === 0)('the real data are all there', () => {
  expect(files).toHaveLength(29);
});

describe.skipIf(!hasGdal || files.length === 0).each(files)('%s', (original) => {
  let path: string;
  let info: GdalInfo;
  beforeAll(async () => {
    path = join(scratch, basename(original));
    await cp(original, path);
    info = JSON.parse(runGdal('gdalinfo', '-json', path)) as GdalInfo;
  });

  it('has the pixels, the grid and the scales that GDAL reads', async () => {
    const image = await images.open(path);
    const { samples, grid, bands } = await image.read({ bands: info.bands.map((_, band) => band) });
    await image.close();
    expect(describeDifference(samples, readByGdal(path))).toBeNull();
    expect([grid.width, grid.height]).toEqual(info.size);
    for (const [index, value] of (info.geoTransform ?? [0, 1, 0, 0, 0, 1]).entries())
      expect(grid.transform[index]).toBeCloseTo(value, 9);
    expect(bands.map(({ scale, offset }) => [scale, offset])).toEqual(
      info.bands.map(({ scale = 1, offset = 0 }) => [scale, offset]),
    );
  });

  it('is measured where GDAL says so', async () => {
    const image = await images.open(path);
    // Masks of opacity itself are all 255 in GDAL; all other bands of these files have the same.
    for (const band of [0, 2]) {
      if (band >= info.bands.length) continue;
      const { valid } = await image.read({ bands: [band] });
      expect(describeDifference(valid, readByGdal(path, '-b', `mask,${band + 1}`))).toBeNull();
    }
    await image.close();
  });

  it('has the overviews that GDAL reads, at the resolution that asks for each', async () => {
    const image = await images.open(path);
    const [width, height] = info.size;
    for (const [level, { size }] of (info.bands[0]?.overviews ?? []).entries()) {
      const exact = width / size[0] === height / size[1];
      if (!exact || image.description.gsd.metres === null) continue;
      const { samples, grid } = await image.read({ gsdMetres: (image.description.gsd.metres * width) / size[0] });
      expect([grid.width, grid.height]).toEqual(size);
      expect(describeDifference(samples, readByGdal(path, '-oo', `OVERVIEW_LEVEL=${level}`))).toBeNull();
    }
    await image.close();
  });
});
