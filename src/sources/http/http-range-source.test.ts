import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type Handler, rangeOf, sendPart, serve } from '../../../test/http/serve.ts';
import { SourceError } from '../source-error.ts';
import { HttpClient } from './http-client.ts';
import type { HttpOptions } from './http-options.ts';
import { HttpRangeSource } from './http-range-source.ts';

const block = 64 * 1024;
/** 20 blocks and a bit, every byte told from its neighbours' places. */
const file = Uint8Array.from({ length: 20 * block + 77 }, (_, index) => (index * 31 + (index >> 8) * 7) & 255);

async function open(handler: Handler, options: HttpOptions = {}): Promise<Opened> {
  const server = await serve(handler);
  const client = new HttpClient({ retryDelayMilliseconds: 2, silenceMilliseconds: 300, ...options });
  return { ...server, client, source: await HttpRangeSource.open(client, `${server.url}/image.tif?sig=secret`) };
}
type Opened = Awaited<ReturnType<typeof serve>> & { client: HttpClient; source: HttpRangeSource };

const good: Handler = (request, response) => sendPart(file, request, response);

/** Good for the first request, so that the file opens. */
const thenBad = (bad: Handler): Handler => {
  return (request, response, index) => (index === 0 ? good : bad)(request, response, index);
};

const failure = (promise: Promise<unknown>): Promise<SourceError> =>
  promise.then(
    () => expect.fail('expected a failure'),
    (error: unknown) => (error instanceof SourceError ? error : Promise.reject(error as Error)),
  );

async function findClosedPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return `http://127.0.0.1:${port}`;
}

const expectBytes = (found: ArrayBuffer, from: number, to: number): void =>
  expect(Buffer.compare(new Uint8Array(found), file.subarray(from, to))).toBe(0);

describe('a remote file is read by ranges', () => {
  it('gives the bytes asked for, wherever they begin and end', async () => {
    const { source } = await open(good);
    expect(source.metadata.size).toBe(file.length);
    for (const [offset, length] of [
      [0, 16],
      [block - 1, 2],
      [3 * block + 5, 2 * block],
      [file.length - 100, 100],
      [7, 0],
      [0, file.length],
    ] as const)
      expectBytes(await source.fetch(offset, length), offset, offset + length);
    expectBytes(
      await source.fetch(19.5 * block),
      19.5 * block,
      20.5 * block > file.length ? file.length : 20.5 * block,
    );
  });

  it('joins reads of one moment into few requests, and asks for no block twice', async () => {
    const { source, seen } = await open(good);
    await Promise.all([4, 5, 6, 8, 15].map((index) => source.fetch(index * block + 10, 100)));
    expect(seen.slice(1).map(({ headers }) => headers.range)).toEqual([
      `bytes=${4 * block}-${9 * block - 1}`,
      `bytes=${15 * block}-${16 * block - 1}`,
    ]);
    await Promise.all([source.fetch(0, 200), source.fetch(4 * block, 5 * block)]);
    expect(seen).toHaveLength(3);
    await Promise.all([source.fetch(17 * block, 9), source.fetch(17 * block + 50, 9)]);
    expect(seen).toHaveLength(4);
  });

  it('keeps no more blocks than it may', async () => {
    const { source, seen } = await open(good, { cacheBytes: 3 * block });
    for (const index of [5, 9, 13, 17]) await source.fetch(index * block, 1);
    await source.fetch(17 * block, 1);
    expect(seen).toHaveLength(5);
    await source.fetch(5 * block, 1);
    expect(seen).toHaveLength(6);
  });

  it('asks for no byte beyond the end', async () => {
    const { source, seen } = await open(good);
    await expect(source.fetch(file.length - 1, 2)).rejects.toThrow(/ends at 1310797: truncated/);
    await expect(source.fetch(-1, 2)).rejects.toThrow(/asks for 2 bytes at -1/);
    await expect(source.fetch(0, 2 ** 60)).rejects.toThrow(/asks for/);
    expect(seen).toHaveLength(1);
  });

  it('asks no more than so many at once', async () => {
    const slow: Handler = async (request, response) => {
      await sleep(20);
      sendPart(file, request, response);
    };
    const { source, load, seen } = await open(slow, { requestsPerHost: 2 });
    await Promise.all([3, 7, 11, 15, 19].map((index) => source.fetch(index * block, 1)));
    expect([seen.length, load.most]).toEqual([6, 2]);
  });

  it('takes a small file whole from a server that knows no ranges', async () => {
    const { source, seen } = await open((_, response) => response.end(file));
    expectBytes(await source.fetch(5 * block, 99), 5 * block, 5 * block + 99);
    expect([source.metadata.size, seen.length]).toEqual([file.length, 1]);
  });
});

