import { type Kysely, type RawBuilder, sql } from 'kysely';
import { hashHistoryStart } from '#core';
import type { BulkWriter, HistorySeal, KeptRow, NewRow, RowShape } from '../engine.ts';
import type { ExtractedColumn, HistoryRow, Tables } from '../tables.ts';

const columnTypes: Readonly<Partial<Record<ExtractedColumn, string>>> = {
  first_day: 'integer',
  last_day: 'integer',
  cell: 'integer',
  start_ms: 'bigint',
  end_ms: 'bigint',
  west: 'double precision',
  south: 'double precision',
  east: 'double precision',
  north: 'double precision',
};

/** A batch as one statement with one array parameter a column: one journey to the server. */
export class PostgresBulkWriter implements BulkWriter {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async findKept({ table }: RowShape, rows: readonly NewRow[]): Promise<readonly KeptRow[]> {
    const ids = rows.map((row) => row.id);
    const hashes = rows.map((row) => row.body_sha256);
    const found = await sql<KeptRow>`
      select kept.id, case when kept.body_sha256 = wanted.body_sha256 then null else kept.body end as body
      from unnest(${ids}::text[], ${hashes}::text[]) as wanted (id, body_sha256)
      join ${sql.table(table)} as kept on kept.id = wanted.id`.execute(this.#db);
    return found.rows;
  }

  async upsert({ table, columns }: RowShape, rows: readonly NewRow[]): Promise<void> {
    const names = ['body', 'body_sha256', ...columns].map((name) => sql.ref(name));
    const values = [
      asArray(
        rows.map((row) => row.id),
        'text',
      ),
      asArray(
        rows.map((row) => row.body),
        'text',
      ),
      asArray(
        rows.map((row) => row.body_sha256),
        'text',
      ),
      ...columns.map((column) =>
        asArray(
          rows.map((row) => row.extracted[column] ?? null),
          columnTypes[column] ?? 'text',
        ),
      ),
    ];
    const replaced = names.map((name) => sql`${name} = excluded.${name}`);
    await sql`insert into ${sql.table(table)} as kept (id, ${sql.join(names)}, revision)
      select *, 1 from unnest(${sql.join(values)})
      on conflict (id) do update set ${sql.join(replaced)}, revision = kept.revision + 1`.execute(this.#db);
  }

  async head(): Promise<Pick<HistorySeal, 'sequence' | 'sha256'>> {
    const newest = this.#db.selectFrom('history').select(['sequence', 'sha256']).orderBy('sequence', 'desc').limit(1);
    const row = await newest.executeTakeFirst();
    if (row) return { ...row, sequence: Number(row.sequence) };
    const start = await this.#db.selectFrom('history_start').select(['entries', 'at']).executeTakeFirstOrThrow();
    return { sequence: 0, sha256: hashHistoryStart({ ...start, entries: Number(start.entries) }) };
  }

  async appendHistory(rows: readonly HistoryRow[]): Promise<void> {
    const texts = [
      'at',
      'actor_kind',
      'actor_name',
      'record_kind',
      'record_id',
      'action',
      'reason',
      'after_sha256',
      'before_body',
      'previous_sha256',
      'sha256',
    ] as const;
    const values = [
      asArray(
        rows.map((row) => row.sequence),
        'bigint',
      ),
      ...texts.map((name) =>
        asArray(
          rows.map((row) => row[name]),
          'text',
        ),
      ),
    ];
    const names = ['sequence', ...texts].map((name) => sql.ref(name));
    await sql`insert into history (${sql.join(names)}) select * from unnest(${sql.join(values)})`.execute(this.#db);
  }
}

function asArray(values: readonly (string | number | null)[], type: string): RawBuilder<unknown> {
  return sql`${values}::${sql.raw(type)}[]`;
}
