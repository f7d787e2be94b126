import { deflateSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createImages } from '#sources';
import { openBytes, saveScratch } from '../../../test/geotiff/scratch-image.ts';
import { type TagValue, byteTags, writePixels } from '../../../test/geotiff/write-pixels.ts';

async function read(bytes: Uint8Array): Promise<unknown> {
  const image = await openBytes(bytes);
  return image.read({ window: { column: 0, row: 0, width: 16, height: 16 } });
}

/** The error of a read, and that it cost less than a second of all threads and 64 MiB. */
async function failure(bytes: Uint8Array): Promise<{ code: string; message: string }> {
  const started = process.cpuUsage();
  const before = process.memoryUsage().rss;
  const error = await read(bytes).then(
    () => ({ code: 'none', message: 'pixels' }),
    (cause: unknown) => cause as { code: string; message: string },
  );
  const { system, user } = process.cpuUsage(started);
  expect((system + user) / 1000).toBeLessThan(1000);
  expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 ** 2);
  return error;
}

function tiled(tags: Readonly<Record<number, TagValue>>, tile: Uint8Array = new Uint8Array(256)): Uint8Array {
  return writePixels([{ tags: { ...byteTags(16, 16, { tile: 16 }), ...tags }, tiles: [tile] }]);
}

describe('a hostile file is a clear error in bounded time and memory', () => {
  it.each<[string, Readonly<Record<number, TagValue>>, RegExp]>([
    ['tiles of 2^31 pixels a side', { 322: [2 ** 31], 323: [2 ** 31] }, /pixels in tag 322, got 2147483648/],
    [
      'an image of 2^31 - 1 pixels a side',
      { 256: [2 ** 31 - 1], 257: [2 ** 31 - 1] },
      /expected \d+ tiles in tag 324, got 1/,
    ],
    ['an image of no pixels', { 256: [0] }, /size in pixels/],
    ['tiles of no pixels', { 322: [0] }, /pixels in tag 322/],
    ['65,535 bands', { 277: [65535], 258: [8] }, /1 to 4096 bands, got 65535/],
    ['4,096 bands', { 277: [4096], 258: [8] }, /tile 0 has 256 bytes/],
    ['no bands', { 277: [0], 258: [8] }, /got 0/],
    ['a tile that begins beyond the end', { 324: [1_000_000] }, /ends at \d+: truncated/],
    ['a tile that ends beyond the end', { 325: [900], 259: [8] }, /ends at \d+: truncated/],
    ['a tile that claims 4 GB', { 325: [2 ** 32 - 1], 259: [8] }, /claims 4294967295 bytes/],
    ['a tile that is too short', { 325: [200] }, /tile 0 has 200 bytes, expected 256/],
    ['no place of its tiles', { 324: 'no' }, /expected integers in tag 324/],
    ['a planar configuration of 7', { 277: [3], 258: [8, 8, 8], 284: [7] }, /planar configuration/],
    ['bits that are no list of numbers', { 258: 'eight' }, /numbers in tag 258/],
  ])('%s', async (_, tags, message) => {
    const error = await failure(tiled(tags));
    expect(error).toMatchObject({ code: 'bad-geotiff', message: expect.stringMatching(message) as string });
  });

  it('tiles of 2^31 - 1 pixels a side are too large', async () => {
    const error = await failure(tiled({ 322: [2 ** 31 - 1], 323: [2 ** 31 - 1], 259: [8] }));
    expect(error).toMatchObject({ code: 'too-large', message: expect.stringContaining('256 MiB') as string });
  });

  it.each([
    ['deflate', 8, deflateSync(new Uint8Array(60_000_000))],
    ['zstd', 50000, zstdCompressSync(new Uint8Array(60_000_000))],
  ])('a decompression bomb of %s: no more is unpacked than the tile can hold', async (_, code, bomb) => {
    expect((await failure(tiled({ 259: [code] }, bomb))).code).toBe('bad-geotiff');
  });

  it.each([
    ['deflate', 8, deflateSync(new Uint8Array(255))],
    ['zstd', 50000, zstdCompressSync(new Uint8Array(255))],
    ['lzw', 5, Uint8Array.of(0x80, 0x00)],
    ['packbits', 32773, Uint8Array.of(0x81, 7, 100, 1, 2)],
  ])('a tile of %s that unpacks to too little', async (_, code, tile) => {
    expect(await failure(tiled({ 259: [code] }, tile))).toMatchObject({
      code: 'bad-geotiff',
      message: expect.stringMatching(/bytes, expected 256/) as string,
    });
  });

  it.each([
    [8, 'deflate'],
    [50000, 'zstd'],
    [5, 'lzw'],
    [7, 'jpeg'],
    [34887, 'lerc'],
  ])('a tile of noise (%i, %s)', async (code) => {
    const noise = Uint8Array.from({ length: 300 }, (_, index) => (index * 7919) % 251);
    expect((await failure(tiled({ 259: [code] }, noise))).code).toBe('bad-geotiff');
  });

  it('a WebP tile that is another kind of picture is not handed to its decoder', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16"/>');
    const error = await failure(tiled({ 259: [50001], 277: [3], 258: [8, 8, 8], 262: [2] }, svg));
    expect(error.message).toMatch(/RIFF/);
  });

  it('every truncation of a file', async () => {
    const whole = tiled({ 259: [8] }, deflateSync(new Uint8Array(256).fill(3)));
    for (let length = 0; length < whole.length; length++) {
      const error = await read(whole.slice(0, length)).catch((cause: unknown) => cause as { code: string });
      expect(error).toMatchObject({ code: 'bad-geotiff' });
    }
  });
});

