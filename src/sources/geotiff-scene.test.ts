import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scene } from '#core';
import { type TiffTagValues, geoTags, writeTiff } from '../../test/geotiff/write-tiff.ts';
import { readGeotiffScene } from './geotiff-scene.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-geotiff-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function save(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

async function read(name: string, tags: readonly TiffTagValues[], datetime = '2023-10-05'): Promise<Scene> {
  return readGeotiffScene(await save(name, writeTiff([tags])), { datetime });
}

function polygonsOf({ footprint }: Scene) {
  if (footprint?.type === 'MultiPolygon') return footprint.coordinates;
  return footprint?.type === 'Polygon' ? [footprint.coordinates] : [];
}

describe('a GeoTIFF becomes a scene', () => {
  it('with grid, resolution, size and hash, and the day as a span since no hour is known', async () => {
    const bytes = writeTiff([geoTags(32631, 500_000, 0, 10)]);
    const scene = await readGeotiffScene(await save('utm.tif', bytes), { datetime: '2023-10-05' });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(scene).toMatchObject({
      id: `utm-${sha256.slice(0, 8)}`,
      start: '2023-10-05T00:00:00Z',
      end: '2023-10-05T23:59:59Z',
      gsdMetres: 10,
    });
    expect(scene.item).toMatchObject({
      properties: { 'proj:code': 'EPSG:32631', 'proj:shape': [50, 100], 'proj:transform': [10, 0, 500_000, 0, -10, 0] },
      assets: {
        image: {
          href: pathToFileURL(join(folder, 'utm.tif')).href,
          'file:size': bytes.length,
          'file:checksum': `1220${sha256}`,
        },
      },
    });
    const ring = polygonsOf(scene)[0]![0]!;
    expect(ring[0]).toEqual([3, 0]);
    expect(ring.at(-1)).toEqual(ring[0]);
  });

  it('the same file is the same scene, another file of the same name another one', async () => {
    const tags = geoTags(32631, 500_000, 0, 10);
    const [first, second] = [await read('one.tif', tags), await read('one.tif', tags)];
    expect(second).toEqual(first);
    expect((await read('one.tif', geoTags(32631, 600_000, 0, 10))).id).not.toBe(first.id);
  });

  it('takes an instant as it is given, in UTC', async () => {
    const scene = await read('t.tif', geoTags(4326, 10, 50, 1e-5), '2023-10-05T11:10:00+09:00');
    expect([scene.start, scene.end]).toEqual(['2023-10-05T02:10:00Z', '2023-10-05T02:10:00Z']);
  });

  it('takes the DateTime tag where nobody states a date, and says what that is worth', async () => {
    const path = await save(
      'dated.tif',
      writeTiff([[...geoTags(4326, 10, 50, 1e-5), [306, 'text', '2021:11:11 07:17:56']]]),
    );
    const scene = await readGeotiffScene(path);
    expect(scene.start).toBe('2021-11-11T07:17:56Z');
    expect(scene.item).toMatchObject({
      properties: { 'sightline:note': expect.stringContaining('DateTime tag') as string },
    });
  });
});

describe('the footprint', () => {
  it('of the Swiss grid puts its origin in Bern, 46.95108 N 7.43864 E (swisstopo)', async () => {
    const { bbox } = await read('bern.tif', geoTags(2056, 2_600_000, 1_200_000, 0.01));
    expect(bbox![0]).toBeCloseTo(7.43863, 4);
    expect(bbox![3]).toBeCloseTo(46.95108, 4);
  });

  it('of a southern UTM zone lies in the south', async () => {
    const { bbox } = await read('south.tif', geoTags(32731, 500_000, 10_000_000, 10));
    expect(bbox![3]).toBe(0);
    expect(bbox![1]).toBeCloseTo(-500 / 110_574, 5);
  });

  it('over the antimeridian is cut in two, its box running from west to east over it', async () => {
    const scene = await read('pacific.tif', geoTags(4326, 179, 10, 0.02));
    expect(scene.bbox).toEqual([179, 9, -179, 10]);
    expect(scene.footprint?.type).toBe('MultiPolygon');
    const [east, west] = polygonsOf(scene);
    expect(Math.max(...east![0]!.map(([lon]) => lon))).toBe(180);
    expect(Math.min(...west![0]!.map(([lon]) => lon))).toBe(-180);
  });

  it('of a whole globe is one box', async () => {
    expect((await read('globe.tif', geoTags(4326, -180, 90, 3.6))).bbox).toEqual([-180, -90, 180, 90]);
  });

  it.each([
    ['a CRS that is not known', geoTags(27700, 0, 0, 10), /EPSG:27700 is not among/],
    ['a CRS of its own', geoTags(32767, 0, 0, 10), /does not name its CRS/],
    ['a grid beyond the pole', geoTags(4326, 0, 1000, 1), /not lie on the globe/],
    ['no grid', geoTags(4326, 0, 0, 1).filter(([tag]) => tag !== 33922), /no tie point/],
  ])('is null for %s, and the scene says why', async (_, tags, reason) => {
    const scene = await read('odd.tif', tags);
    expect([scene.footprint, scene.bbox]).toEqual([null, null]);
    expect((scene.item['properties'] as Record<string, string>)['sightline:note']).toMatch(reason);
  });
});

