import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { type AuditAnswer, type ChangeAnswer, type ThreadList, type WorkList, recordEtag, routes } from '#api';
import type { Comment } from '#core';
import { createServer } from '#server';
import { sampleId, sampleRecords } from '../browser/sample-case.ts';
import { type SampleWorkspace, openSampleWorkspace } from '../browser/sample-workspace.ts';

let workspace: SampleWorkspace;
let app: Hono;
beforeAll(async () => {
  workspace = await openSampleWorkspace(sampleRecords);
  const { store, blobs, views, board } = workspace;
  app = createServer({ store, blobs, views, board, brief: async () => undefined, webRoot: null, version: '1' });
});
afterAll(() => workspace.close());

const site = sampleRecords.site![0]!;
const about = { kind: 'site', id: site.id, place: null } as const;
const send = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  Promise.resolve(
    app.request(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', ...headers },
    }),
  );
async function read<T>(path: string, route: keyof typeof routes): Promise<T> {
  const value: unknown = await (await app.request(path)).json();
  expect((routes[route].response as z.ZodType).safeParse(value).error?.issues ?? []).toEqual([]);
  return value as T;
}
const say = async (text: string, inReplyTo: string | null = null, by = 'Ann'): Promise<string> => {
  const response = await send('/api/v1/comments', { caseId: sampleId, about, text, inReplyTo, by });
  expect(response.status).toBe(200);
  return ((await response.json()) as ChangeAnswer).ids[0]!;
};

describe('comments', () => {
  it('are said, answered, edited by their author as seen, resolved and taken back', async () => {
    const id = await say('Look, @ben');
    const answer = await say('I did', id, 'Ben');
    const { items } = await read<ThreadList>(`/api/v1/comments?about=site:${site.id}&person=Ben&state=open`, 'threads');
    expect(items).toMatchObject([{ first: { id, mentions: ['ben'] }, answers: [{ id: answer, by: 'Ben' }] }]);
    const shown = await read<Comment>(`/api/v1/comments/${id}`, 'comment');
    const tag = { 'If-Match': recordEtag(shown) };
    expect((await send(`/api/v1/comments/${id}/text`, { by: 'Ben', text: 'x' }, tag)).status).toBe(403);
    expect((await send(`/api/v1/comments/${id}/text`, { by: 'Ann', text: 'Look again, @ben' }, tag)).status).toBe(200);
    expect((await send(`/api/v1/comments/${id}/text`, { by: 'Ann', text: 'lost' }, tag)).status).toBe(412);
    const any = { 'If-Match': '*' };
    const resolved = await send(`/api/v1/comments/${id}/resolution`, { by: 'Ben', resolved: true }, any);
    const { changes } = (await resolved.json()) as ChangeAnswer;
    expect((await read<ThreadList>(`/api/v1/comments?case=${sampleId}&state=open`, 'threads')).items).toEqual([]);
    expect((await send('/api/v1/undo', { by: 'Ben', changes })).status).toBe(200);
    expect((await read<ThreadList>(`/api/v1/comments?state=open`, 'threads')).items).toHaveLength(1);
    expect((await send(`/api/v1/comments/${id}/withdrawal`, { by: 'Ann' }, any)).status).toBe(200);
  });

  it.each([
    [{ text: ' ' }, 400],
    [{ text: 'x'.repeat(10_001) }, 400],
    [{ about: { kind: 'site', id: 'nowhere', place: null } }, 404],
    [{ about: { kind: 'history', id: 'x', place: null } }, 400],
    [{ inReplyTo: 'nothing' }, 404],
    [{ caseId: 'no-case' }, 404],
    [{ resolved: null }, 400],
  ])('%j is refused', async (wrong, status) => {
    const body = { caseId: sampleId, about, text: 'x', inReplyTo: null, by: 'Ann', ...wrong };
    expect((await send('/api/v1/comments', body)).status).toBe(status);
  });

  it.each(['state=done', 'about=nothing', 'more=1'])('?%s is no way to ask for them', async (query) => {
    expect((await app.request(`/api/v1/comments?${query}`)).status).toBe(400);
  });
});

describe('assignments', () => {
  it('are given, found by person, and settled', async () => {
    const body = { caseId: sampleId, about, task: 'look at October', to: 'Ben', due: '2023-11-01', by: 'Ann' };
    const given = (await (await send('/api/v1/assignments', body)).json()) as ChangeAnswer;
    const [id] = given.ids;
    const mine = await read<WorkList>('/api/v1/assignments?person=ben&state=open', 'work');
    expect(mine.items).toMatchObject([{ id, due: '2023-11-01', state: 'open' }]);
    const state = `/api/v1/assignments/${id}/state`;
    const any = { 'If-Match': '*' };
    expect((await send(state, { by: 'Ben', state: 'declined', note: null }, any)).status).toBe(422);
    expect((await send(state, { by: 'Ben', state: 'withdrawn', note: null }, any)).status).toBe(403);
    expect((await send(state, { by: 'Ben', state: 'done', note: 'seen' }, any)).status).toBe(200);
    expect((await read<WorkList>('/api/v1/assignments?person=ben&state=open', 'work')).items).toEqual([]);
    expect((await send('/api/v1/assignments', { ...body, due: 'soon' })).status).toBe(400);
    expect((await app.request('/api/v1/assignments?state=resolved')).status).toBe(400);
  });
});

describe('the history', () => {
  it('is checked on demand, and its list carries all that a check needs', async () => {
    const report = await read<AuditAnswer>('/api/v1/audit', 'audit');
    expect(report).toMatchObject({ isIntact: true, broken: null, strays: [] });
    expect(report.entries).toBe(await workspace.store.revision());
    expect(await read('/api/v1/audit/head', 'auditHead')).toEqual(report.head);
  });
});
