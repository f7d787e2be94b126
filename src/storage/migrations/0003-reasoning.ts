import { hash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { canonicalJson } from '#core';
import type { Dialect } from '../engine.ts';
import type { Tables } from '../tables.ts';

/** Members that records of these tables have from now on, with what stands for "nobody said". */
const newMembers: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  provisions: { items: null, binds: null, caps: [], exemptions: [] },
  hypotheses: { expects: [], prior: null, unseeable: [] },
  judgements: { confidenceBasis: null, alternative: null },
  indicators: { observables: [], leadDays: null },
  forecasts: { claimId: null },
};

/** Outcomes, grades, the ledger and lists of names; and the members that older kinds have got. */
export async function addReasoning(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  for (const table of ['outcomes', 'grades', 'exchanges', 'designations']) {
    const create = db.schema
      .createTable(table)
      .addColumn('id', dialect.idType, (column) => column.primaryKey().notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('body_sha256', 'text', (column) => column.notNull())
      .addColumn('revision', 'integer', (column) => column.notNull());
    if (table === 'designations') await create.execute();
    else {
      await create.addColumn('case_id', 'text').execute();
      await db.schema.createIndex(`${table}_by_case_id`).on(table).columns(['case_id']).execute();
    }
  }
  for (const [table, members] of Object.entries(newMembers)) await completeRecords(db, table, members);
}

/** Old bodies get the new members; the history keeps the bodies as they were. */
async function completeRecords(
  db: Kysely<Tables>,
  table: string,
  members: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { rows } = await sql<{ id: string; body: string }>`select id, body from ${sql.table(table)}`.execute(db);
  for (const { id, body } of rows) {
    const completed = canonicalJson(complete(table, { ...members, ...JSON.parse(body) }));
    const digest = hash('sha256', completed, 'hex');
    await sql`update ${sql.table(table)} set body = ${completed}, body_sha256 = ${digest} where id = ${id}`.execute(db);
  }
}

function complete(table: string, record: Record<string, unknown>): Record<string, unknown> {
  if (table === 'forecasts') {
    const resolution = record['resolution'] as Record<string, unknown>;
    return { ...record, resolution: { citations: [], ...resolution } };
  }
  if (table !== 'hypotheses') return record;
  const evidence = record['evidence'] as readonly Record<string, unknown>[];
  return { ...record, evidence: evidence.map((reading) => ({ likelihood: null, ...reading })) };
}