describe('what passes is tried again', () => {
  it('a connection dropped in the middle of a body, twice', async () => {
    const { source, seen } = await open(
      thenBad((request, response, index) => {
        if (index > 2) return good(request, response, index);
        const { first, last } = rangeOf(request, file.length);
        response.writeHead(206, {
          'content-range': `bytes ${first}-${last}/${file.length}`,
          'content-length': last - first + 1,
        });
        response.write(file.subarray(first, first + 1000));
        return setTimeout(() => response.destroy(), 10);
      }),
    );
    expectBytes(await source.fetch(8 * block, 500), 8 * block, 8 * block + 500);
    expect(seen).toHaveLength(4);
  });

  it('a body that ends early although it was sent in pieces without a length', async () => {
    const { source } = await open(
      thenBad((request, response, index) => {
        if (index > 1) return good(request, response, index);
        const { first, last } = rangeOf(request, file.length);
        response.writeHead(206, { 'content-range': `bytes ${first}-${last}/${file.length}` });
        return response.end(file.subarray(first, first + 10));
      }),
    );
    expectBytes(await source.fetch(8 * block, 500), 8 * block, 8 * block + 500);
  });

  it.each([429, 500, 503])('status %d', async (status) => {
    const { source, seen } = await open((request, response, index) =>
      index < 2 ? response.writeHead(status, { 'retry-after': '0' }).end() : good(request, response, index),
    );
    expectBytes(await source.fetch(0, 9), 0, 9);
    expect(seen).toHaveLength(3);
  });

  it('not before Retry-After', async () => {
    const started = performance.now();
    await open((request, response, index) =>
      index === 0 ? response.writeHead(429, { 'retry-after': '1' }).end() : good(request, response, index),
    );
    expect(performance.now() - started).toBeGreaterThan(950);
  });

  it('a server that falls silent', async () => {
    const { source } = await open(thenBad((...seen) => (seen[2] === 1 ? undefined : good(...seen))));
    expectBytes(await source.fetch(8 * block, 5), 8 * block, 8 * block + 5);
  });

  it('but not for ever, and it says how often', async () => {
    const { source, seen } = await open(thenBad((_, response) => response.writeHead(503).end()));
    const error = await failure(source.fetch(8 * block, 5));
    expect(error).toMatchObject({
      code: 'unreachable',
      message: expect.stringMatching(/answers 503 \(tried 5 times\)/),
    });
    expect(seen).toHaveLength(6);
  });

  it('and not where the server asks for more patience than we have', async () => {
    const { source } = await open(thenBad((_, response) => response.writeHead(429, { 'retry-after': '7200' }).end()));
    expect((await failure(source.fetch(8 * block, 5))).message).toMatch(/asks to wait 7200 s, longer than the 60 s/);
  });

  it('a trickle is no silence', async () => {
    const { source } = await open(
      thenBad(async (request, response) => {
        const { first, last } = rangeOf(request, file.length);
        response.writeHead(206, { 'content-range': `bytes ${first}-${last}/${file.length}` });
        for (let at = first; at <= last; at += 16 * 1024) {
          response.write(file.subarray(at, Math.min(last + 1, at + 16 * 1024)));
          await sleep(120);
        }
        response.end();
      }),
    );
    expectBytes(await source.fetch(9 * block, block), 9 * block, 10 * block);
  });
});

