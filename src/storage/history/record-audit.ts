import { hash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { HistoryStart, RecordKind } from '#core';
import type { HistoryAudit, Stray } from '#app';
import type { JobAccess } from '../jobs/job-table.ts';
import { recordTables } from '../record-tables.ts';
import type { Tables } from '../tables.ts';

/** Records hashed at once. */
const pageSize = 1000;

interface ToldRow {
  readonly id: string;
  readonly body: string;
  readonly body_sha256: string;
  /** What the newest entry says; null where none does. */
  readonly told: string | null;
}

/** Compares the records with what the history says of them. Each page is one moment of the database. */
export class RecordAudit implements HistoryAudit {
  readonly #access: Pick<JobAccess, 'read'>;

  constructor(access: Pick<JobAccess, 'read'>) {
    this.#access = access;
  }

  start(): Promise<HistoryStart> {
    return this.#access.read(readHistoryStart);
  }

  async *strays(kind: RecordKind): AsyncIterable<{ readonly checked: number; readonly strays: readonly Stray[] }> {
    const table = sql.table(recordTables[kind].table);
    for (let after = ''; ;) {
      const rows = await this.#access.read(async (db) => {
        const found = await sql<ToldRow>`select record.id, record.body, record.body_sha256,
          (select entry.after_sha256 from history as entry where entry.record_kind = ${kind}
            and entry.record_id = record.id order by entry.sequence desc limit 1) as told
          from ${table} as record where record.id > ${after} order by record.id limit ${pageSize}`.execute(db);
        return found.rows;
      });
      const last = rows.at(-1);
      if (!last) break;
      yield { checked: rows.length, strays: rows.flatMap((row) => strayOf(kind, row)) };
      after = last.id;
    }
    const removed = await this.#access.read(async (db) => {
      const found = await sql<{ record_id: string }>`select distinct record_id from history where record_kind = ${kind}
        and not exists (select 1 from ${table} as record where record.id = history.record_id)
        order by record_id limit ${pageSize}`.execute(db);
      return found.rows;
    });
    yield { checked: 0, strays: removed.map(({ record_id: id }) => ({ kind, id, problem: 'removed' })) };
  }
}

/** Of a database whose beginning was taken away, one that no entry follows on. */
export async function readHistoryStart(db: Kysely<Tables>): Promise<HistoryStart> {
  const row = await db.selectFrom('history_start').select(['entries', 'at']).executeTakeFirst();
  return row ? { at: row.at, entries: Number(row.entries) } : { at: '', entries: 0 };
}

function strayOf(kind: RecordKind, { body, body_sha256, id, told }: ToldRow): Stray[] {
  if (told === null) return [{ kind, id, problem: 'unrecorded' }];
  const isTold = told === body_sha256 && hash('sha256', body, 'hex') === told;
  return isTold ? [] : [{ kind, id, problem: 'changed' }];
}
