import { hash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { canonicalJson } from '#core';
import { sealRows } from '../history/seal-rows.ts';
import type { Tables } from '../tables.ts';

/**
 * Cases list the parties and mentions that belong to them, as they do sites and documents. Until now all belonged to all, so
 * each case gets all that are there, and an entry of the history that says so.
 */
export async function listPartiesInCases(db: Kysely<Tables>): Promise<void> {
  const cases = await sql<{ id: string; body: string }>`select id, body from cases order by id`.execute(db);
  if (cases.rows.length === 0) return;
  const lists = { parties: await idsOf(db, 'parties'), mentions: await idsOf(db, 'mentions') };
  const last = await db
    .selectFrom('history')
    .select(['sequence', 'sha256'])
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const sequence = Number(last.sequence);
  const at = new Date().toISOString();
  const entries = [];
  for (const [index, { body, id }] of cases.rows.entries()) {
    const completed = canonicalJson({ ...lists, ...(JSON.parse(body) as object) });
    const digest = hash('sha256', completed, 'hex');
    await sql`update cases set body = ${completed}, body_sha256 = ${digest}, revision = revision + 1 where id = ${id}`.execute(
      db,
    );
    entries.push({
      sequence: sequence + 1 + index,
      at,
      actor_kind: 'machine',
      actor_name: 'sightline',
      record_kind: 'case',
      record_id: id,
      action: 'updated',
      reason: 'lists the parties and mentions that belong to it, by an upgrade of the workspace',
      after_sha256: digest,
      before_body: body,
    });
  }
  for (const entry of sealRows({ sha256: last.sha256 }, entries))
    await db.insertInto('history').values(entry).execute();
}

async function idsOf(db: Kysely<Tables>, table: 'parties' | 'mentions'): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)} order by id`.execute(db);
  return rows.map(({ id }) => id);
}
