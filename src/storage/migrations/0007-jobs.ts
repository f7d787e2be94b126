import type { Kysely } from 'kysely';
import type { Dialect } from '../engine.ts';
import type { Tables } from '../tables.ts';

/** Jobs, what happened to each, and how far each subscription has been read. */
export async function addJobs(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  await db.schema
    .createTable('job')
    .addColumn('id', dialect.idType, (column) => column.primaryKey().notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('queue', 'text')
    .addColumn('input', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('not_before_ms', dialect.bigIntegerType, (column) => column.notNull())
    .addColumn('leased_ms', dialect.bigIntegerType)
    .addColumn('lease_until_ms', dialect.bigIntegerType)
    .addColumn('worker', 'text')
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('progress', 'double precision', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('planned_ms', dialect.bigIntegerType, (column) => column.notNull())
    .addColumn('ended_ms', dialect.bigIntegerType)
    .execute();
  await db.schema.createIndex('job_by_status_not_before').on('job').columns(['status', 'not_before_ms']).execute();
  await db.schema
    .createTable('job_event')
    .addColumn('job_id', dialect.idType, (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('worker', 'text')
    .addColumn('reason', 'text')
    .addPrimaryKeyConstraint('job_event_key', ['job_id', 'number'])
    .execute();
  await db.schema
    .createTable('subscription_state')
    .addColumn('name', dialect.idType, (column) => column.primaryKey().notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
}
