import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RouteName, type WatchAnswer, recordEtag, routes } from '#api';
import { readComposition, watchCase } from '#app';
import { type Observation, type RecordKind, defaultComposition, parseDateSpan, recordKinds } from '#core';
import { createServer } from '#server';
import { sampleId, sampleRecords } from '../browser/sample-case.ts';
import { type SampleWorkspace, openSampleWorkspace } from '../browser/sample-workspace.ts';
import { sampleRecords as contractRecords } from '../contracts/sample-records.ts';

/*
 * Every route that changes a record which is there already refuses a request that does not say which state of it was
 * seen, and one that saw an older state. The table below is checked to name all of them.
 */

const by = 'A. Analyst';
const site = sampleRecords.site![0]!;
const claim = sampleRecords.claim![0]!;
const observation = sampleRecords.observation![0]!;
const marking = { ...contractRecords.marking, siteId: site.id, zones: [], marks: [] };
const comment = {
  ...contractRecords.comment,
  caseId: sampleId,
  about: { kind: 'site', id: site.id, place: null },
  by,
} as const;
const assignment = { ...contractRecords.assignment, caseId: sampleId, about: comment.about };
const looks = [2, 3, 1, 2, 4, 2, 3, 2, 1, 3, 2, 2, 3, 1, 2, 3, 2, 4, 2, 70].map((count, index): Observation => ({
  ...observation,
  id: `look-${index}`,
  zoneId: null,
  sceneId: null,
  objectClass: 'flatcars',
  when: parseDateSpan(`20${15 + Math.floor(index / 4)}-0${1 + 2 * (index % 4)}-05`),
  seen: { kind: 'count', low: count, high: count },
}));
const ownMarks = {
  siteId: site.id,
  sceneId: sampleRecords.scene![0]!.id,
  objectClass: 'barges',
  gsdMetres: null,
  by,
  marks: [],
};

interface Example {
  readonly path: Readonly<Record<string, string>>;
  readonly body: object;
  /** The same route with another body, where the record must be made first. */
  readonly first?: object;
  /** What the ETag is of, where it is not the record that the path names. */
  readonly seen?: () => Promise<object>;
}

const proposition = sampleRecords.proposition![0]!.id;
const examples: Partial<Record<RouteName, Example>> = {
  markingVerdict: { path: { marking: marking.id }, body: { verdict: 'accepted', by } },
  observationVerdict: { path: { observation: observation.id }, body: { verdict: 'rejected', by } },
  claimVerdict: { path: { claim: claim.id }, body: { verdict: 'rejected', by } },
  claimCorrection: { path: { claim: claim.id }, body: { by, kind: 'assessment' } },
  claimSplit: { path: { claim: claim.id }, body: { by, at: [claim.start + 12] } },
  claimMerge: { path: { claim: claim.id }, body: { by, with: ['claim-2'] } },
  saveComposition: {
    path: { case: sampleId },
    body: { by, composition: { ...defaultComposition(sampleId), title: 'Another title' } },
    seen: () => readComposition(workspace.store, sampleId),
  },
  propositionDecision: {
    path: { case: sampleId, proposition },
    body: { by, action: 'merge', other: 'prop-other' },
  },
  reading: {
    path: { hypothesis: 'hyp-1' },
    body: {
      by,
      citation: { kind: 'observation', observationId: observation.id },
      reads: 'neutral',
      because: 'so',
      likelihood: null,
    },
  },
  stepMoves: {
    path: { case: sampleId },
    body: { by, indicators: ['none'] },
    seen: () => watchCase(workspace.store, sampleId),
  },
  forecastResolution: {
    path: { forecast: 'forecast-1' },
    body: { by, outcome: 'void', on: '2024-01-01', because: 'nobody can say', citations: [] },
  },
  alertVerdict: {
    path: { alert: '' },
    first: { verdict: 'rejected', by, reason: 'a parade' },
    body: { verdict: 'accepted', by, reason: 'no parade' },
  },
  ownMarks: {
    path: {},
    first: { ...ownMarks },
    body: { ...ownMarks, marks: [{ id: 'm', geometry: { type: 'Point', coordinates: [0, 0] } }] },
  },
  commentText: { path: { comment: comment.id }, body: { by, text: 'other words' } },
  commentWithdrawal: { path: { comment: comment.id }, body: { by } },
  threadResolution: { path: { comment: comment.id }, body: { by, resolved: true } },
  assignmentState: { path: { assignment: assignment.id }, body: { by, state: 'done', note: null } },
};

