import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Blobs, type ImportReport, type Store, importItems } from '#app';
import { createReader } from '#sources';
import { openBlobs, openSqliteStore } from '#storage';
import { type Handler, serve } from './http/serve.ts';

let folder = '';
let store: Store;
let blobs: Blobs;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sightline-pages-'));
  store = await openSqliteStore(join(folder, 'sightline.db'));
  blobs = await openBlobs(join(folder, 'blobs'));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const page = (text: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><title>Wagons at Tumangang</title>${head}</head><body><article><p>${text}</p></article></body></html>`;

async function site(handler: Handler): Promise<{ url: string; seen: Awaited<ReturnType<typeof serve>>['seen'] }> {
  return serve((request, response, index) => {
    response.statusCode = request.path === '/robots.txt' ? 404 : 200;
    return request.path === '/robots.txt' ? response.end() : handler(request, response, index);
  });
}

async function take(address: string, options: { follow?: boolean } = {}): Promise<ImportReport> {
  const reader = createReader({ allowedHosts: ['127.0.0.1'], pauseMilliseconds: 0, retries: 0 });
  const context = { actor: { kind: 'person', name: 'Ann' }, reason: 'test' } as const;
  return importItems({ store, blobs }, (known) => reader.read(address, { known, ...options }), context);
}

describe('a page on the web', () => {
  it('is kept with its bytes; asked again, unchanged, only the time of it grows', async () => {
    const { seen, url } = await site((request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.setHeader('etag', '"v1"');
      if (request.headers['if-none-match'] === '"v1"') response.statusCode = 304;
      response.end(response.statusCode === 304 ? undefined : page('About 73 wagons stood in the yard.'));
    });
    const first = await take(`${url}/report`);
    expect(first).toMatchObject({ added: 1, rejected: [], documents: [{ state: 'new', replaces: null }] });
    const [kept] = await store.list('document');
    expect(kept).toMatchObject({ url: `${url}/report`, text: 'About 73 wagons stood in the yard.', language: 'en' });
    expect(new TextDecoder().decode(await blobs.get(kept!.sha256))).toContain('<title>Wagons at Tumangang');
    const again = await take(`${url}/report`);
    expect(again).toMatchObject({ added: 0, documents: [{ id: kept!.id, state: 'known' }] });
    expect(seen.at(-1)!.headers['if-none-match']).toBe('"v1"');
    const [later] = await store.list('document');
    expect(Date.parse(later!.capture!.lastSeen)).toBeGreaterThan(Date.parse(kept!.capture!.lastSeen));
    expect(later).toEqual({ ...kept, capture: { ...kept!.capture, lastSeen: later!.capture!.lastSeen } });
  });

  it('that has changed becomes a new version, and the former one stays as it was', async () => {
    const texts = ['About 73 wagons stood in the yard.', 'About 60 wagons stood in the yard.'];
    const { url } = await site((_request, response, index) => {
      response.setHeader('content-type', 'text/html');
      response.end(page(texts[index < 2 ? 0 : 1]!));
    });
    await take(`${url}/report`);
    const [first] = await store.list('document');
    const second = await take(`${url}/report`);
    expect(second.documents).toMatchObject([{ state: 'version', replaces: first!.id, textChanged: true }]);
    expect(await store.get('document', first!.id)).toEqual(first);
    expect(new Set((await store.list('document')).map(({ text }) => text))).toEqual(new Set(texts));
    expect((await take(`${url}/report`)).documents).toMatchObject([{ state: 'known' }]);
  });

  it('may name an address of its own site as its own, but nobody else’s', async () => {
    const { url } = await site((request, response) => {
      const canonical = request.path === '/own' ? `${url}/story` : 'https://www.nytimes.com/story';
      response.setHeader('content-type', 'text/html');
      response.end(page(`At ${request.path}.`, `<link rel="canonical" href="${canonical}">`));
    });
    await take(`${url}/own`);
    await take(`${url}/other`);
    const found = await store.list('document');
    expect(new Set(found.map((one) => one.url))).toEqual(new Set([`${url}/other`, `${url}/story`]));
    expect(found.find((one) => one.url === `${url}/other`)!.notes).toEqual([
      'the page names another site as its own address: https://www.nytimes.com/story',
    ]);
  });

  it('of a feed: each entry is kept as far as the feed carries it, and its page when that is asked for', async () => {
    const { url } = await site((request, response) => {
      const isFeed = request.path === '/feed';
      response.setHeader('content-type', isFeed ? 'application/rss+xml' : 'text/html');
      response.end(
        isFeed
          ? `<rss version="2.0"><channel><title>Yard News</title><language>en</language>
              <item><title>Trains &amp; wagons</title><link>${url}/1</link><pubDate>Mon, 09 Oct 2023 08:00:00 GMT</pubDate>
              <description>&lt;p&gt;About 73 &lt;b&gt;wagons&lt;/b&gt; …&lt;/p&gt;</description></item>
              <item><title>Gone</title><link>${url}/gone</link></item></channel></rss>`
          : page('About 73 wagons stood in the yard on Thursday.'),
      );
    });
    const report = await take(`${url}/feed`);
    expect(report).toMatchObject({ added: 2, rejected: [] });
    const teaser = (await store.list('document')).find((one) => one.url === `${url}/1`);
    expect(teaser).toMatchObject({
      title: 'Trains & wagons',
      outlet: 'Yard News',
      text: 'About 73 wagons …',
      published: '2023-10-09',
      language: 'en',
    });
    expect(teaser!.notes[0]).toMatch(/^only the teaser/);
    const whole = await take(`${url}/feed`, { follow: true });
    expect(whole.documents.find((one) => one.url === `${url}/1`)).toMatchObject({
      state: 'version',
      replaces: teaser!.id,
    });
  });

  it.each([
    ['an image', 'image/png', '\u0089PNG', /"image\/png" is not read/],
    [
      'a billion laughs',
      'application/rss+xml',
      '<!DOCTYPE x [<!ENTITY a "b">]><rss><channel/></rss>',
      /defines entities/,
    ],
    ['a page nested a hundred thousand deep', 'text/html', '<div>'.repeat(100_000), /nested deeper/],
  ])('%s is refused', async (_what, type, body, why) => {
    const { url } = await site((_request, response) => {
      response.setHeader('content-type', type);
      response.end(body);
    });
    await expect(take(`${url}/x`)).rejects.toThrow(why);
  });
});
