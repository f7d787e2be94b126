import type { Hono } from 'hono';
import type { z } from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ChangeAnswer,
  type ForecastState,
  type Grouping,
  type LedgerState,
  type TransferAnswer,
  type WarningState,
  type Weighing,
  recordEtag,
  routes,
} from '#api';
import { createServer } from '#server';
import { sampleId, sampleRecords } from '../browser/sample-case.ts';
import { type SampleWorkspace, openSampleWorkspace } from '../browser/sample-workspace.ts';

let workspace: SampleWorkspace;
let app: Hono;
const by = 'B. Analyst';
const home = `/api/v1/cases/${sampleId}`;

beforeAll(async () => {
  workspace = await openSampleWorkspace(sampleRecords);
  const { store, blobs, views, board } = workspace;
  app = createServer({ store, blobs, views, board, brief: async () => undefined, webRoot: null, version: '1' });
});
afterAll(() => workspace.close());

/** What an address gives; it fits the schema that the API promises. */
async function read<T>(path: string, route: keyof typeof routes): Promise<T> {
  const response = await app.request(path);
  expect([response.status, path]).toEqual([200, path]);
  const value: unknown = await response.json();
  const parsed = (routes[route].response as z.ZodType).safeParse(value);
  expect(parsed.error?.issues ?? []).toEqual([]);
  return value as T;
}
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

describe('the matrix', () => {
  const citation = { kind: 'observation', observationId: 'obs-73' } as const;

  it('has cells that a person sets, which moves the order, and takes back', async () => {
    const before = await read<Weighing>(`${home}/weighing`, 'weighing');
    expect(before.matrix.columns.map(({ hypothesisId, rank }) => [hypothesisId, rank])).toEqual([
      ['hyp-1', 1],
      ['hyp-2', 2],
    ]);
    const cell = { by, citation, reads: 'inconsistent', because: 'it was full before, too', likelihood: null };
    const answer = await change('/api/v1/hypotheses/hyp-1/reading', cell);
    const { matrix } = await read<Weighing>(`${home}/weighing`, 'weighing');
    expect(matrix.columns.map(({ rank }) => rank)).toEqual([1, 1]);
    await change('/api/v1/undo', { by, changes: answer.changes });
    expect(await read<Weighing>(`${home}/weighing`, 'weighing')).toEqual(before);
  });

  it('refuses a cell without a reason, of nothing, or over an unseen change', async () => {
    const path = '/api/v1/hypotheses/hyp-1/reading';
    expect((await send(path, { by, citation, reads: 'neutral', because: ' ', likelihood: null })).status).toBe(400);
    const nowhere = { kind: 'document', documentId: 'doc-de', exact: 'words that stand nowhere' };
    expect((await send(path, { by, citation: nowhere, reads: 'neutral', because: 'x', likelihood: null })).status).toBe(
      404,
    );
    expect((await send('/api/v1/hypotheses/none/reading', { by, citation, reads: null })).status).toBe(404);
    const stale = recordEtag({ ...sampleRecords.hypothesis![0]!, text: 'other' });
    expect((await send(path, { by, citation, reads: null }, { 'If-Match': stale })).status).toBe(412);
  });
});

it('a forecast is opened from a claim, resolved by evidence, voided with a reason, and scored', async () => {
  const opened = await change(`${home}/forecasts`, {
    by,
    claimId: 'claim-2',
    deadline: '2023-12-31',
    made: '2023-10-13',
  });
  const path = `/api/v1/forecasts/${opened.ids[0]}/resolution`;
  expect((await send(path, { by, outcome: 'yes', because: 'seen', citations: [] })).status).toBe(422);
  const evidence = [{ kind: 'observation', observationId: 'obs-73' }];
  await change(path, { by, outcome: 'yes', on: '2023-11-01', because: 'seen', citations: evidence });
  const { all, calibration, forecasts } = await read<ForecastState>(`${home}/forecast-scores`, 'forecastScores');
  expect(forecasts.find(({ id }) => id === opened.ids[0])).toMatchObject({ words: 'very likely', claimId: 'claim-2' });
  expect([all.scored, calibration[0]!.bins.length]).toEqual([2, 2]);
  await change(path, { by, outcome: 'void', because: 'nobody can tell', citations: [] });
  expect((await read<ForecastState>(`${home}/forecast-scores`, 'forecastScores')).all.void).toBe(1);
  expect((await send(`${home}/forecasts`, { by, question: 'When?' })).status).toBe(422);
});

it('claims are grouped; a person splits them off and merges propositions', async () => {
  const grouping = await read<Grouping>(`${home}/grouping`, 'grouping');
  expect(grouping.propositions.map(({ id }) => id)).toEqual(['prop-73']);
  const path = `${home}/propositions/prop-73/decision`;
  const split = await change(path, { by, action: 'split', claims: ['claim-1'], text: 'It was counted' });
  const after = await read<Grouping>(`${home}/grouping`, 'grouping');
  expect(after.propositions.find(({ id }) => id === split.ids[0])?.claims.map(({ claimId }) => claimId)).toEqual([
    'claim-1',
  ]);
  await change(path, { by, action: 'merge', other: split.ids[0]! });
  const merged = await read<Grouping>(`${home}/grouping`, 'grouping');
  expect(merged.propositions.find(({ id }) => id === split.ids[0])?.mergedInto).toBe('prop-73');
  expect((await send(path, { by, action: 'split', claims: ['claim-1'] })).status).toBe(400);
  expect((await send(path, { by, action: 'merge', other: 'none' })).status).toBe(404);
});

it('the ledger comes with paragraphs and caps, and a transfer is checked', async () => {
  const ledger = await read<LedgerState>(`${home}/ledger`, 'ledger');
  expect(ledger.pairs[0]?.lines[0]).toMatchObject({ item: 'arms', stage: 'delivered' });
  const question = { from: 'SAMPLE', to: 'Elsewhere', item: 'heavy goods', date: '2023-10', quantity: null };
  const response = await send(`${home}/transfer-check`, question);
  const { touched } = (await response.json()) as TransferAnswer;
  expect(touched.map(({ effect, provision }) => [provision.id, effect])).toEqual([['provision-1', 'forbidden']]);
  expect((await send(`${home}/transfer-check`, { ...question, date: 'soon' })).status).toBe(400);
  expect(await read(`${home}/name-sightings`, 'nameSightings')).toEqual({ listed: 0, items: [] });
  expect(await (await send('/api/v1/name-check', { name: 'Sample' })).json()).toEqual({ listed: 0, matches: [] });
});

it('the board tells steps, gaps and what to look for', async () => {
  const { chains } = await read<WarningState>(`${home}/warning`, 'warning');
  expect(chains[0]).toMatchObject({ chain: 'Sample test', seen: 1, reported: 1, reached: 2 });
  expect(chains[0]!.next.map(({ id }) => id)).toEqual(['step-3']);
  const moved = await change(`${home}/warning/moves`, { by, indicators: ['step-4'] });
  expect(moved.ids).toEqual([]);
});