/** Below a record, but they change nothing of it: they add, only ask, or say who may. */
const additions: readonly RouteName[] = [
  'caseRole',
  'documentClaim',
  'publish',
  'keepProposal',
  'newForecast',
  'transferQuestion',
];

let workspace: SampleWorkspace;
let app: Hono;
beforeAll(async () => {
  workspace = await openSampleWorkspace({
    ...sampleRecords,
    observation: [...sampleRecords.observation!, ...looks],
    marking: [marking],
    proposition: [...sampleRecords.proposition!, { ...sampleRecords.proposition![0]!, id: 'prop-other', match: [] }],
    comment: [comment],
    assignment: [assignment],
  });
  const { store, blobs, views, board } = workspace;
  app = createServer({ store, blobs, views, board, brief: async () => undefined, webRoot: null, version: '1' });
  await board.readAll();
});
afterAll(() => workspace.close());

async function send(name: RouteName, path: Example['path'], body: object, ifMatch?: string): Promise<[number, string]> {
  const address = routes[name].path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(path[key]!));
  const response = await app.request(address, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', ...(ifMatch === undefined ? {} : { 'If-Match': ifMatch }) },
  });
  const answer = (await response.json()) as { code?: string };
  return [response.status, answer.code ?? ''];
}

async function unusualLook(): Promise<string> {
  const { alerts } = (await (await app.request('/api/v1/watch')).json()) as WatchAnswer;
  return alerts.find(({ row }) => row.objectClass === 'flatcars')!.id;
}

const changing = (Object.keys(routes) as RouteName[]).filter((name) => routes[name].ifMatch !== null);
const stale = `"${'0'.repeat(64)}"`;

describe('a change of a record that is there already', () => {
  it('is in the table of this test, and every other post below a record is known to change nothing of it', () => {
    expect(Object.keys(examples).toSorted()).toEqual(changing.toSorted());
    const below = (Object.keys(routes) as RouteName[]).filter((name) => {
      const { ifMatch, method, path } = routes[name];
      const kinds = Array.from(path.matchAll(/\{(\w+)\}/g), ([, kind]) => kind as RecordKind);
      return method !== 'get' && ifMatch === null && kinds.some((kind) => recordKinds.includes(kind));
    });
    expect(below.toSorted()).toEqual(additions.toSorted());
  });

  it.each(changing)('%s is refused without If-Match (428) and with that of an older state (412)', async (name) => {
    const { body, first, path: given, seen } = examples[name]!;
    const path = name === 'alertVerdict' ? { alert: await unusualLook() } : given;
    if (first !== undefined) expect(await send(name, path, first)).toEqual([200, '']);
    const before = await workspace.store.revision();
    expect(await send(name, path, body)).toEqual([428, 'if-match-missing']);
    expect(await send(name, path, body, stale)).toEqual([412, 'changed-meanwhile']);
    expect(await send(name, path, body, 'W/"x"')).toEqual([400, 'bad-parameter']);
    expect(await workspace.store.revision()).toBe(before);
    const [kind, id] = Object.entries(path).at(-1) ?? [];
    if (id === undefined) return;
    const record = seen ? await seen() : await workspace.store.get(kind as RecordKind, id);
    const [status] = await send(name, path, body, recordEtag(record!));
    // What the body asks for may still be refused for what it says.
    expect([200, 404, 422]).toContain(status);
  });
});
