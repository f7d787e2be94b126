import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type JobEnd, type WatchEvent, createJobHandlers, parseWatchPlan, runJobs, watch } from '#app';
import { createCatalogs, createImages, createMessengers, createReader } from '#sources';
import { openBlobs } from '#storage';
import { serve } from '../http/serve.ts';
import { serveStacApi } from '../stac/serve-stac-api.ts';
import { FakeClock } from './fake-clock.ts';
import { startMailServer } from './mail-server.ts';
import { createWatchedYard } from './watched-yard.ts';

const context = { actor: { kind: 'machine', name: 'watch' }, reason: 'test' } as const;
const running = { aborted: false, throwIfAborted: () => {} };
const never = { chance: () => 0, context, signal: running };

describe('a watch over a catalog', () => {
  it(
    'counts what is new, tells it once, and misses nothing that fails, comes late, twice or processed anew',
    { timeout: 180_000 },
    async () => {
      const clock = new FakeClock('2023-12-01T23:00:00Z');
      const yard = await createWatchedYard(() => clock.now());
      const { folder, store } = yard;
      const mail = await startMailServer();
      onTestFinished(mail.close);
      let isHookDown = true;
      const hook = await serve((_, response) => response.writeHead(isHookDown ? 503 : 204).end());
      const items: Record<string, unknown>[] = [];
      for (const [index, day] of ['01-10', '02-14', '03-20', '05-02', '06-11', '08-03', '09-09', '11-20'].entries())
        items.push(await yard.makeItem(`s${index}`, `2023-${day}`, 2 + (index % 3)));
      let down = 0;
      const api = await serveStacApi({ items, page: 3, isDown: () => down-- > 0 });

      const plan = parseWatchPlan(
        {
          format: 'sightline-watch/1',
          workbench: 'http://127.0.0.1:4173/',
          mail: { server: mail.address, from: 'sightline@example.org' },
          recipients: [
            { name: 'desk', to: 'mailto:desk@example.org' },
            {
              name: 'night',
              to: 'mailto:night@example.org',
              quiet: { from: '22:00', until: '07:00' },
              timeZone: 'UTC',
            },
            { name: 'hook', to: `${hook.url}/notices` },
            { name: 'feed', to: 'file:feeds/alerts.xml' },
          ],
          subscriptions: [
            {
              kind: 'stac',
              name: 'yard',
              address: api.url,
              site: 'Yard',
              since: '2023-01-01',
              everyMinutes: 60,
              tell: ['desk', 'night', 'hook', 'feed'],
            },
          ],
        },
        'watch.yaml',
      );
      const http = { retries: 0 };
      const ports = {
        store,
        blobs: await openBlobs(join(folder, 'blobs')),
        catalogs: createCatalogs(http),
        reader: createReader(),
      };
      const messengers = await createMessengers({
        folder,
        mail: { ...plan.mail!, password: null },
        webhookSecret: 'secret',
      });
      const handlers = createJobHandlers({ images: createImages(), messengers, clock });
      const check = async (): Promise<WatchEvent> => {
        const events: WatchEvent[] = [];
        await watch(ports, { ...never, plan, clock, once: true, onChecked: (event) => events.push(event) });
        return events[0]!;
      };
      const work = async (): Promise<JobEnd[]> => {
        const ends: JobEnd[] = [];
        await runJobs(store, handlers, {
          ...never,
          worker: 'w',
          clock,
          untilIdle: true,
          onEnd: (end) => ends.push(end),
        });
        return ends;
      };

      // The past is counted and nobody is told of it.
      expect((await check()).report).toMatchObject({ added: 8, planned: 8 });
      expect((await work()).map(({ outcome }) => outcome)).not.toContain('failed');
      expect(await store.jobs.count({ kinds: ['count'], status: ['done'] })).toBe(8);
      expect(await store.jobs.count({ kinds: ['notify'] })).toBe(0);

      // The same again, under other signatures, is nothing new.
      clock.set('2023-12-02T00:10:00Z');
      expect((await check()).report).toMatchObject({ added: 0, planned: 0 });

      // A server that is down is named, and what it offers later is found.
      items.unshift(await yard.makeItem('full', '2023-12-03', 30));
      down = 1000;
      clock.set('2023-12-03T23:10:00Z');
      expect(await check()).toMatchObject({ report: null, fault: expect.stringContaining('503') });
      down = 0;
      expect((await check()).report).toMatchObject({ added: 1, planned: 1 });
      await work();
      expect(mail.mails.map(({ to }) => to)).toEqual(['desk@example.org']);
      expect(mail.mails[0]!.raw).toMatch(/Subject: Unusual: Yard: railcar, \d+.*on\s+2023-12-03/s);
      expect(mail.mails[0]!.raw).toContain('Image: ');
      const feed = readFileSync(join(folder, 'feeds', 'alerts.xml'), 'utf8');
      expect(feed.match(/<entry>/g)).toHaveLength(1);

      // A webhook that is down is tried again, signed, under the same id.
      isHookDown = false;
      expect(hook.seen).toHaveLength(1);
      clock.set('2023-12-03T23:20:00Z');
      await work();
      expect(hook.seen).toHaveLength(2);
      const { body, headers } = hook.seen[1]!;
      const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
      expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', 'secret').update(signed).digest('base64')}`);
      expect(headers['webhook-id']).toBe(hook.seen[0]!.headers['webhook-id']);

      // Quiet hours are kept, then it is told.
      clock.set('2023-12-04T06:59:00Z');
      await work();
      expect(mail.mails).toHaveLength(1);
      clock.set('2023-12-04T07:00:00Z');
      mail.refuse(1);
      await work();
      expect(mail.mails).toHaveLength(1);
      clock.set('2023-12-04T07:05:00Z');
      await work();
      expect(mail.mails.map(({ to }) => to)).toEqual(['desk@example.org', 'night@example.org']);

      // Processed anew, repeated and late: counted, and nobody is told a second time.
      items[0] = await yard.makeItem('full', '2023-12-03', 30, '2023-12-05T00:00:00Z');
      items.push(items[0], await yard.makeItem('late', '2023-11-25', 3));
      clock.set('2023-12-05T12:00:00Z');
      expect((await check()).report).toMatchObject({ planned: 2 });
      await work();
      expect(await store.jobs.count({ kinds: ['count'], status: ['done'] })).toBe(11);
      expect(mail.mails).toHaveLength(2);
      expect(hook.seen).toHaveLength(2);

      // What turns out to be nothing is taken back, once.
      items[0] = await yard.makeItem('full', '2023-12-03', 3, '2023-12-06T00:00:00Z');
      items.pop();
      items.pop();
      clock.set('2023-12-06T12:00:00Z');
      await check();
      await work();
      expect(mail.mails.slice(2).map(({ raw }) => /Subject: (\w+)/.exec(raw)?.[1])).toEqual(['Withdrawn', 'Withdrawn']);
      expect(await store.jobs.count({ status: ['failed', 'planned', 'running'] })).toBe(0);
    },
  );
});
