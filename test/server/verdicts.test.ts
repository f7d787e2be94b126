import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Marking, Observation } from '#core';
import { createServer } from '#server';
import { sampleRecords } from '../browser/sample-case.ts';
import { type SampleWorkspace, openSampleWorkspace } from '../browser/sample-workspace.ts';

let workspace: SampleWorkspace;
let app: Hono;
const claim = sampleRecords.claim![0]!;
const observation = sampleRecords.observation![0]!;

beforeAll(async () => {
  workspace = await openSampleWorkspace(sampleRecords);
  const { store, blobs, views, board } = workspace;
  app = createServer({ store, blobs, views, board, brief: async () => undefined, webRoot: null, version: '1' });
});
afterAll(() => workspace.close());
beforeEach(async () => {
  const by = { actor: { kind: 'person', name: 'test' }, reason: 'as it was' } as const;
  await workspace.store.transaction(by, (writer) => writer.put('claim', [{ ...claim, review: 'draft' }]));
});

const send = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  Promise.resolve(
    app.request(path, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', 'If-Match': '*', ...headers },
    }),
  );
const path = `/api/v1/claims/${claim.id}/verdict`;
const yes = { verdict: 'accepted', by: 'B. Analyst', reason: 'read it' };
const reviewOf = async (): Promise<string | undefined> => (await workspace.store.get('claim', claim.id))?.review;

describe('a verdict', () => {
  it('is kept with who and why', async () => {
    const response = await send(path, yes);
    const changes = [{ kind: 'claim', id: claim.id, sequence: expect.any(Number) }];
    expect([response.status, await response.json()]).toEqual([
      200,
      { id: claim.id, review: 'accepted', observations: 0, changes },
    ]);
    expect(await reviewOf()).toBe('accepted');
    const history = await workspace.store.history({ kind: 'claim', id: claim.id });
    expect(history.at(-1)).toMatchObject({ actor: { kind: 'person', name: 'B. Analyst' }, reason: 'read it' });
    const rejected = await send(`/api/v1/observations/${observation.id}/verdict`, { verdict: 'rejected', by: 'B' });
    expect(rejected.status).toBe(200);
    expect((await workspace.store.get('observation', observation.id))?.review).toBe('rejected');
  });

  it.each([
    [{ ...yes, by: ' ' }, 400],
    [{ verdict: 'draft', by: 'B' }, 400],
    [{ ...yes, more: 1 }, 400],
    [{ ...yes, rejectedMarks: ['m1'] }, 400],
    ['{', 400],
    ['[]', 400],
  ])('%j is refused and changes nothing', async (body, status) => {
    expect((await send(path, body)).status).toBe(status);
    expect(await reviewOf()).toBe('draft');
  });

  it('of what is not there is 404', async () => {
    expect((await send('/api/v1/claims/none/verdict', yes)).status).toBe(404);
    expect((await send('/api/v1/markings/none/verdict', yes)).status).toBe(404);
  });
});

describe('a mark that a person gives another class', () => {
  const mark = (id: string) =>
    ({ id, geometry: { type: 'Point', coordinates: [0, 0] }, zoneId: null, score: 0.6, lengthMetres: null, alongMetres: null, colour: null }) as const; // prettier-ignore
  const maker = { name: 'fixture', version: '1' };
  const marking: Marking = {
    id: 'classes', siteId: observation.siteId, sceneId: 's-1', objectClass: 'railcar', maker, analyst: null,
    gsdMetres: 0.5, pixels: null, zones: [], marks: [mark('m1'), mark('m2'), mark('m3')], review: 'draft',
  }; // prettier-ignore
  const counted: Observation = {
    ...observation, id: 'counted', zoneId: null, sceneId: 's-1', method: maker, note: null, seen: { kind: 'count', low: 2, high: 4 }, review: 'draft',
  }; // prettier-ignore
  const sorted = {
    verdict: 'accepted',
    by: 'B. Analyst',
    rejectedMarks: ['m1'],
    reclassedMarks: [
      { id: 'm2', objectClass: 'crane' },
      { id: 'm3', objectClass: 'Railcars' },
    ],
  };
  const sendSorted = (body: object): Promise<Response> => send('/api/v1/markings/classes/verdict', body);
  beforeEach(() =>
    workspace.store.transaction({ actor: { kind: 'machine', name: 'fixture' }, reason: 'counted' }, async (writer) => {
      await writer.put('marking', [marking]);
      await writer.put('observation', [counted]);
    }),
  );

  it('is kept as it was drafted beside the class and who gave it; the count follows; the history says who', async () => {
    expect(await (await sendSorted(sorted)).json()).toMatchObject({ review: 'accepted', observations: 1 });
    expect(await workspace.store.get('marking', 'classes')).toEqual({
      ...marking,
      marks: [mark('m3')],
      reclassed: [{ mark: mark('m2'), objectClass: 'crane', by: 'B. Analyst' }],
      review: 'accepted',
    });
    expect(await workspace.store.get('observation', 'counted')).toMatchObject({
      seen: { kind: 'count', low: 1, high: 1 },
      note: '1 of 3 marks rejected, 1 given another class by B. Analyst',
    });
    const history = await workspace.store.history({ kind: 'marking', id: 'classes' });
    expect(history.at(-1)).toMatchObject({ actor: { kind: 'person', name: 'B. Analyst' } });
  });

  it('is taken back with everything that followed', async () => {
    const { changes } = (await (await sendSorted(sorted)).json()) as { changes: unknown };
    expect((await send('/api/v1/undo', { by: 'B. Analyst', changes })).status).toBe(200);
    expect(await workspace.store.get('marking', 'classes')).toEqual(marking);
    expect(await workspace.store.get('observation', 'counted')).toEqual(counted);
  });

  it.each([
    [{ ...sorted, verdict: 'rejected' }, /no marks to keep/],
    [{ ...sorted, reclassedMarks: [{ id: 'm1', objectClass: 'crane' }] }, /named twice/],
    [{ ...sorted, reclassedMarks: [{ id: 'none', objectClass: 'crane' }] }, /no mark none/],
    [{ ...sorted, reclassedMarks: [{ id: 'm2', objectClass: ' ' }] }, /reclassedMarks.0.objectClass/],
  ])('%j is refused, and nothing changes', async (body, message) => {
    const refused = await sendSorted(body);
    expect([refused.ok, await refused.text()]).toEqual([false, expect.stringMatching(message)]);
    expect(await workspace.store.get('marking', 'classes')).toEqual(marking);
  });
});

describe('a page of another origin', () => {
  it.each([
    [{ 'Sec-Fetch-Site': 'cross-site' }, 403],
    [{ 'Sec-Fetch-Site': 'same-site' }, 403],
    [{ Origin: 'https://evil.example' }, 403],
    [{ Origin: 'null' }, 403],
    [{ 'Content-Type': 'text/plain' }, 400],
    [{ 'Content-Type': 'application/x-www-form-urlencoded' }, 400],
  ])('with %j cannot change anything', async (headers, status) => {
    expect((await send(path, yes, headers)).status).toBe(status);
    expect(await reviewOf()).toBe('draft');
  });

  it('but our own can, and so can a program', async () => {
    expect((await send(path, yes, { 'Sec-Fetch-Site': 'same-origin', Origin: 'http://localhost' })).status).toBe(200);
    expect((await send(path, yes)).status).toBe(200);
  });
});
