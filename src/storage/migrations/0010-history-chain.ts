import { hash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { type HistoryStart, canonicalJson, hashHistoryStart } from '#core';
import type { Dialect, HistorySeal } from '../engine.ts';
import { sealRows } from '../history/seal-rows.ts';
import type { HistoryRow, Tables } from '../tables.ts';

/** Entries chained at once. */
const batchSize = 1000;

/** Where each kind of record was kept in this version. */
const tables: Readonly<Record<string, string>> = {
  case: 'cases',
  site: 'sites',
  zone: 'zones',
  scene: 'scenes',
  observation: 'observations',
  marking: 'markings',
  alert: 'alerts',
  document: 'documents',
  claim: 'claims',
  party: 'parties',
  mention: 'mentions',
  proposition: 'propositions',
  hypothesis: 'hypotheses',
  judgement: 'judgements',
  provision: 'provisions',
  indicator: 'indicators',
  forecast: 'forecasts',
  outcome: 'outcomes',
  grade: 'grades',
  exchange: 'exchanges',
  designation: 'designations',
  composition: 'compositions',
  publication: 'publications',
};

/**
 * Every entry of the history names the hash of the one before. What is there already is chained as it is found, and
 * `history_start` says so: up to there the chain shows changes since that time and not before it. Earlier steps
 * completed records without an entry; these get one now, so that from here on every record is as its newest entry says.
 */
export async function chainHistory(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  for (const name of ['previous_sha256', 'sha256'] as const)
    await db.schema
      .alterTable('history')
      .addColumn(name, 'text', (column) => column.notNull().defaultTo(''))
      .execute();
  await db.schema
    .createTable('history_start')
    .addColumn('entries', dialect.bigIntegerType, (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .execute();
  const found = await db
    .selectFrom('history')
    .select(({ fn }) => fn.max('sequence').as('last'))
    .executeTakeFirst();
  const start: HistoryStart = { entries: Number(found?.last ?? 0), at: new Date().toISOString() };
  await db.insertInto('history_start').values(start).execute();
  await completePublications(db);
  if (start.entries === 0) return;
  await dialect.unguardHistory(db);
  let head = await chainEntries(db, dialect, start);
  await dialect.guardHistory(db);
  for (const kind of Object.keys(tables)) head = await tellOfCompleted(db, kind, head, start.at);
}

/** Publications say up to which entry the history went; the old ones do not know. */
async function completePublications(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ id: string; body: string }>`select id, body from publications`.execute(db);
  for (const { id, body } of rows) {
    const completed = canonicalJson({ history: null, ...(JSON.parse(body) as object) });
    const digest = hash('sha256', completed, 'hex');
    await sql`update publications set body = ${completed}, body_sha256 = ${digest} where id = ${id}`.execute(db);
  }
}

type Head = Pick<HistorySeal, 'sequence' | 'sha256'>;

async function chainEntries(db: Kysely<Tables>, dialect: Dialect, start: HistoryStart): Promise<Head> {
  let head: Head = { sequence: 0, sha256: hashHistoryStart(start) };
  for (;;) {
    const { rows } = await sql<HistoryRow>`select * from history where sequence > ${head.sequence}
      order by sequence limit ${batchSize}`.execute(db);
    const seals = sealRows(head, rows).map(({ previous_sha256, sequence, sha256 }) => ({
      previous_sha256,
      sequence: Number(sequence),
      sha256,
    }));
    const last = seals.at(-1);
    if (!last) return head;
    await dialect.sealHistory(db, seals);
    head = last;
  }
}

/** One entry for each record that is not as its newest entry says; what stood before is not known any more. */
async function tellOfCompleted(db: Kysely<Tables>, kind: string, head: Head, at: string): Promise<Head> {
  const { rows } = await sql<{ id: string; body: string; body_sha256: string }>`
    select record.id, record.body, record.body_sha256 from ${sql.table(tables[kind]!)} as record
    where record.body_sha256 <> (select entry.after_sha256 from history as entry
      where entry.record_kind = ${kind} and entry.record_id = record.id order by entry.sequence desc limit 1)
    order by record.id`.execute(db);
  const entries = sealRows(
    head,
    rows.map(({ body, body_sha256, id }, index) => ({
      sequence: head.sequence + 1 + index,
      at,
      actor_kind: 'machine',
      actor_name: 'sightline',
      record_kind: kind,
      record_id: id,
      action: 'updated',
      reason: 'completed by an upgrade of the workspace',
      after_sha256: body_sha256,
      before_body: body,
    })),
  );
  for (const entry of entries) await db.insertInto('history').values(entry).execute();
  return entries.at(-1) ?? head;
}
