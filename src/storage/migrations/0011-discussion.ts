import type { Kysely } from 'kysely';
import type { Dialect } from '../engine.ts';
import type { Tables } from '../tables.ts';

/** Comments and assignments, found by the record they are about, by their case and by whose they are. */
export async function addDiscussion(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  for (const table of ['comments', 'assignments']) {
    const create = db.schema
      .createTable(table)
      .addColumn('id', dialect.idType, (column) => column.primaryKey().notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('body_sha256', 'text', (column) => column.notNull())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('case_id', 'text')
      .addColumn('about', 'text')
      .addColumn('state', 'text');
    await (table === 'comments' ? create : create.addColumn('assignee', 'text')).execute();
    for (const column of table === 'comments' ? ['case_id', 'about', 'state'] : ['case_id', 'about', 'assignee'])
      await db.schema.createIndex(`${table}_by_${column}`).on(table).column(column).execute();
  }
}
