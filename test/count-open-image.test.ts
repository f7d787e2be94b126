import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PixelRequest } from '#app';
import type { Raster } from '#core';
import { layOutZones, simulateScene, simulateYard } from '#imagery';
import { createImages, encodeCog } from '#sources';
import { type CountedImage, countOpenImage } from '../src/app/counting/count-open-image.ts';
import { scratchFolder } from './cli/run-sightline.ts';
import { sendPart, serve } from './http/serve.ts';
import { openRaster } from './imagery/memory-image.ts';
import { trackZones } from './imagery/simulated-zones.ts';

const yard = simulateYard('open-image', { tracks: 4, lengthMetres: 900, electrified: false });
const options = { date: '2023-06-10T07:00:00Z', gsdMetres: 0.5, count: 40 } as const;
const { raster, truth } = simulateScene(yard, options);
const layout = layOutZones(trackZones(yard));
const task = { layout, objectClass: 'railcar', level: 0.9, sunAzimuth: truth.sun.azimuth } as const;
let whole: CountedImage;

beforeAll(async () => {
  whole = await countOpenImage({ ...task, image: openRaster(raster) });
});

describe('counting in an open image', () => {
  it('reads only what lies around the tracks, once, and hashes it', async () => {
    const image = openRaster(raster);
    const { sha256, window } = await countOpenImage({ ...task, image });
    const { reads } = image;
    expect(reads).toMatchObject([{ window, bands: [0, 1, 2] }]);
    expect(sha256).toBe(
      createHash('sha256')
        .update((await image.read(reads[0]!)).samples)
        .digest('hex'),
    );
    expect(sha256).toBe(whole.sha256);
  });

  it('gives the same in blocks as in one piece, with reads of bounded size', async () => {
    const image = openRaster(raster);
    const mostPixels = 250_000;
    const parts = await countOpenImage({ ...task, image, mostPixels });
    const reads = image.reads.flatMap(({ window }) => (window ? [window] : []));
    expect(reads.length).toBeGreaterThan(3);
    for (const { width, height } of reads) expect(width * height).toBeLessThan(mostPixels * 1.1);
    expect(parts.count.visibleShare).toBeCloseTo(whole.count.visibleShare, 2);
    expect(Math.abs(parts.count.total!.count - whole.count.total!.count)).toBeLessThanOrEqual(1);
    const near = whole.count.marks.filter((mark) =>
      parts.count.marks.some(
        ({ zoneId, alongMetres }) => zoneId === mark.zoneId && Math.abs(alongMetres! - mark.alongMetres!) < 3,
      ),
    );
    expect(near.length).toBeGreaterThanOrEqual(whole.count.marks.length - 2);
  });

  it('takes 16-bit reflectance with more bands in another order', async () => {
    const deep = simulateScene(yard, { ...options, bits: 16 }).raster;
    const size = deep.valid.length;
    const samples = new Uint16Array(size * 4).fill(3000);
    const order = { blue: 2, green: 1, red: 0 };
    for (const [index, from] of Object.values(order).entries())
      samples.set(deep.samples.subarray(from * size, (from + 1) * size) as Uint16Array, index * size);
    const band = (name: string): Raster['bands'][number] => ({ name, nodata: null, scale: 1, offset: 0 });
    const four = { ...deep, samples, bands: [...Object.keys(order), 'nir'].map(band) };
    const named = await countOpenImage({ ...task, image: openRaster(four) });
    expect(named.bands).toEqual([2, 1, 0]);
    const told = await countOpenImage({ ...task, image: openRaster(four), bands: [2, 1, 0] });
    expect(told.count.total).toEqual(named.count.total);
    expect(Math.abs(named.count.total!.count - truth.total)).toBeLessThanOrEqual(6);
  });

  it('reads an image that is finer than wagons need at 0.25 m', async () => {
    const fine = simulateYard('fine', { tracks: 2, lengthMetres: 200, electrified: false, marginMetres: 12 });
    const scene = simulateScene(fine, { date: options.date, gsdMetres: 0.12, count: 6 });
    const folder = scratchFolder();
    writeFileSync(join(folder, 'fine.tif'), await encodeCog(scene.raster));
    const image = await createImages().open(join(folder, 'fine.tif'));
    const asked: PixelRequest[] = [];
    const watched = { ...image, href: image.href, description: image.description, close: () => image.close() };
    const counted = await countOpenImage({
      ...task,
      layout: layOutZones(trackZones(fine)),
      image: { ...watched, read: (request) => (asked.push(request), image.read(request)) },
    });
    expect(asked.at(-1)?.gsdMetres).toBeCloseTo(0.25, 2);
    expect(counted.count.gsdMetres).toBeCloseTo(0.12, 2);
    expect(Math.abs(counted.count.total!.count - 6)).toBeLessThanOrEqual(1);
    await image.close();
  });

  it('is not taken in by an image that was enlarged by repeating its pixels', async () => {
    const coarse = simulateScene(yard, { ...options, gsdMetres: 2.5 }).raster;
    const times = 5;
    const [x, , , y] = coarse.grid.transform;
    const { width, height } = coarse.grid;
    const grid = {
      crs: coarse.grid.crs,
      transform: [x, 0.5, 0, y, 0, -0.5] as const,
      width: width * times,
      height: height * times,
    };
    const large = new Uint8Array(width * height * times * times * 3);
    for (let index = 0; index < large.length; index++) {
      const plane = grid.width * grid.height;
      const [band, pixel] = [Math.floor(index / plane), index % plane];
      const [column, row] = [pixel % grid.width, Math.floor(pixel / grid.width)];
      large[index] =
        coarse.samples[band * width * height + Math.floor(row / times) * width + Math.floor(column / times)]!;
    }
    const image = openRaster({
      ...coarse,
      grid,
      samples: large,
      valid: new Uint8Array(grid.width * grid.height).fill(255),
    });
    const { count } = await countOpenImage({ ...task, image });
    expect(count.countability).toMatchObject({
      answer: 'occupancy',
      reason: expect.stringMatching(/show no more than 2\.[345]\d* m/),
    });
    expect(count.total).toBe(null);
  });

  it('stops when told to', async () => {
    const stop = new AbortController();
    const image = openRaster(raster);
    const onProgress = (): void => stop.abort();
    await expect(countOpenImage({ ...task, image, mostPixels: 250_000, signal: stop.signal, onProgress })).rejects.toThrow(/abort/i); // prettier-ignore
  });

  it('counts over http as from a file', async () => {
    const cog = await encodeCog(raster);
    const { url } = await serve((request, response) => sendPart(cog, request, response, { etag: '"1"' }));
    const image = await createImages().open(`${url}/yard.tif`);
    const { count } = await countOpenImage({ ...task, image });
    expect(count.total).toEqual(whole.count.total);
    await image.close();
  });
});
