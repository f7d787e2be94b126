import { setTimeout as sleep } from 'node:timers/promises';
import { deflateSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createImages } from '#sources';
import { rangeOf, sendPart, serve } from '../../../test/http/serve.ts';
import { openBytes } from '../../../test/geotiff/scratch-image.ts';
import { byteTags, writePixels } from '../../../test/geotiff/write-pixels.ts';

/** 512 × 512 bytes of noise in 64 tiles: about 260 KB, four of the blocks that are fetched. */
function makeRemote(): Uint8Array {
  let state = 1;
  const noise = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  };
  const tiles = Array.from({ length: 64 }, () => deflateSync(Uint8Array.from({ length: 64 * 64 }, noise)));
  return writePixels([{ tags: { ...byteTags(512, 512, { tile: 64 }), 259: [8] }, tiles }]);
}
const remote = makeRemote();
const fast = { retryDelayMilliseconds: 5, silenceMilliseconds: 300 };

async function readAll(url: string): Promise<Uint8Array> {
  const image = await createImages(fast).open(url);
  onTestFinished(() => image.close());
  return new Uint8Array((await image.read({})).samples);
}

async function expected(): Promise<Uint8Array> {
  return new Uint8Array((await (await openBytes(remote)).read({})).samples);
}

describe('over http', () => {
  it('a window takes few requests and few bytes', async () => {
    let sent = 0;
    const server = await serve((request, response) => {
      const { first, last } = rangeOf(request, remote.length);
      sent += last - first + 1;
      sendPart(remote, request, response);
    });
    const image = await createImages(fast).open(`${server.url}/a.tif`);
    const window = { column: 60, row: 60, width: 10, height: 10 };
    const { samples } = await image.read({ window });
    await image.read({ window });
    expect(samples).toEqual((await (await openBytes(remote)).read({ window })).samples);
    expect(server.seen.length).toBeLessThanOrEqual(4);
    expect(sent).toBeLessThan(remote.length);
  });

  it('reads at once share what they fetch', async () => {
    const first = await serve((request, response) => sendPart(remote, request, response));
    await readAll(`${first.url}/a.tif`);
    const server = await serve((request, response) => sendPart(remote, request, response));
    const image = await createImages(fast).open(`${server.url}/a.tif`);
    await Promise.all([image.read({}), image.read({}), image.read({})]);
    expect(server.seen.length).toBeLessThanOrEqual(first.seen.length + 1);
  });

  it('a server that trickles, drops every third connection and answers 503 in between gives the same pixels', async () => {
    const server = await serve(async (request, response, index) => {
      if (index % 5 === 4) return response.writeHead(503).end();
      const { first, last } = rangeOf(request, remote.length);
      const part = remote.subarray(first, last + 1);
      response.writeHead(206, {
        'content-range': `bytes ${first}-${last}/${remote.length}`,
        'content-length': part.length,
      });
      for (let at = 0; at < part.length; at += 30_000) {
        response.write(part.subarray(at, at + 30_000));
        await sleep(5);
        if (index % 3 === 2 && at > 0) return response.destroy();
      }
      return response.end();
    });
    expect(await readAll(`${server.url}/a.tif`)).toEqual(await expected());
  });

  it('a server that knows no ranges gives the same pixels', async () => {
    const server = await serve((_, response) => response.end(remote));
    expect(await readAll(`${server.url}/a.tif`)).toEqual(await expected());
  });

  it.each([
    ['says another length than it sends', { 'content-length': '100' }],
    ['sends another part than was asked for', { 'content-range': `bytes 7-65542/${remote.length}` }],
    ['says the file is longer than it is', { 'content-range': `bytes 0-65535/99999999` }],
  ])('a server that %s is an error, not pixels', async (_, headers) => {
    const server = await serve((request, response, index) => {
      if (index < 1) return sendPart(remote, request, response, headers);
      return sendPart(remote, request, response);
    });
    const error = await readAll(`${server.url}/a.tif`).then(
      () => null,
      (cause: unknown) => cause as { code: string },
    );
    expect(['bad-response', 'unreachable', 'changed', 'bad-geotiff']).toContain(error?.code);
  });

  it('bytes that are not those of the file are a bad GeoTIFF', async () => {
    const wrong = Uint8Array.from(remote, (byte, index) => (index > 70_000 && index < 200_000 ? byte ^ 0x55 : byte));
    const server = await serve((request, response) => sendPart(wrong, request, response));
    await expect(readAll(`${server.url}/a.tif`)).rejects.toMatchObject({ code: 'bad-geotiff' });
  });

  it('a file that changes between two requests is refused', async () => {
    const server = await serve((request, response, index) =>
      sendPart(remote, request, response, { etag: index === 0 ? '"one"' : '"two"' }),
    );
    await expect(readAll(`${server.url}/a.tif`)).rejects.toMatchObject({ code: 'changed' });
  });

  it('a caller who gives up is let go at once, and others go on', async () => {
    const gate = Promise.withResolvers<void>();
    let isOpen = false;
    const server = await serve(async (request, response) => {
      if (isOpen) await gate.promise;
      sendPart(remote, request, response);
    });
    const image = await createImages({ ...fast, silenceMilliseconds: 30_000 }).open(`${server.url}/a.tif`);
    isOpen = true;
    const other = image.read({});
    const given = image.read({ signal: AbortSignal.timeout(20) });
    // The server answers nobody before this one was let go.
    await expect(given).rejects.toMatchObject({ name: 'TimeoutError' });
    gate.resolve();
    expect(new Uint8Array((await other).samples)).toEqual(await expected());
  });

  it('the signal of an opening does not end later reads', async () => {
    const server = await serve((request, response) => sendPart(remote, request, response));
    const opening = new AbortController();
    const image = await createImages(fast).open(`${server.url}/a.tif`, { signal: opening.signal });
    opening.abort();
    expect(new Uint8Array((await image.read({})).samples)).toEqual(await expected());
  });

  it('an opening that is given up ends at once', async () => {
    const gate = Promise.withResolvers<void>();
    const server = await serve(async (request, response) => {
      await gate.promise;
      sendPart(remote, request, response);
    });
    const opening = createImages({ ...fast, silenceMilliseconds: 30_000 }).open(`${server.url}/a.tif`, {
      signal: AbortSignal.timeout(20),
    });
    await expect(opening).rejects.toMatchObject({ name: 'TimeoutError' });
    gate.resolve();
  });

  it('a missing file and a forbidden one say so', async () => {
    const server = await serve(({ path }, response) => response.writeHead(path === '/none.tif' ? 404 : 403).end());
    const images = createImages(fast);
    await expect(images.open(`${server.url}/none.tif`)).rejects.toMatchObject({ code: 'not-found' });
    await expect(images.open(`${server.url}/secret.tif`)).rejects.toMatchObject({ code: 'sign-in' });
  });
});
