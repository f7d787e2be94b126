import sharp from 'sharp';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '#server';
import { type SampleWorkspace, openSampleWorkspace } from '../browser/sample-workspace.ts';
import { fixtureGrid, fixtureTrack, gradientRaster, placeOf, sceneAt, writeScene } from './scene-fixture.ts';

const pixels = fixtureGrid.width * fixtureGrid.height * 3;
let workspace: SampleWorkspace;
let app: Hono;
const faults: unknown[] = [];

beforeAll(async () => {
  const colour = await writeScene(gradientRaster(new Uint8Array(pixels)));
  const deep = await writeScene(gradientRaster(new Uint16Array(pixels)));
  // The same ground from 90 m further east on: column 180 of the others is column 0 here.
  const moved = await writeScene(gradientRaster(new Uint8Array(pixels), undefined, 180));
  const holed = await writeScene(gradientRaster(new Uint8Array(pixels), (column) => (column < 64 ? 0 : 255)));
  workspace = await openSampleWorkspace({
    zone: [fixtureTrack, { ...fixtureTrack, id: 'area', geometry: { type: 'Point', coordinates: placeOf(1, 1) } }],
    scene: [
      sceneAt('colour', colour),
      sceneAt('deep', deep),
      sceneAt('holed', holed),
      sceneAt('moved', moved),
      sceneAt('lost', 'file:///nowhere/at/all.tif'),
      { ...sceneAt('bare', colour), item: { type: 'Feature', id: 'bare' } },
    ],
  });
  const { store, blobs, views, board } = workspace;
  const onError = (error: unknown): unknown => faults.push(error);
  app = createServer({
    store,
    blobs,
    views,
    board,
    brief: async () => undefined,
    webRoot: null,
    version: '1',
    onError,
  });
});
afterAll(() => workspace.close());

const ask = (path: string): Promise<Response> => Promise.resolve(app.request(`/api/v1/scenes/${path}`));

/** The pixels of an answer, three or four bytes each. */
async function look(
  path: string,
): Promise<{ at: (x: number, y: number) => number[]; type: string; width: number; height: number }> {
  const response = await ask(path);
  expect({ path, status: response.status }).toEqual({ path, status: 200 });
  const { data, info } = await sharp(Buffer.from(await response.arrayBuffer()))
    .raw()
    .toBuffer({ resolveWithObject: true });
  return {
    at: (x, y) => [...data.subarray((y * info.width + x) * info.channels, (y * info.width + x + 1) * info.channels)],
    type: response.headers.get('content-type')!,
    width: info.width,
    height: info.height,
  };
}

const red = (column: number): number => (column / 700) * 200;
const green = (row: number): number => (row / 500) * 200;
/** JPEG moves a level or two. */
const near = (found: number[], expected: number[], by = 3): void => {
  for (const [band, value] of expected.entries()) expect(Math.abs(found[band]! - value)).toBeLessThanOrEqual(by);
};

describe('tiles of a scene in its own pixels', () => {
  it('are described before they are asked for', async () => {
    const view = await (await ask('colour/view')).json();
    expect(view).toMatchObject({ width: 700, height: 500, dtype: 'uint8', gsdMetres: 0.5, isSimulated: false });
    expect(view.pyramid.side).toBe(128);
    expect(view.pyramid.matrices.map((one: { shrink: number }) => one.shrink)).toEqual([8, 4, 2, 1]);
    expect(view.pyramid.matrices.at(-1)).toEqual({ zoom: 3, shrink: 1, columns: 6, rows: 4, level: 0 });
    expect(view.mesh).toHaveLength(81);
    const [lon, lat] = placeOf(0, 0);
    expect(view.mesh[0].lon).toBeCloseTo(lon, 9);
    expect(view.mesh[0].lat).toBeCloseTo(lat, 9);
    const set = await (await ask('colour/tiles/native')).json();
    expect(set.tileMatrices.at(-1)).toMatchObject({
      id: '3',
      cellSize: 0.5,
      matrixWidth: 6,
      pointOfOrigin: [600_000, 4_700_000],
    });
  });

  it('hold the pixels that belong there, row before column', async () => {
    const tile = await look('colour/tiles/native/3/1/4');
    expect([tile.type, tile.width, tile.height]).toEqual(['image/jpeg', 128, 128]);
    near(tile.at(10, 100), [red(4 * 128 + 10), green(128 + 100), 7]);
    const coarse = await look('colour/tiles/native/0/0/0');
    near(coarse.at(40, 30), [red(40.5 * 8), green(30.5 * 8), 7], 4);
  });

  it('show nothing beyond the edge and where nothing was measured', async () => {
    const corner = await look('colour/tiles/native/3/3/5');
    expect(corner.type).toBe('image/png');
    expect(corner.at(127, 10)[3]).toBe(0);
    expect(corner.at(10, 10)[3]).toBe(255);
    const holed = await look('holed/tiles/native/3/0/0');
    expect([holed.at(63, 5)[3], holed.at(64, 5)[3]]).toEqual([0, 255]);
    expect((await ask('colour/tiles/native/3/4/0')).status).toBe(204);
    expect((await ask('colour/tiles/native/9/0/0')).status).toBe(204);
  });

  it('of 16 bits are stretched alike over the whole image, or as wished', async () => {
    const { stretch } = await (await ask('deep/view')).json();
    expect(stretch.gamma).toBe(2.2);
    expect(stretch.low).toBeLessThan(40);
    expect(stretch.high).toBeGreaterThan(3800);
    const plain = await look('deep/tiles/native/3/1/4?low=0&high=4000&gamma=1');
    near(plain.at(10, 100), [((4 * 128 + 10) / 700) * 255, ((128 + 100) / 500) * 255, 0]);
    const grey = await look('deep/tiles/native/3/1/4?bands=2&low=0&high=14&gamma=1');
    near(grey.at(10, 100), [128, 128, 128]);
  });

  it('are the same bytes again, and not sent twice', async () => {
    const [one, other] = [await ask('colour/tiles/native/3/1/1'), await ask('colour/tiles/native/3/1/1')];
    expect(Buffer.from(await one.arrayBuffer())).toEqual(Buffer.from(await other.arrayBuffer()));
    const again = await app.request('/api/v1/scenes/colour/tiles/native/3/1/1', {
      headers: { 'If-None-Match': one.headers.get('etag')! },
    });
    expect(again.status).toBe(304);
  });
});

