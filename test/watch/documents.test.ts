import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type JobEnd, type WatchEvent, createJobHandlers, parseWatchPlan, runJobs, watch } from '#app';
import { createCatalogs, createImages, createMessengers, createReader } from '#sources';
import { openBlobs, openSqliteStore } from '#storage';
import { scratchFolder } from '../cli/run-sightline.ts';
import { put } from '../contracts/contract-world.ts';
import { sampleRecords } from '../contracts/sample-records.ts';
import { serve } from '../http/serve.ts';
import { FakeClock } from './fake-clock.ts';
import { startMailServer } from './mail-server.ts';

const context = { actor: { kind: 'machine', name: 'watch' }, reason: 'test' } as const;
const running = { aborted: false, throwIfAborted: () => {} };
const never = { chance: () => 0, context, signal: running };

interface Entry {
  readonly path: string;
  readonly title: string;
  readonly guid: string;
  readonly updated?: string;
}

/** An outlet with a feed and pages, each of which can fail or change. */
async function openOutlet() {
  const state = { entries: [] as Entry[], pages: new Map<string, string>(), down: new Set<string>() };
  const server = await serve((request, response) => {
    if (request.path === '/robots.txt') return response.writeHead(404).end();
    if (state.down.has(request.path)) return response.writeHead(503).end();
    if (request.path === '/rss') return response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feed());
    const text = state.pages.get(request.path);
    if (text === undefined) return response.writeHead(404).end();
    return response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(
        `<html lang="en"><head><title>${text.slice(0, 30)}</title></head><body><article><p>${text}</p></article></body></html>`,
      );
  });
  const feed = (): string => {
    const items = state.entries.map(
      ({ guid, path, title, updated }) =>
        `<item><title>${title}</title><link>${server.url}${path}</link><guid isPermaLink="false">${guid}</guid>` +
        `${updated === undefined ? '' : `<atom:updated>${updated}</atom:updated>`}</item>`,
    );
    return `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Yard News</title>${items.join('')}</channel></rss>`;
  };
  return { ...server, ...state };
}

/** A sentence that holds a claim. */
const said = (what: string): string =>
  `The ministry said on Monday that ${what}. "Shipments are likely," a spokesman said.`;

