import { type ColumnDataType, type Kysely, type RawBuilder, sql } from 'kysely';
import type { Dialect } from '../engine.ts';
import type { Tables } from '../tables.ts';

interface FirstTable {
  readonly columns: readonly string[];
  readonly indexes: readonly (readonly string[])[];
}

const byCase: FirstTable = { columns: ['case_id'], indexes: [['case_id']] };
const plain: FirstTable = { columns: [], indexes: [] };

/** The tables as they were in version 1, whatever `record-tables.ts` says today. */
const tables: Readonly<Record<string, FirstTable>> = {
  cases: plain,
  sites: plain,
  zones: { columns: ['site_id'], indexes: [['site_id']] },
  scenes: {
    columns: ['start_ms', 'end_ms', 'west', 'south', 'east', 'north', 'cell'],
    indexes: [['cell'], ['start_ms']],
  },
  observations: {
    columns: ['site_id', 'zone_id', 'object_class_key', 'first_day', 'last_day', 'seen_kind', 'review'],
    indexes: [
      ['site_id', 'object_class_key', 'first_day'],
      ['object_class_key', 'first_day'],
    ],
  },
  documents: { columns: ['url', 'sha256'], indexes: [['url'], ['sha256']] },
  claims: {
    columns: ['document_id', 'proposition_id', 'review'],
    indexes: [['document_id'], ['proposition_id']],
  },
  parties: plain,
  mentions: { columns: ['url'], indexes: [['url']] },
  propositions: byCase,
  hypotheses: byCase,
  judgements: byCase,
  provisions: plain,
  indicators: byCase,
  forecasts: byCase,
};

const integers = new Set(['first_day', 'last_day', 'cell']);
const bigIntegers = new Set(['start_ms', 'end_ms']);
const doubles = new Set(['west', 'south', 'east', 'north']);

/** A table per kind of record, the append-only history, and the list of migrations. */
export async function createFirstSchema(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  for (const [name, table] of Object.entries(tables)) await createRecordTable(db, dialect, name, table);
  await createHistory(db, dialect);
  await db.schema
    .createTable('migration')
    .addColumn('version', 'integer', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .execute();
}

/**
 * `body` is text and not jsonb: the hash is of exactly these bytes, and jsonb can hold neither \u0000 nor a lone
 * surrogate, which web pages do contain.
 */
async function createRecordTable(db: Kysely<Tables>, dialect: Dialect, name: string, table: FirstTable): Promise<void> {
  let create = db.schema
    .createTable(name)
    .addColumn('id', dialect.idType, (column) => column.primaryKey().notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('body_sha256', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull());
  for (const column of table.columns) create = create.addColumn(column, columnType(column, dialect));
  await create.execute();
  for (const columns of table.indexes) {
    await db.schema
      .createIndex(`${name}_by_${columns.join('_')}`)
      .on(name)
      .columns([...columns])
      .execute();
  }
}

async function createHistory(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  await db.schema
    .createTable('history')
    .addColumn('sequence', dialect.bigIntegerType, (column) => column.primaryKey().notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('actor_kind', 'text', (column) => column.notNull())
    .addColumn('actor_name', 'text', (column) => column.notNull())
    .addColumn('record_kind', 'text', (column) => column.notNull())
    .addColumn('record_id', dialect.idType, (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull().check(sql`action in ('added', 'updated')`))
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('after_sha256', 'text', (column) => column.notNull())
    .addColumn('before_body', 'text')
    .execute();
  // The id first: it is asked for with and without the kind.
  await db.schema.createIndex('history_by_record').on('history').columns(['record_id', 'record_kind']).execute();
  await dialect.guardHistory(db);
}

function columnType(column: string, dialect: Dialect): ColumnDataType | RawBuilder<unknown> {
  if (integers.has(column)) return 'integer';
  if (bigIntegers.has(column)) return dialect.bigIntegerType;
  return doubles.has(column) ? 'double precision' : 'text';
}
