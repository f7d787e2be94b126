import { connect } from 'node:net';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Listening, listen } from '../../src/server/listen.ts';

let server: Listening;
const seen: string[] = [];
beforeAll(async () => {
  const app = new Hono().all('*', async (context) => {
    seen.push(`${context.req.method} ${context.req.path} ${await context.req.text()}`);
    return context.text('answered');
  });
  app.onError((_, context) => context.text('broken off', 400));
  server = await listen(app, { host: '127.0.0.1', port: 0 });
});
afterAll(() => server.close());

/** Sends raw bytes and gives back all that comes until the connection ends, or is silent for half a second. */
function speak(text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.setTimeout(500, () => socket.destroy());
    socket.on('data', (bytes) => (answer += bytes.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
  });
}

const smuggled = 'GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n';

describe('a request that two servers could cut in two ways', () => {
  it.each([
    [
      'a length and chunks',
      `Content-Length: ${smuggled.length + 5}\r\nTransfer-Encoding: chunked`,
      `0\r\n\r\n${smuggled}`,
    ],
    ['chunks and a length', `Transfer-Encoding: chunked\r\nContent-Length: 4`, `0\r\n\r\n${smuggled}`],
    ['two lengths', `Content-Length: 0\r\nContent-Length: ${smuggled.length}`, smuggled],
    ['a list of lengths', `Content-Length: 0, ${smuggled.length}`, smuggled],
    ['a length with a sign', 'Content-Length: +0', smuggled],
    ['a blank before the colon', 'Transfer-Encoding : chunked', `0\r\n\r\n${smuggled}`],
    ['an encoding nobody knows', 'Transfer-Encoding: xchunked', `0\r\n\r\n${smuggled}`],
    ['chunks that are not the last encoding', 'Transfer-Encoding: chunked, identity', `0\r\n\r\n${smuggled}`],
    ['a folded header', 'X-A: b\r\n Content-Length: 0', smuggled],
    ['a line feed alone in a header', `X-A: b\nTransfer-Encoding: chunked`, `0\r\n\r\n${smuggled}`],
    ['a chunk that lies about its length', 'Transfer-Encoding: chunked', `-1\r\n${smuggled}`],
    ['a NUL in a header', 'X-A: b\0c', smuggled],
  ])('is refused: %s', async (_, headers, body) => {
    seen.length = 0;
    const answer = await speak(`POST /first HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n\r\n${body}`);
    expect(seen.filter((one) => one.includes('/smuggled'))).toEqual([]);
    expect(answer.match(/HTTP\/1\.1 200/g) ?? []).toEqual([]);
    expect(answer).toMatch(/^HTTP\/1\.1 400/);
  });

  it('and two honest ones on one connection are two', async () => {
    seen.length = 0;
    const first = 'POST /first HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\nab';
    expect((await speak(first + smuggled)).match(/HTTP\/1\.1 200/g)).toHaveLength(2);
    expect(new Set(seen)).toEqual(new Set(['POST /first ab', 'GET /smuggled ']));
  });
});

describe('headers', () => {
  it.each([
    ['one of 20 kB', `X-A: ${'a'.repeat(20_000)}`],
    [
      'four hundred of 50 bytes',
      Array.from({ length: 400 }, (_, index) => `X-${index}: ${'a'.repeat(40)}`).join('\r\n'),
    ],
  ])('that are too long are refused before anything reads them: %s', async (_, headers) => {
    seen.length = 0;
    expect(await speak(`GET / HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431/);
    expect(seen).toEqual([]);
  });

  it('without a host, or with two, are refused', async () => {
    expect(await speak('GET / HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/);
    const two = await speak('GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n');
    expect(two).not.toMatch(/^HTTP\/1\.1 5/);
  });
});
