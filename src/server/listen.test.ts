import { connect } from 'node:net';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SampleWorkspace, openSampleWorkspace } from '../../test/browser/sample-workspace.ts';
import { ServerError, createServer, listen } from './index.ts';

let workspace: SampleWorkspace;
let app: Hono;

beforeAll(async () => {
  workspace = await openSampleWorkspace({});
  const { store, blobs, views, board } = workspace;
  app = createServer({ store, blobs, views, board, brief: async () => undefined, webRoot: null, version: '1.0.0' });
});
afterAll(() => workspace.close());

/** What comes back for these bytes, up to the close of the connection. */
function speak(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => (answer += chunk));
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
  });
}

describe('a listening server', () => {
  it('answers until its signal fires', async () => {
    const controller = new AbortController();
    const server = await listen(app, { host: '127.0.0.1', port: 0, signal: controller.signal });
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await (await fetch(`${server.url}/healthz`)).json()).toEqual({ status: 'ok', version: '1.0.0' });
    controller.abort();
    await server.closed;
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
    await server.close();
  });

  it('says clearly that its port is in use', async () => {
    const first = await listen(app, { host: '127.0.0.1', port: 0 });
    const port = Number(new URL(first.url).port);
    const error = await listen(app, { host: '127.0.0.1', port }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ServerError);
    expect(error).toMatchObject({
      code: 'port-in-use',
      message: `port ${port} of 127.0.0.1 is in use; choose another`,
    });
    await first.close();
  });

  it('keeps an idle connection for longer than a proxy before it does', async () => {
    const server = await listen(app, { host: '127.0.0.1', port: 0 });
    const { headers } = await fetch(`${server.url}/healthz`);
    expect(headers.get('keep-alive')).toBe('timeout=75');
    await server.close();
  });

  it('does not start once it was called off', async () => {
    await expect(listen(app, { host: '127.0.0.1', port: 0, signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
  });

  it('survives broken, foreign and oversized requests', async () => {
    const server = await listen(app, { host: '127.0.0.1', port: 0 });
    const port = Number(new URL(server.url).port);
    const head = 'Host: 127.0.0.1\r\nConnection: close\r\n\r\n';
    expect(await speak(port, `GET /healthz HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`)).toMatch(
      /^HTTP\/1.1 421/,
    );
    expect(await speak(port, `GET http://evil.example/healthz HTTP/1.1\r\n${head}`)).not.toMatch(/^HTTP\/1.1 5/);
    expect(await speak(port, `GET /../../etc/passwd HTTP/1.1\r\n${head}`)).toMatch(/^HTTP\/1.1 404/);
    expect(await speak(port, `GET /assets/..%2f..%2fpackage.json HTTP/1.1\r\n${head}`)).toMatch(/^HTTP\/1.1 404/);
    expect(await speak(port, `GET /healthz HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n`)).toMatch(
      /^HTTP\/1.1 4/,
    );
    expect(await speak(port, `GET /${'a'.repeat(60_000)} HTTP/1.1\r\n${head}`)).toMatch(/^HTTP\/1.1 431/);
    expect(await speak(port, `TRACE /healthz HTTP/1.1\r\n${head}`)).toMatch(/^HTTP\/1.1 4/);
    expect(await speak(port, `nonsense\r\n\r\n`)).toMatch(/^HTTP\/1.1 400/);
    expect(await speak(port, `HEAD /healthz HTTP/1.1\r\n${head}`)).toMatch(/^HTTP\/1.1 200[^]*\r\n\r\n$/);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    await server.close();
  });
});
