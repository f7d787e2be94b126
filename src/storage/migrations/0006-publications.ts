import type { Kysely } from 'kysely';
import type { Dialect } from '../engine.ts';
import type { Tables } from '../tables.ts';

/** How briefs are put together, and their frozen versions. */
export async function addPublications(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  for (const table of ['compositions', 'publications']) {
    await db.schema
      .createTable(table)
      .addColumn('id', dialect.idType, (column) => column.primaryKey().notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('body_sha256', 'text', (column) => column.notNull())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('case_id', 'text')
      .execute();
    await db.schema.createIndex(`${table}_by_case_id`).on(table).columns(['case_id']).execute();
  }
}