describe('what is in order but not read says what it is', () => {
  it.each<[string, Readonly<Record<number, TagValue>>, RegExp]>([
    ['fax', { 259: [4], 258: [1] }, /compression 4 \(CCITT fax 4\)/],
    ['JPEG 2000', { 259: [34712] }, /JPEG 2000/],
    ['unknown packing', { 259: [12345] }, /compression 12345 \(unknown\)/],
    ['12 bits', { 258: [12] }, /12 bits/],
    ['complex numbers', { 258: [32], 339: [5] }, /32 bits \(complex\)/],
    ['64-bit integers', { 258: [64] }, /64 bits/],
    ['bands of two types', { 277: [2], 258: [8, 16] }, /bands of different types/],
    ['lowest bit first', { 266: [2] }, /FillOrder/],
    ['YCbCr without JPEG', { 262: [6], 277: [3], 258: [8, 8, 8] }, /YCbCr/],
    ['predictor 3 on integers', { 259: [8], 317: [3] }, /predictor 3/],
    ['JPEG of 16 bits', { 259: [7], 258: [16] }, /jpeg with 1 × 16 bits/],
  ])('%s', async (_, tags, message) => {
    const error = await failure(tiled(tags));
    expect(error).toMatchObject({ code: 'unknown-format', message: expect.stringMatching(message) as string });
  });

  it('LZW in the bit order of old', async () => {
    const error = await failure(tiled({ 259: [5] }, Uint8Array.of(0x00, 0x01, 0x02)));
    expect(error).toMatchObject({ code: 'unknown-format', message: expect.stringContaining('TIFF 5.0') as string });
  });
});

describe('opening', () => {
  it('what is not there, a folder, and no address', async () => {
    const images = createImages();
    await expect(images.open('/no/such/file.tif')).rejects.toMatchObject({ code: 'not-found' });
    await expect(images.open('/tmp')).rejects.toMatchObject({ code: 'not-readable' });
    await expect(images.open('file://elsewhere/x.tif')).rejects.toMatchObject({ code: 'bad-address' });
  });

  it('takes a file URL', async () => {
    const path = saveScratch(tiled({}));
    const image = await createImages().open(`file://${path}`);
    expect(image.href).toBe(`file://${path}`);
    await image.close();
  });
});
