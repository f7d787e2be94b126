import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allRoutes } from '#api';
import { createServer } from '#server';
import { sampleRecords } from '../browser/sample-case.ts';
import { type SampleWorkspace, openSampleWorkspace } from '../browser/sample-workspace.ts';

let workspace: SampleWorkspace;
let app: Hono;
beforeAll(async () => {
  workspace = await openSampleWorkspace(sampleRecords);
  const { store, blobs, views, board } = workspace;
  app = createServer({ store, blobs, views, board, brief: async () => undefined, webRoot: null, version: '1' });
});
afterAll(() => workspace.close());

const posts = allRoutes().filter(({ method }) => method === 'post');
const chunk = 64 * 1024;

/** A body without a length, and how much of it was asked for. */
function endless(bytes: number): { readonly body: ReadableStream<Uint8Array>; readonly taken: () => number } {
  let taken = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (taken >= bytes) return controller.close();
      taken += chunk;
      controller.enqueue(new Uint8Array(chunk).fill(0x20));
    },
  });
  return { body, taken: () => taken };
}

function send(path: string, body: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
  const address = path.replace(/\{\w+\}/g, 'x');
  const init = { method: 'POST', body, headers: { 'Content-Type': 'application/json', 'If-Match': '*', ...headers } };
  return Promise.resolve(app.request(address, { ...init, duplex: 'half' } as RequestInit));
}

describe('every route that takes a body', () => {
  it('takes JSON of a bounded length, and there is no other', () => {
    expect(posts.length).toBeGreaterThan(25);
    for (const { body, longestBody, path } of posts) {
      expect([path, body !== null]).toEqual([path, true]);
      expect(longestBody, path).toBeGreaterThan(0);
      expect(longestBody, path).toBeLessThanOrEqual(16 * 1024 ** 2);
    }
  });

  it.each(posts.map(({ longestBody, path }) => [path, longestBody] as const))(
    '%s refuses a longer one by its length, unread, and names the limit',
    async (path, longestBody) => {
      const before = await workspace.store.revision();
      const refused = await send(path, '{}', { 'Content-Length': String(longestBody + 1) });
      expect([refused.status, refused.headers.get('content-type')]).toEqual([413, 'application/problem+json']); // prettier-ignore
      expect(await refused.json()).toMatchObject({ code: 'body-too-long', detail: `expected at most ${longestBody} bytes of body` }); // prettier-ignore
      expect(await workspace.store.revision()).toBe(before);
    },
  );

  it('and one that hides its length is read no further than the limit; nothing is left of it', async () => {
    const before = await workspace.store.revision();
    for (const [path, limit] of [
      ['/api/v1/comments', 1024 ** 2],
      ['/api/v1/own-marks', 16 * 1024 ** 2],
    ] as const) {
      const { body, taken } = endless(limit * 4);
      const refused = await send(path, body);
      expect(await refused.json()).toMatchObject({ status: 413, detail: `expected at most ${limit} bytes of body` });
      expect(taken()).toBeLessThanOrEqual(limit + 3 * chunk);
    }
    expect(await workspace.store.revision()).toBe(before);
  });

  it('a body on an address that takes none is refused', async () => {
    const refused = await app.request('/api/v1/cases', { headers: { 'Content-Length': '5' } });
    expect(refused.status).toBe(413);
  });
});
