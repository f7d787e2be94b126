import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createImages } from '#sources';
import { sendPart, serve } from '../http/serve.ts';
import { describeDifference, hasGdal, readByGdal, runGdal } from './gdal.ts';
import { writeRawImage } from './raw-image.ts';

const [width, height] = [1200, 300];
const images = createImages({ retryDelayMilliseconds: 5 });
let folder: string;
let path: string;

/** An image of two bands with its mask and its overviews beside it, as GDAL writes them. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-sidecars-'));
  if (!hasGdal) return;
  path = join(folder, 'x.tif');
  const raw = join(folder, 'x.img');
  writeRawImage(raw, 'UInt16', width, height, 3);
  const geo = ['-a_srs', 'EPSG:32632', '-a_ullr', '400000', '5260000', '412000', '5257000'];
  // The third band is the mask: measured where it is not 0.
  const masked = writeRawImage(join(folder, 'mask.img'), 'Byte', width, height, 1).map((value, at) =>
    at % width < 120 && at > 90 * width ? 0 : value > 0 ? 255 : 0,
  );
  writeFileSync(join(folder, 'mask.img'), masked as Uint8Array);
  runGdal('gdalbuildvrt', '-q', '-separate', join(folder, 'all.vrt'), raw, join(folder, 'mask.img'));
  runGdal('gdal_translate', '-q', '--config', 'GDAL_TIFF_INTERNAL_MASK', 'NO', '-co', 'TILED=YES', '-co', 'COMPRESS=DEFLATE', '-b', '1', '-b', '1', '-mask', '2', ...geo, join(folder, 'all.vrt'), path); // prettier-ignore
  runGdal('gdaladdo', '-q', '-ro', '-r', 'average', path, '2', '4');
});
afterAll(() => rm(folder, { recursive: true }));

async function readAt(href: string, gsdMetres?: number) {
  const image = await images.open(href);
  onTestFinished(() => image.close());
  return image.read(gsdMetres === undefined ? {} : { gsdMetres });
}

const served = async (name: string): Promise<string> => {
  const server = await serve((request, response) => {
    const file = join(folder, basename(new URL(request.path, 'http://x').pathname));
    try {
      sendPart(readFileSync(file), request, response);
    } catch {
      response.writeHead(404).end();
    }
  });
  return `${server.url}/${name}?key=1`;
};

describe.skipIf(!hasGdal)('overviews and masks beside an image', () => {
  it.each(['on disk', 'over http'])('are what GDAL reads, %s', async (where) => {
    const href = where === 'on disk' ? path : await served('x.tif');
    const full = await readAt(href);
    expect(describeDifference(full.samples, readByGdal(path))).toBeNull();
    expect(describeDifference(full.valid, readByGdal(path, '-b', 'mask,1'))).toBeNull();
    expect(full.valid.some((one) => one === 0)).toBe(true);
    for (const [level, size] of [
      [0, [600, 150]],
      [1, [300, 75]],
    ] as const) {
      const { samples, valid, grid } = await readAt(href, 10 * 2 ** (level + 1));
      expect([grid.width, grid.height]).toEqual(size);
      expect(
        describeDifference(samples, readByGdal(path, '-outsize', ...size.map(String), '-mask', 'none')),
      ).toBeNull();
      expect(describeDifference(valid, readByGdal(path, '-outsize', ...size.map(String), '-b', 'mask,1'))).toBeNull();
    }
  });

  it('a file beside an image that is broken is named, and one that says of itself it is no mask is left alone', async () => {
    const other = join(folder, 'y.tif');
    runGdal('gdal_translate', '-q', '-b', '1', '-a_nodata', 'none', '-mask', 'none', path, other);
    writeFileSync(`${other}.msk`, readFileSync(other));
    expect((await readAt(other)).valid.every((one) => one === 255)).toBe(true);
    writeFileSync(`${other}.msk`, readFileSync(`${path}.msk`).subarray(0, 100));
    await expect(readAt(other)).rejects.toThrow(/y\.tif\.msk: not a readable GeoTIFF/);
  });

  it('a server that has a page for every address has no mask, one that fails may have one', async () => {
    const bytes = readFileSync(join(folder, 'y.tif'));
    const page = await serve((request, response) => {
      if (request.path.endsWith('.tif')) sendPart(bytes, request, response);
      else response.writeHead(200, { 'content-type': 'text/html' }).end('<html>nothing here</html>');
    });
    expect((await readAt(`${page.url}/y.tif`)).valid.every((one) => one === 255)).toBe(true);
    const failing = await serve((request, response) => {
      if (request.path.endsWith('.tif')) sendPart(bytes, request, response);
      else response.writeHead(500).end();
    });
    await expect(readAt(`${failing.url}/y.tif`)).rejects.toThrow(/y\.tif\.(msk|ovr): /);
  });
});