describe('a server that lies is not believed', () => {
  const lying = (headers: (first: number, last: number) => Record<string, string>, status = 206): Handler =>
    thenBad((request, response) => {
      const { first, last } = rangeOf(request, file.length);
      response.writeHead(status, headers(first, last));
      response.end(file.subarray(first, last + 1));
    });

  it.each([
    [
      'another part',
      lying((a, b) => ({ 'content-range': `bytes ${a + 1}-${b + 1}/${file.length}` })),
      /expected bytes/,
    ],
    ['a shorter part', lying((a, b) => ({ 'content-range': `bytes ${a}-${b - 1}/${file.length}` })), /expected bytes/],
    ['no part at all', lying(() => ({})), /expected "Content-Range: bytes .*got none/],
    ['a part beyond its own size', lying((a, b) => ({ 'content-range': `bytes ${a}-${b}/5` })), /got "bytes/],
    ['no size', lying((a, b) => ({ 'content-range': `bytes ${a}-${b}/*` })), /how large/],
    [
      'a length that is not that of the part',
      lying((a, b) => ({ 'content-range': `bytes ${a}-${b}/${file.length}`, 'content-length': String(b - a) })),
      /Content-Length says 65535 bytes and Content-Range 65536/,
    ],
    [
      'a compressed part',
      lying((a, b) => ({ 'content-range': `bytes ${a}-${b}/${file.length}`, 'content-encoding': 'br' })),
      /br/,
    ],
    ['no content', thenBad((_, response) => response.writeHead(204).end()), /got 204/],
    ['that there is nothing there', thenBad((_, response) => response.writeHead(416).end()), /416/],
  ])('%s', async (_, handler, message) => {
    const { source } = await open(handler);
    const error = await failure(source.fetch(8 * block, 5));
    expect(error.code).toBe('bad-response');
    expect(error.message).toMatch(message);
    expect(error.message).not.toMatch(/secret/);
  });

  it('more bytes than asked for', async () => {
    const { source } = await open(
      thenBad((request, response) => {
        const { first, last } = rangeOf(request, file.length);
        response.writeHead(206, { 'content-range': `bytes ${first}-${last}/${file.length}` });
        response.end(file);
      }),
    );
    expect((await failure(source.fetch(8 * block, 5))).message).toMatch(/more than the 65536 bytes asked for/);
  });

  it.each([
    ['announced', { 'content-length': String(2 ** 40) }],
    ['not announced', {}],
  ] as const)('an endless file instead of a part, %s', async (_, headers) => {
    let sent = 0;
    const endless: Handler = (request, response) => {
      response.writeHead(200, headers);
      const pour = (): void => {
        while (!response.destroyed && response.write(file)) sent += file.length;
        if (!response.destroyed) response.once('drain', pour);
      };
      pour();
    };
    const error = await failure(open(endless));
    expect(error).toMatchObject({ code: 'too-large', message: expect.stringMatching(/larger than 32 MiB/) });
    expect(sent).toBeLessThan(80 * 1024 ** 2);
  });

  it('a file of no bytes', async () => {
    expect((await failure(open((_, response) => response.end()))).message).toMatch(/the file is empty/);
  });
});

describe('a file that changes while it is read', () => {
  it.each([
    ['its ETag', { etag: '"1"' }, { etag: '"2"' }, /another ETag/],
    [
      'its date',
      { 'last-modified': 'Thu, 05 Oct 2023 02:10:00 GMT' },
      { 'last-modified': 'Fri, 06 Oct 2023 02:10:00 GMT' },
      /another Last-Modified/,
    ],
  ])('is refused: %s', async (_, before, after, message) => {
    const { source } = await open((request, response, index) =>
      sendPart(file, request, response, index === 0 ? before : after),
    );
    const error = await failure(source.fetch(8 * block, 5));
    expect([error.code, error.message]).toEqual(['changed', expect.stringMatching(message)]);
  });

  it('is refused: its size', async () => {
    const { source } = await open((request, response, index) =>
      sendPart(index === 0 ? file : file.subarray(0, -1), request, response),
    );
    expect((await failure(source.fetch(8 * block, 5))).message).toMatch(/1310797 bytes, then 1310796/);
  });

  it('is refused: whole instead of in parts', async () => {
    const { source } = await open(thenBad((_, response) => response.end(file)));
    expect((await failure(source.fetch(8 * block, 5))).code).toBe('changed');
  });

  it('is the same file where one of two machines sends no ETag, or marks it weak', async () => {
    const { source } = await open((request, response, index) =>
      sendPart(file, request, response, [{ etag: '"1"' }, {}, { etag: 'W/"1"' }][index]),
    );
    for (const index of [5, 10]) expectBytes(await source.fetch(index * block, 1), index * block, index * block + 1);
  });
});

describe('redirects and sign-in', () => {
  const headers = [{ origin: null, name: 'Authorization', value: 'Bearer s3cret' }];

  it('a redirect to another server is followed, the header is not sent there', async () => {
    const other = await serve(good);
    const first = await serve((_, response) => response.writeHead(302, { location: `${other.url}/there.tif` }).end());
    const client = new HttpClient({ headers });
    client.trust(first.url);
    const source = await HttpRangeSource.open(client, `${first.url}/image.tif`);
    expectBytes(await source.fetch(0, 5), 0, 5);
    expect(first.seen[0]?.headers.authorization).toBe('Bearer s3cret');
    expect(other.seen[0]?.headers.authorization).toBeUndefined();
  });

  it('an address that nobody trusted gets no header', async () => {
    const { url, seen } = await serve(good);
    await HttpRangeSource.open(new HttpClient({ headers }), url);
    expect(seen[0]?.headers.authorization).toBeUndefined();
  });

  it('a circle of redirects ends', async () => {
    const error = await failure(open((_, response) => response.writeHead(302, { location: '/again' }).end()));
    expect(error.message).toMatch(/redirected more than 5 times/);
  });

  it.each([401, 403])('%d says how to sign in, and repeats no secret', async (status) => {
    const { url, seen } = await serve((_, response) => response.writeHead(status).end());
    const error = await failure(HttpRangeSource.open(new HttpClient(), `${url}/a.tif?sig=secret`));
    expect([error.code, seen.length]).toEqual(['sign-in', 1]);
    expect(error.message).toMatch(/--header/);
    const client = new HttpClient({ headers });
    client.trust(url);
    const told = await failure(HttpRangeSource.open(client, url));
    expect(told.message).toMatch(/does not accept the header/);
    expect(error.message + told.message).not.toMatch(/s?3?cret/);
  });

  it('what cannot be reached says so in plain words', async () => {
    const client = new HttpClient({ retries: 1, retryDelayMilliseconds: 1 });
    const address = `${await findClosedPort()}/a.tif`;
    expect((await failure(HttpRangeSource.open(client, address))).message).toBe(
      `${address}: no server listens there (tried 2 times)`,
    );
    expect((await failure(HttpRangeSource.open(client, 'ftp://x/a.tif'))).code).toBe('bad-address');
    expect((await failure(HttpRangeSource.open(client, 'https://user:pw@x/a.tif'))).message).not.toMatch(/pw/);
  });

  it('404 is not found, at once', async () => {
    const { url, seen } = await serve((_, response) => response.writeHead(404).end());
    expect((await failure(HttpRangeSource.open(new HttpClient(), url))).code).toBe('not-found');
    expect(seen).toHaveLength(1);
  });
});

describe('a cancel', () => {
  it('ends a request that hangs, and the wait before the next try', async () => {
    for (const handler of [() => undefined, ((_, response) => response.writeHead(503).end()) as Handler]) {
      const { url } = await serve(handler);
      const cancel = new AbortController();
      const client = new HttpClient({ silenceMilliseconds: 60_000, retryDelayMilliseconds: 60_000 });
      const opening = HttpRangeSource.open(client, url, { signal: cancel.signal });
      setTimeout(() => cancel.abort(), 50);
      await expect(opening).rejects.toMatchObject({ name: 'AbortError' });
    }
  });
});
