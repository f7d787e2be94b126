import { hash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { canonicalJson } from '#core';
import type { Tables } from '../tables.ts';

/** What a document of version 3 did not say yet. */
const unsaid = { capture: null, encoding: null, modified: null, notes: [], pageStarts: [], replaces: null };

/** Documents say how they came from the web, and are found by the address that was asked for. */
export async function addCaptures(db: Kysely<Tables>): Promise<void> {
  await db.schema.alterTable('documents').addColumn('requested', 'text').execute();
  await db.schema.createIndex('documents_by_requested').on('documents').columns(['requested']).execute();
  const { rows } = await sql<{ id: string }>`select id from documents`.execute(db);
  for (const { id } of rows) {
    const found = await sql<{ body: string }>`select body from documents where id = ${id}`.execute(db);
    const body = canonicalJson({ ...unsaid, ...(JSON.parse(found.rows[0]?.body ?? '{}') as object) });
    const sha256 = hash('sha256', body, 'hex');
    await sql`update documents set body = ${body}, body_sha256 = ${sha256} where id = ${id}`.execute(db);
  }
}
