import { DatabaseSync } from 'node:sqlite';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Job, JobEvent, JobStatus, Store } from '#app';
import { type HistoryEntry, type RecordKind, canonicalJson, recordKinds, sha256Hex } from '#core';
import { batchSize } from './faults/import-batch.ts';
import type { World } from './world.ts';

/**
 * What must hold whatever happened: what was reported as done is there, whole, and once; every record and every job is
 * what its history says. Gives back each sentence that does not hold.
 */
export async function findBroken(world: World): Promise<string[]> {
  return world.withStore(async (store) => [
    ...findUnsound(world),
    ...(await findUnexplained(store)),
    ...(await findLost(world, store)),
    ...(await findCountedTwice(store)),
    ...(await findWrongJobs(store)),
    ...(await findLostBlobs(world, store)),
  ]);
}

/** The database file is whole. */
function findUnsound({ workspace }: World): string[] {
  const path = join(workspace, 'sightline.db');
  if (!existsSync(path)) return [];
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const said = database.prepare('pragma integrity_check(1)').get()?.['integrity_check'];
    return said === 'ok' ? [] : [`the database is damaged: ${String(said)}`];
  } finally {
    database.close();
  }
}

/** The history has no gaps, and each record is what its last entry says, each entry what came of the one before. */
async function findUnexplained(store: Store): Promise<string[]> {
  const history = await store.history();
  const broken = history.flatMap(({ sequence }, index) =>
    sequence === index + 1 ? [] : [`entry ${index + 1} of the history has the number ${sequence}`],
  );
  const entries = Map.groupBy(history, ({ recordId, recordKind }) => `${recordKind}/${recordId}`);
  for (const [name, own] of entries) broken.push(...findBreaks(name, own));
  for (const kind of recordKinds) broken.push(...(await findUnrecorded(store, kind, entries)));
  return broken;
}

function findBreaks(name: string, own: readonly HistoryEntry[]): string[] {
  return own.flatMap(({ action, before }, index) => {
    if (index === 0) return action === 'added' && before === null ? [] : [`${name} begins with "${action}"`];
    const isNext = action === 'updated' && sha256Hex(canonicalJson(before)) === own[index - 1]!.afterSha256;
    return isNext ? [] : [`${name}: entry ${index + 1} (${action}) does not follow from the one before`];
  });
}

async function findUnrecorded(
  store: Store,
  kind: RecordKind,
  entries: ReadonlyMap<string, readonly HistoryEntry[]>,
): Promise<string[]> {
  const kept = new Map((await store.list(kind)).map((record) => [`${kind}/${record.id}`, record]));
  const broken = [...entries.keys()]
    .filter((name) => name.startsWith(`${kind}/`) && !kept.has(name))
    .map((name) => `${name} stands in the history and is not there`);
  for (const [name, record] of kept)
    if (entries.get(name)?.at(-1)?.afterSha256 !== sha256Hex(canonicalJson(record)))
      broken.push(`${name} is not what its history says`);
  return broken;
}

/** What a process said it had done is there, and what was begun is there whole or not at all. */
async function findLost({ batches, reported }: World, store: Store): Promise<string[]> {
  const broken: string[] = [];
  const observations = await store.list('observation', { siteId: 'batches' });
  const perBatch = Map.groupBy(observations, ({ objectClass }) => objectClass);
  for (let batch = 1; batch <= batches; batch++) {
    const kept = perBatch.get(`batch-${batch}`)?.length ?? 0;
    if (kept !== 0 && kept !== batchSize) broken.push(`batch ${batch} is there by part: ${kept} of ${batchSize}`);
    if (kept === 0 && reported.batches.has(batch)) broken.push(`batch ${batch} was reported and is lost`);
  }
  for (const [claimId, reason] of reported.decisions) {
    const entries = (await store.history({ kind: 'claim', id: claimId })).filter((entry) => entry.reason === reason);
    if (entries.length !== 1) broken.push(`the decision "${reason}" on ${claimId} stands ${entries.length} times`);
  }
  for (const url of reported.pages) {
    const kept = await store.count('document', { url });
    if (kept !== 1) broken.push(`${url} was read and is kept ${kept} times`);
  }
  return broken;
}

/** A count that is done is there once, and was kept once. */
async function findCountedTwice(store: Store): Promise<string[]> {
  const broken: string[] = [];
  const seen = new Set<string>();
  for (const { id, objectClass, sceneId, siteId, zoneId } of await store.list('observation', { siteId: 'yard' })) {
    const look = `${sceneId}/${siteId}/${zoneId}/${objectClass}`;
    if (seen.has(look)) broken.push(`${look} was counted twice`);
    seen.add(look);
    const kept = (await store.history({ kind: 'observation', id })).length;
    if (kept !== 1) broken.push(`the count ${id} was kept ${kept} times`);
  }
  for (const { id, input } of await store.jobs.list({ kinds: ['count'], status: ['done'] })) {
    const look = `${String(input['sceneId'])}/${String(input['siteId'])}/null/${String(input['objectClass'])}`;
    if (!seen.has(look)) broken.push(`${id} is done and its count is not there`);
  }
  return broken;
}

/** Which state may follow which. */
const next: Readonly<Record<JobStatus, readonly JobStatus[]>> = {
  planned: ['running', 'cancelled'],
  running: ['running', 'done', 'failed', 'planned', 'cancelled'],
  done: [],
  failed: ['planned'],
  cancelled: ['planned'],
};

async function findWrongJobs(store: Store): Promise<string[]> {
  const broken: string[] = [];
  for (const job of await store.jobs.list({ limit: 100_000 })) {
    const fault = findJobFault(job, await store.jobs.events(job.id));
    if (fault !== null) broken.push(`${job.id}: ${fault}`);
  }
  return broken;
}

function findJobFault(job: Job, events: readonly JobEvent[]): string | null {
  if (events[0]?.status !== 'planned') return 'was never planned';
  if (events.at(-1)?.status !== job.status) return `is ${job.status}, and its last event is ${events.at(-1)?.status}`;
  for (const [index, { number, status }] of events.entries()) {
    if (number !== index + 1) return `event ${index + 1} has the number ${number}`;
    const before = events[index - 1]?.status;
    if (before !== undefined && !next[before].includes(status)) return `went from ${before} to ${status}`;
  }
  return null;
}

/** The bytes of every document are kept, before anything names them. */
async function findLostBlobs(world: World, store: Store): Promise<string[]> {
  const blobs = await world.openBlobs();
  const broken: string[] = [];
  for (const { id, sha256 } of await store.list('document'))
    await blobs.get(sha256).catch((error: Error) => broken.push(`document ${id}: ${error.message}`));
  return broken;
}
