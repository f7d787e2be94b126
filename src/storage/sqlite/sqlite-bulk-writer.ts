import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { type HistoryStart, hashHistoryStart } from '#core';
import type { BulkWriter, HistorySeal, KeptRow, NewRow, RowShape } from '../engine.ts';
import type { HistoryRow } from '../tables.ts';

/** Rows one by one through statements that are prepared once: ten times faster here than statements of many rows. */
export class SqliteBulkWriter implements BulkWriter {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  async findKept({ table }: RowShape, rows: readonly NewRow[]): Promise<readonly KeptRow[]> {
    const find = this.#prepared(
      `select id, case when body_sha256 = ? then null else body end as body from "${table}" where id = ?`,
    );
    const found: KeptRow[] = [];
    for (const row of rows) {
      const kept = find.get(row.body_sha256, row.id);
      if (kept) found.push(kept as unknown as KeptRow);
    }
    return found;
  }

  async upsert({ table, columns }: RowShape, rows: readonly NewRow[]): Promise<void> {
    const names = ['body', 'body_sha256', ...columns];
    const upsert = this.#prepared(
      `insert into "${table}" (id, ${names.join(', ')}, revision) values (?, ${names.map(() => '?').join(', ')}, 1)
       on conflict (id) do update set ${names.map((name) => `${name} = excluded.${name}`).join(', ')},
       revision = revision + 1`,
    );
    for (const row of rows) {
      const extracted = columns.map((column) => row.extracted[column] ?? null);
      upsert.run(row.id, row.body, row.body_sha256, ...extracted);
    }
  }

  async head(): Promise<Pick<HistorySeal, 'sequence' | 'sha256'>> {
    const row = this.#prepared('select sequence, sha256 from history order by sequence desc limit 1').get();
    if (row) return row as unknown as Pick<HistorySeal, 'sequence' | 'sha256'>;
    const start = this.#prepared('select entries, at from history_start').get();
    return { sequence: 0, sha256: hashHistoryStart(start as unknown as HistoryStart) };
  }

  async appendHistory(rows: readonly HistoryRow[]): Promise<void> {
    const append = this.#prepared(
      `insert into history (sequence, at, actor_kind, actor_name, record_kind, record_id, action, reason,
       after_sha256, before_body, previous_sha256, sha256) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    for (const row of rows) {
      append.run(
        row.sequence,
        row.at,
        row.actor_kind,
        row.actor_name,
        row.record_kind,
        row.record_id,
        row.action,
        row.reason,
        row.after_sha256,
        row.before_body,
        row.previous_sha256,
        row.sha256,
      );
    }
  }

  #prepared(text: string): StatementSync {
    let statement = this.#statements.get(text);
    if (!statement) this.#statements.set(text, (statement = this.#database.prepare(text)));
    return statement;
  }
}
