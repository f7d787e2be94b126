import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SiteAnswer, type WatchAnswer, alertVerdictSchema, routes } from '#api';
import { type Observation, parseDateSpan } from '#core';
import { createServer } from '#server';
import { sampleRecords } from '../browser/sample-case.ts';
import { type SampleWorkspace, openSampleWorkspace } from '../browser/sample-workspace.ts';

/** A yard with a quiet past and a full newest look, beside one that stays quiet. */
const [busy, quiet] = sampleRecords.site!;
const looks = (siteId: string, counts: readonly number[]): Observation[] =>
  counts.map((count, index) => ({
    ...sampleRecords.observation![0]!,
    id: `${siteId}-look-${index}`,
    siteId,
    zoneId: null,
    sceneId: null,
    objectClass: 'flatcars',
    when: parseDateSpan(`20${15 + Math.floor(index / 4)}-0${1 + 2 * (index % 4)}-05`),
    seen: { kind: 'count', low: count, high: count },
    visibleShare: 1,
  }));
const past = [2, 3, 1, 2, 4, 2, 3, 2, 1, 3, 2, 2, 3, 1, 2, 3, 2, 4, 2];
const observation = [...looks(busy!.id, [...past, 70]), ...looks(quiet!.id, [...past, 2])];

let workspace: SampleWorkspace;
let app: Hono;
beforeAll(async () => {
  workspace = await openSampleWorkspace({ ...sampleRecords, observation });
  const { store, blobs, views, board } = workspace;
  app = createServer({ store, blobs, views, board, brief: async () => undefined, webRoot: null, version: '1' });
  await board.readAll();
});
afterAll(() => workspace.close());

const watch = async (): Promise<WatchAnswer> => (await app.request('/api/v1/watch')).json() as Promise<WatchAnswer>;
const decide = (id: string, body: unknown): Promise<Response> =>
  Promise.resolve(
    app.request(`/api/v1/alerts/${id}/verdict`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
    }),
  );
const dismissal = { verdict: 'rejected', by: 'B. Analyst', reason: 'a parade of flatcars' };

describe('the watch page', () => {
  it('has the least usual site first and says how it stands', async () => {
    const answer = await watch();
    expect(answer.sites.map(({ id, standing }) => [id, standing])).toEqual([
      [busy!.id, 'unusual'],
      [quiet!.id, 'usual'],
    ]);
    expect(answer.sites[0]!.target).toMatchObject({ low: 70, high: 70 });
    expect(answer).toMatchObject({ waiting: 0, tested: 2, alerts: [{ siteName: busy!.name, decision: null }] });
    expect((routes.watch.response as { parse: (value: unknown) => unknown }).parse(answer)).toBeTruthy();
  });

  it('keeps a decision on an alert with who and why, and asks again when the count changes', async () => {
    const { id } = (await watch()).alerts[0]!;
    expect((await decide(id, { ...dismissal, reason: ' ' })).status).toBe(400);
    expect((await decide('alert-0', dismissal)).status).toBe(404);
    expect(alertVerdictSchema.safeParse(dismissal).success).toBe(true);
    expect(await (await decide(id, dismissal)).json()).toMatchObject({ review: 'rejected', decidedBy: 'B. Analyst' });
    expect((await watch()).alerts[0]!.decision).toMatchObject({ reason: 'a parade of flatcars', low: 70 });
    const history = await workspace.store.history({ kind: 'alert', id });
    expect(history).toMatchObject([{ actor: { kind: 'person', name: 'B. Analyst' }, reason: 'a parade of flatcars' }]);
    const recount = { ...observation[past.length]!, seen: { kind: 'count', low: 65, high: 75 } } as const;
    const by = { actor: { kind: 'person', name: 'C' }, reason: 'second count' } as const;
    await workspace.store.transaction(by, (writer) => writer.put('observation', [recount]));
    await workspace.board.readAll();
    expect((await watch()).alerts[0]).toMatchObject({
      decision: null,
      outdated: { low: 70 },
      row: { target: { low: 65 } },
    });
  });

  it('leads to the site with its looks, its scenes and each series judged', async () => {
    const answer = (await (await app.request(`/api/v1/sites/${busy!.id}`)).json()) as SiteAnswer;
    expect(answer.observationCount).toBe(past.length + 1);
    expect(answer.assessments).toMatchObject([{ objectClass: 'flatcars', alert: true }]);
    expect(answer.cases).toHaveLength(1);
    expect((await app.request('/api/v1/sites/nowhere')).status).toBe(404);
  });
});

describe('the stream of events', () => {
  it('tells of a change that another command makes, and of those missed', async () => {
    const before = await workspace.store.revision();
    const abort = new AbortController();
    const response = await app.request('/api/v1/events', { signal: abort.signal });
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    const by = { actor: { kind: 'machine', name: 'import' }, reason: 'import' } as const;
    await workspace.store.transaction(by, (writer) => writer.put('site', [{ ...quiet!, name: 'Renamed' }]));
    let text = '';
    while (!text.includes('"site":1')) text += (await reader.read()).value ?? expect.unreachable('the stream ended');
    expect(text).toContain(`id: ${before + 1}\n`);
    await reader.cancel();
    const again = await app.request('/api/v1/events', { headers: { 'Last-Event-ID': String(before) } });
    const missed = again.body!.pipeThrough(new TextDecoderStream()).getReader();
    let first = '';
    while (!first.includes('data:')) first += (await missed.read()).value ?? '';
    expect(first).toContain(`"kinds":{"site":1}`);
    await missed.cancel();
  });
});
