import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChangeAnswer, type RecordHistoryLine, recordEtag, routes } from '#api';
import type { Claim } from '#core';
import { createServer } from '#server';
import { sampleOriginals, sampleRecords } from '../browser/sample-case.ts';
import { type SampleWorkspace, openSampleWorkspace } from '../browser/sample-workspace.ts';

let workspace: SampleWorkspace;
let app: Hono;
const [document] = sampleRecords.document!;
const by = 'B. Analyst';

beforeAll(async () => {
  workspace = await openSampleWorkspace(sampleRecords, sampleOriginals);
  const { store, blobs, views, board } = workspace;
  app = createServer({ store, blobs, views, board, brief: async () => undefined, webRoot: null, version: '1' });
});
afterAll(() => workspace.close());

const send = async (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  app.request(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', 'If-Match': '*', ...headers },
  });
const change = async (path: string, body: unknown): Promise<ChangeAnswer> => {
  const response = await send(path, body);
  expect([response.status, path]).toEqual([200, path]);
  return (await response.json()) as ChangeAnswer;
};
const claim = async (id: string): Promise<Claim> => (await workspace.store.get('claim', id))!;
const place = (words: string): { start: number; end: number } => {
  const start = document!.text.indexOf(words);
  return { start, end: start + words.length };
};

describe('a claim that is corrected', () => {
  it('has the words that were selected, keeps what lies in them, and stays on record as drafted', async () => {
    const before = await claim('claim-2');
    const answer = await change('/api/v1/claims/claim-2/correction', {
      by,
      reason: 'the denial is another sentence',
      span: place(' eine Lieferung sei „sehr wahrscheinlich“ '),
      speaker: place('Ein Sprecher'),
      hedges: [{ ...place('sehr wahrscheinlich'), kind: 'adverb' }],
      likelihood: 'likely',
      kind: 'forecast',
      time: '2023-10',
    });
    const after = await claim('claim-2');
    expect(after).toMatchObject({
      text: 'eine Lieferung sei „sehr wahrscheinlich“',
      review: 'accepted',
      likelihood: { term: 'likely', low: 55, high: 80 },
      kind: 'forecast',
      time: '2023-10',
      draftedBy: before.draftedBy,
    });
    expect(document!.text.slice(after.start, after.end)).toBe(after.text);
    const response = await app.request('/api/v1/claims/claim-2/history');
    const { items } = (await response.json()) as { items: RecordHistoryLine[] };
    expect(items.at(-1)).toMatchObject({
      actor: { kind: 'person', name: by },
      reason: 'the denial is another sentence',
      before,
      sequence: answer.changes[0]!.sequence,
    });
  });

  it('is refused with words: no words selected, a word without a band, no claim, no name', async () => {
    const path = '/api/v1/claims/claim-2/correction';
    for (const [body, status, word] of [
      [{ by, span: { start: 5, end: 5 } }, 422, 'holds no words'],
      [{ by, span: { start: 0, end: 99_999 } }, 422, 'characters'],
      [{ by, likelihood: 'somehow' }, 422, 'somehow'],
      [{ by, time: 'next <week>' }, 400, 'TIMEX3'],
      [{ by: ' ' }, 400, 'by'],
      [{ by, unknown: 1 }, 400, 'unknown'],
    ] as const) {
      const response = await send(path, body);
      expect([response.status, response.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
      expect(((await response.json()) as { detail: string }).detail).toContain(word);
    }
    expect((await send('/api/v1/claims/none/correction', { by })).status).toBe(404);
  });

  it('is not overwritten by one who has seen an older version', async () => {
    const response = await app.request('/api/v1/claims/claim-1');
    const etag = response.headers.get('etag')!;
    expect(etag).toBe(recordEtag((await response.json()) as Claim));
    const first = await send('/api/v1/claims/claim-1/correction', { by, kind: 'assessment' }, { 'If-Match': etag });
    expect(first.status).toBe(200);
    const second = await send('/api/v1/claims/claim-1/verdict', { by, verdict: 'rejected' }, { 'If-Match': etag });
    expect([second.status, ((await second.json()) as { code: string }).code]).toEqual([412, 'changed-meanwhile']);
    expect((await claim('claim-1')).review).toBe('accepted');
    expect((await send('/api/v1/claims/claim-1/correction', { by }, { 'If-Match': 'W/"x"' })).status).toBe(400);
  });
});

describe('split, merge and add', () => {
  it('cuts a claim in two, of which each keeps its own hedges, and takes that back', async () => {
    const whole = await claim('claim-1');
    const { start } = place('etwa 73');
    const split = await change('/api/v1/claims/claim-1/split', { by, at: [start] });
    const [first, second] = await Promise.all(split.ids.map(claim));
    expect([first!.text, second!.text]).toEqual([
      'Das Institut Muster zählte am 5. Oktober laut eigener Aussage',
      'etwa 73 Waggons im Bahnhof',
    ]);
    expect([first!.hedges.length, second!.hedges.length]).toEqual([0, 1]);
    expect((await claim('claim-1')).review).toBe('rejected');
    await change('/api/v1/undo', { by, changes: split.changes });
    expect(await claim('claim-1')).toEqual(whole);
    expect((await Promise.all(split.ids.map(claim))).map(({ review }) => review)).toEqual(['rejected', 'rejected']);
    const again = await send('/api/v1/undo', { by, changes: split.changes });
    expect(again.status).toBe(412);
  });

  it('makes one claim of two, and none of claims of two documents', async () => {
    const merged = await change('/api/v1/claims/claim-2/merge', { by, with: ['claim-3'] });
    const whole = await claim(merged.ids[0]!);
    expect(whole.text).toMatch(/^eine Lieferung.*bestreitet das$/u);
    expect(whole.hedges.map(({ text }) => text)).toEqual(['sehr wahrscheinlich']);
    expect([(await claim('claim-2')).review, (await claim('claim-3')).review]).toEqual(['rejected', 'rejected']);
    expect((await send('/api/v1/claims/claim-1/merge', { by, with: ['claim-4'] })).status).toBe(422);
    expect((await send('/api/v1/claims/claim-1/merge', { by, with: ['claim-1'] })).status).toBe(422);
  });

  it('takes words for a claim that no program has', async () => {
    const body = { by, span: place('gesehen habe sie niemand'), polarity: 'negated' };
    const { ids } = await change(`/api/v1/documents/${document!.id}/claims`, body);
    expect(await claim(ids[0]!)).toMatchObject({ polarity: 'negated', draftedBy: null, review: 'accepted' });
    expect((await send(`/api/v1/documents/${document!.id}/claims`, body)).status).toBe(422);
  });
});

it('shows the kept original as text', async () => {
  const response = await app.request(`/api/v1/documents/${document!.id}/original`);
  const original: unknown = await response.json();
  expect(routes.documentOriginal.response).not.toBe('bytes');
  expect(original).toEqual({ mediaType: 'text/plain', form: 'plain', text: document!.text, isCut: false });
});