describe('tiles of a web map', () => {
  /** The tile over a pixel of the fixture, and where in it that pixel lies. */
  function tileOver(column: number, row: number, z: number): { x: number; y: number; across: number; down: number } {
    const [lon, lat] = placeOf(column, row);
    const tiles = 2 ** z;
    const x = ((lon + 180) / 360) * tiles;
    const y = ((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * tiles;
    return { x: Math.floor(x), y: Math.floor(y), across: Math.floor((x % 1) * 256), down: Math.floor((y % 1) * 256) };
  }

  it.each([16, 18, 20])('show at zoom %i what lies there', async (z) => {
    const { across, down, x, y } = tileOver(350, 250, z);
    const tile = await look(`colour/xyz/${z}/${x}/${y}`);
    expect([tile.width, tile.height]).toEqual([256, 256]);
    near(tile.at(across, down), [red(350), green(250), 7], 4);
    const ogc = await look(`colour/tiles/WebMercatorQuad/${z}/${y}/${x}`);
    expect(ogc.at(across, down)).toEqual(tile.at(across, down));
  });

  it('are empty elsewhere, and none where there is no such tile', async () => {
    expect((await ask('colour/xyz/16/0/0')).status).toBe(204);
    expect((await ask('colour/xyz/2/9/0')).status).toBe(204);
    const { x, y } = tileOver(350, 250, 12);
    expect((await ask(`colour/xyz/12/${x}/${y}`)).status).toBe(200);
  });
});

describe('tiles of one scene in the pixels of another', () => {
  it('lie exactly on it, though the grids differ', async () => {
    const own = await look('colour/tiles/native/3/1/2');
    const moved = await look('moved/tiles/on/colour/3/1/2');
    expect(moved.width).toBe(128);
    near(moved.at(50, 60), own.at(50, 60), 3);
    const other = await look('moved/tiles/native/3/1/2');
    expect(Math.abs(other.at(50, 60)[0]! - own.at(50, 60)[0]!)).toBeGreaterThan(20);
  });
});

describe('a straightened track', () => {
  it('has equal steps along the track and across', async () => {
    const response = await ask('colour/strips/track-1?cell=0.5&width=5');
    expect(Number(response.headers.get('sightline-length-metres'))).toBeCloseTo(300, 0);
    const strip = await look('colour/strips/track-1?cell=0.5&width=5');
    expect([strip.width, strip.height]).toEqual([
      Math.floor(Number(response.headers.get('sightline-length-metres')) / 0.5),
      20,
    ]);
    near(strip.at(0, 10), [red(50.5), green(250.5), 7], 2);
    near(strip.at(500, 0), [red(550.5), green(240.5), 7], 2);
  });

  it('can be shown in parts', async () => {
    const part = await look('colour/strips/track-1?cell=0.5&width=5&from=100&to=120');
    expect(part.width).toBe(40);
    near(part.at(0, 10), [red(50 + 200.5), green(250.5), 7], 2);
  });

  it('is transparent where the image shows nothing', async () => {
    const strip = await look('holed/strips/track-1?cell=0.5&width=5');
    expect([strip.at(5, 10)[3], strip.at(100, 10)[3]]).toEqual([0, 255]);
  });
});

describe('what cannot be shown', () => {
  it.each([
    ['nowhere/view', 404, 'no-such-record'],
    ['bare/view', 404, 'no-image'],
    ['lost/view', 404, 'not-found'],
    ['colour/strips/none', 404, 'no-such-record'],
    ['colour/strips/area', 404, 'no-place'],
    ['colour/tiles/native/x/0/0', 400, 'bad-parameter'],
    ['colour/tiles/native/3/0/0?bands=1,2', 400, 'bad-parameter'],
    ['colour/tiles/native/3/0/0?bands=7', 400, 'bad-style'],
    ['colour/tiles/native/3/0/0?low=9&high=3', 400, 'bad-style'],
    ['colour/tiles/native/3/0/0?colour=red', 400, 'bad-parameter'],
    ['colour/thumbnail?size=9999', 400, 'bad-parameter'],
  ])('%s: %i %s', async (path, status, code) => {
    const response = await ask(path);
    expect([response.status, (await response.json()).code]).toEqual([status, code]);
  });

  it('leaves no fault of ours behind', () => expect(faults).toEqual([]));
});

it('a thumbnail is the whole image, small', async () => {
  const small = await look('colour/thumbnail?size=100');
  expect([small.width, small.height]).toEqual([100, 72]);
  near(small.at(50, 35), [red(350), green(245), 7], 5);
});
