import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import {
  type Blobs,
  CaseError,
  type Deciding,
  type GroupingReport,
  type Store,
  exportCase,
  groupCase,
  importPath,
  keepProposal,
  mergePropositions,
  partPropositions,
  splitProposition,
  traceCase,
} from '#app';
import { createReader } from '#sources';
import { openBlobs, openSqliteStore } from '#storage';
import { scratchFolder } from '../cli/run-sightline.ts';

const caseId = 'tumangang-2023';
const by: Deciding = {
  actor: { kind: 'person', name: 'An Analyst' },
  at: '2026-01-02T03:04:05Z',
  reason: 'read both',
};

async function workspaceWith(path: string): Promise<{ store: Store; blobs: Blobs }> {
  const folder = scratchFolder();
  const ports = {
    store: await openSqliteStore(join(folder, 'sightline.db')),
    blobs: await openBlobs(join(folder, 'blobs')),
    reader: createReader(),
  };
  const { rejected } = await importPath(ports, path, { actor: by.actor, reason: 'test' });
  expect(rejected).toEqual([]);
  return ports;
}

it('what an analyst merges and splits stays over a new reading and the round trip of the bundle', async () => {
  const { store, blobs } = await workspaceWith('demo/tumangang-2023');
  const before = await groupCase(store, caseId);
  const railcars = before.propositions.find((one) => one.id === 'prop-73-railcars')!;
  expect(railcars.claims.length).toBeGreaterThanOrEqual(8);
  expect(railcars.claims.every((claim) => /7[03]/.test(claim.text))).toBe(true);
  expect(before.proposals.length).toBeGreaterThan(3);

  const proposal = before.proposals[0]!;
  const kept = await keepProposal(store, { caseId, proposalId: proposal.id, text: 'Never more than 20 before.' }, by);
  await mergePropositions(store, { caseId, from: 'prop-traffic-means-arms', into: 'prop-deliveries-begun' }, by);
  const meduza = railcars.claims.find((claim) => claim.documentId === 'doc-meduza-2023-10-08')!;
  const split = { caseId, from: 'prop-73-railcars', claimIds: [meduza.claimId] };
  const atLeast = await splitProposition(store, { ...split, text: 'At least 73 stood there.' }, by);

  const after = await groupCase(store, caseId);
  const idsOf = (report: GroupingReport, id: string): string[] =>
    report.propositions.find((one) => one.id === id)!.claims.map((claim) => claim.claimId);
  expect(idsOf(after, atLeast)).toContain(meduza.claimId);
  expect(idsOf(after, railcars.id)).not.toContain(meduza.claimId);
  for (const claim of proposal.claims) expect(idsOf(after, kept)).toContain(claim.claimId);
  expect(after.propositions.find((one) => one.id === 'prop-traffic-means-arms')).toMatchObject({
    mergedInto: 'prop-deliveries-begun',
    claims: [],
  });
  const traced = await traceCase(store, caseId);
  expect(traced.propositions.map((one) => one.id)).not.toContain('prop-traffic-means-arms');
  const [entry] = (await store.history({ id: 'prop-deliveries-begun' })).slice(-1);
  expect(entry).toMatchObject({ actor: by.actor, action: 'updated', reason: 'read both' });

  const bundle = scratchFolder();
  for (const { path, content } of await exportCase({ store, blobs }, caseId, 'bundle')) {
    await mkdir(dirname(join(bundle, path)), { recursive: true });
    await writeFile(join(bundle, path), content);
  }
  const second = await workspaceWith(bundle);
  expect(await groupCase(second.store, caseId)).toEqual(after);

  await partPropositions(store, { caseId, from: 'prop-traffic-means-arms', into: 'prop-deliveries-begun' }, by);
  expect(idsOf(await groupCase(store, caseId), 'prop-traffic-means-arms')).toEqual(
    idsOf(before, 'prop-traffic-means-arms'),
  );

  const nothing = { caseId, from: 'nothing', into: 'prop-no-agreement' };
  await expect(mergePropositions(store, nothing, by)).rejects.toThrow('there is no proposition "nothing"');
  await expect(keepProposal(store, { caseId, proposalId: 'nothing' }, by)).rejects.toThrow('there is no proposal');
  await expect(splitProposition(store, { ...split, claimIds: ['no'], text: 'x' }, by)).rejects.toThrow('no claim "no"');
  const machine = { ...by, actor: { kind: 'machine', name: 'x' } } as const;
  await expect(mergePropositions(store, { ...nothing, from: railcars.id }, machine)).rejects.toThrow(CaseError);
  await store.close();
  await second.store.close();
});