describe('what is no usable GeoTIFF is refused with the name of the file', () => {
  const tags = geoTags(32631, 500_000, 0, 10);
  const whole = writeTiff([tags]);
  const claiming = whole.slice();
  new DataView(claiming.buffer).setUint32(8 + 2 + 4 * 12 + 4, 0x7fffffff, true);
  const big = new Uint8Array(32);
  new DataView(big.buffer).setUint32(0, 0x49492b00);
  new DataView(big.buffer).setBigUint64(8, 2n ** 60n, true);

  it.each([
    ['empty', new Uint8Array(0), /0 bytes/],
    ['a text', new TextEncoder().encode('this is not an image at all'), /not a TIFF/],
    ['cut in its tags', whole.slice(0, 40), /truncated/],
    ['cut in its values', whole.slice(0, -30), /truncated/],
    ['a directory that points to itself', writeTiff([tags], 8), /circle/],
    ['a circle of many', writeTiff([tags, tags, tags], 8), /circle/],
    ['a pointer beyond the end', writeTiff([tags], 4_000_000_000), /truncated/],
    ['a count of two thousand million', claiming, /bytes|16 MiB/],
    ['a BigTIFF pointer of 2^60', big, /asks for 8 bytes at 115292150460684/],
    ['no size', writeTiff([tags.slice(2)]), /size in pixels/],
    ['a size of zero', writeTiff([[[256, 'short', [0]], ...tags.slice(1)]]), /size in pixels/],
    ['a size that is a list', writeTiff([[[256, 'short', [1, 2, 3]], ...tags.slice(1)]]), /size in pixels/],
    ['an empty directory', writeTiff([[]]), /1 to 1024 tags/],
  ])('%s', async (_, bytes, reason) => {
    const path = await save('hostile.tif', bytes);
    const error = await readGeotiffScene(path, { datetime: '2023-10-05' }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'SourceError', code: 'bad-geotiff' });
    expect((error as Error).message).toContain(path);
    expect((error as Error).message).toMatch(reason);
  });

  it('any one byte of the header changed gives a scene or a SourceError, never anything else', async () => {
    for (let index = 0; index < whole.length; index += 3) {
      const changed = whole.slice();
      changed[index] = changed[index]! ^ 0xff;
      const path = await save('changed.tif', changed);
      const error = await readGeotiffScene(path, { datetime: '2023-10-05' }).then(
        () => null,
        (thrown: unknown) => thrown,
      );
      if (error !== null) expect(error, `byte ${index}`).toMatchObject({ name: 'SourceError', code: 'bad-geotiff' });
    }
  });

  it('a missing file, a folder, a date nobody gave and dates that do not exist', async () => {
    const path = await save('plain.tif', whole);
    await expect(readGeotiffScene(join(folder, 'none.tif'))).rejects.toMatchObject({ code: 'not-found' });
    await expect(readGeotiffScene(folder)).rejects.toMatchObject({ code: 'not-readable' });
    await expect(readGeotiffScene(path)).rejects.toMatchObject({
      code: 'no-date',
      message: expect.stringContaining('STAC item') as string,
    });
    for (const datetime of ['2023-13-40', 'yesterday', '2023-10-05T02:10', '2023-02-30T00:00:00Z', '']) {
      await expect(readGeotiffScene(path, { datetime }), datetime).rejects.toMatchObject({ code: 'no-date' });
    }
  });

  it('a cancelled read ends with the reason of the cancel', async () => {
    const path = await save('cancel.tif', whole);
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(readGeotiffScene(path, { datetime: '2023', signal })).rejects.toThrow('enough');
  });
});