describe('a watch over a feed and a page', () => {
  it(
    'takes in what is new, reads it, tells it once with its link, and makes versions of what changes',
    { timeout: 180_000 },
    async () => {
      const clock = new FakeClock(new Date().toISOString());
      const later = (minutes: number): void =>
        clock.set(new Date(clock.now().getTime() + minutes * 60_000).toISOString());
      const folder = scratchFolder();
      mkdirSync(join(folder, '.sightline'));
      const store = await openSqliteStore(join(folder, '.sightline', 'sightline.db'), { now: () => clock.now() });
      onTestFinished(() => store.close());
      const caseId = sampleRecords.case.id;
      await put(store, 'case', [
        { ...sampleRecords.case, sites: [], documents: [], provisions: [], parties: [], mentions: [] },
      ]);
      const mail = await startMailServer();
      onTestFinished(mail.close);
      const outlet = await openOutlet();
      const subscription = { case: caseId, everyMinutes: 60, tell: ['desk'] };
      const plan = parseWatchPlan(
        {
          format: 'sightline-watch/1',
          workbench: 'https://desk.example.org/',
          mail: { server: mail.address, from: 'sightline@example.org' },
          recipients: [{ name: 'desk', to: 'mailto:desk@example.org' }],
          subscriptions: [
            { kind: 'feed', name: 'agency', address: `${outlet.url}/rss`, ...subscription },
            { kind: 'page', name: 'ministry', address: `${outlet.url}/statement`, ...subscription },
          ],
        },
        'watch.yaml',
      );
      const http = { retries: 0, pauseMilliseconds: 0, allowedHosts: ['127.0.0.1'] };
      const ports = {
        store,
        blobs: await openBlobs(join(folder, 'blobs')),
        catalogs: createCatalogs(),
        reader: createReader(http),
      };
      const messengers = await createMessengers({
        folder,
        mail: { ...plan.mail!, password: null },
        webhookSecret: null,
      });
      const handlers = createJobHandlers({ images: createImages(), messengers, clock });
      const check = async (): Promise<[WatchEvent, WatchEvent]> => {
        const events: WatchEvent[] = [];
        await watch(ports, { ...never, plan, clock, once: true, onChecked: (event) => events.push(event) });
        return [events[0]!, events[1]!];
      };
      const work = async (): Promise<readonly JobEnd[]> => {
        const ends: JobEnd[] = [];
        const onEnd = (end: JobEnd): number => ends.push(end);
        await runJobs(store, handlers, { ...never, worker: 'w', clock, untilIdle: true, onEnd });
        return ends;
      };
      const asked = (path: string): number => outlet.seen.filter((request) => request.path === path).length;
      const subjects = (): (string | undefined)[] =>
        mail.mails.map(({ raw }) => /^Subject: (.*(?:\r\n .*)*)/m.exec(raw)?.[1]?.replaceAll('\r\n', ''));

      // What is there at first is taken in and read; nobody is told of the past.
      outlet.pages.set('/a', said('73 railcars stood at Tumangang'));
      outlet.pages.set('/b', said('the bridge was closed to traffic'));
      outlet.pages.set('/statement', said('nothing has happened at all'));
      outlet.entries.push({ path: '/a', title: 'A', guid: '1' }, { path: '/b', title: 'B', guid: '2' });
      const first = await check();
      expect(first.map(({ report }) => report)).toMatchObject([
        { added: 2, planned: 2, rejected: [] },
        { added: 1, planned: 1, rejected: [] },
      ]);
      await work();
      expect((await store.get('case', caseId))!.documents).toHaveLength(3);
      const claims = await store.list('claim');
      expect(claims.length).toBeGreaterThanOrEqual(3);
      expect(claims.every(({ review }) => review === 'draft')).toBe(true);
      expect(mail.mails).toEqual([]);

      // Repeated, in another order, under other ids: nothing is new, and no page is asked again.
      outlet.entries.reverse();
      outlet.entries.forEach((entry, index) => (outlet.entries[index] = { ...entry, guid: `x${index}` }));
      outlet.entries.push(outlet.entries[0]!);
      later(60);
      expect((await check()).map(({ report }) => report?.planned)).toEqual([0, 0]);
      expect([asked('/a'), asked('/b')]).toEqual([1, 1]);

      // A feed that fails is named, and a page that fails is found the next time.
      outlet.pages.set('/c', said('new trains have arrived from the north'));
      outlet.entries.unshift({ path: '/c', title: 'C', guid: '9' });
      outlet.down.add('/rss');
      later(60);
      expect((await check())[0]).toMatchObject({ report: null, fault: expect.stringContaining('503') });
      outlet.down.delete('/rss');
      outlet.down.add('/c');
      later(5);
      expect((await check())[0].report).toMatchObject({
        planned: 0,
        rejected: [{ file: expect.stringContaining('/c') }],
      });
      outlet.down.delete('/c');
      later(60);
      expect((await check())[0].report).toMatchObject({ added: 1, planned: 1 });
      await work();
      expect(subjects()).toEqual([expect.stringMatching(/^New: The ministry said on Monday/)]);
      const c = (await store.list('document')).find(({ url }) => url === `${outlet.url}/c`)!;
      const body = mail.mails[0]!.raw.replaceAll('=\r\n', '');
      expect(body).toContain(`https://desk.example.org/cases/${caseId}/documents/${c.id.replaceAll(':', '%3A')}`);
      expect(body).toContain('new trains have arrived from the north');
      expect((await store.list('claim', { documentId: c.id })).length).toBeGreaterThan(0);

      // The same text under another address is one more document, and is not told again.
      outlet.pages.set('/c-again', outlet.pages.get('/c')!);
      outlet.entries.unshift({ path: '/c-again', title: 'C', guid: '10' });
      later(60);
      expect((await check())[0].report).toMatchObject({ added: 1, planned: 1 });
      await work();
      expect(mail.mails).toHaveLength(1);

      // A page that the feed calls changed, and one that is watched itself, become new versions, told once each.
      outlet.pages.set('/a', said('no railcars stood at Tumangang'));
      const a = outlet.entries.findIndex(({ path }) => path === '/a');
      outlet.entries[a] = { ...outlet.entries[a]!, updated: new Date().toISOString() };
      outlet.pages.set('/statement', said('something has happened after all'));
      for (const _ of ['changed', 'and as it was']) {
        later(60);
        await check();
        await work();
      }
      expect(subjects().slice(1)).toEqual([expect.stringMatching(/^Changed: /), expect.stringMatching(/^Changed: /)]);
      const versions = (await store.list('document')).filter(({ replaces }) => replaces !== null);
      expect(versions.map(({ url }) => new URL(url!).pathname).toSorted()).toEqual(['/a', '/statement']);
      expect(await store.jobs.count({ status: ['failed', 'planned', 'running'] })).toBe(0);
    },
  );
});
