import { type HistoryEntry, type RecordKind, type RecordTypes, computeBoundingBox } from '#core';
import type { RecordFilter, StoreReader } from '#app';
import { type Kysely, type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { Dialect } from './engine.ts';
import { filterColumns, objectClassColumn, recordTables } from './record-tables.ts';
import { touchesBox, touchesDays, touchesTime } from './scene-search.ts';
import { StorageError } from './storage-error.ts';
import type { HistoryRow, RecordRow, Tables } from './tables.ts';

type RecordQuery = SelectQueryBuilder<Tables & { record: RecordRow }, 'record', object>;

/** Reads records and history, of every kind and in both engines by the same queries. */
export class RecordReader implements StoreReader {
  readonly #db: Kysely<Tables>;
  readonly #dialect: Dialect;

  constructor(db: Kysely<Tables>, dialect: Dialect) {
    this.#db = db;
    this.#dialect = dialect;
  }

  async get<K extends RecordKind>(kind: K, id: string): Promise<RecordTypes[K] | undefined> {
    const [record] = await this.list(kind, { ids: [id] });
    return record;
  }

  async list<K extends RecordKind>(kind: K, filter: RecordFilter = {}): Promise<RecordTypes[K][]> {
    return this.#guarded(async () => {
      const conditions = await this.#conditions(kind, filter);
      if (conditions === null || filter.limit === 0) return [];
      if (filter.after !== undefined) conditions.push(sql`id > ${beforeNul(filter.after)}`);
      let query = this.#select(kind, conditions).select(['id', 'body']).orderBy('id');
      if (filter.limit !== undefined) query = query.limit(filter.limit);
      const rows = await query.execute();
      return rows.map((row) => parseBody(row.body, `${kind} ${row.id}`) as RecordTypes[K]);
    });
  }

  /** How many records the filter selects; its `limit` and `after` only cut pages and do not matter here. */
  async count(kind: RecordKind, filter: RecordFilter = {}): Promise<number> {
    return this.#guarded(async () => {
      const conditions = await this.#conditions(kind, filter);
      if (conditions === null) return 0;
      const row = await this.#select(kind, conditions)
        .select((select) => select.fn.countAll().as('total'))
        .executeTakeFirstOrThrow();
      return Number(row.total);
    });
  }

  async revision(): Promise<number> {
    return this.#guarded(async () => {
      const newest = this.#db.selectFrom('history').select(({ fn }) => fn.max('sequence').as('sequence'));
      return Number((await newest.executeTakeFirst())?.sequence ?? 0);
    });
  }

  async history(filter: { kind?: RecordKind; id?: string; limit?: number } = {}): Promise<HistoryEntry[]> {
    return this.#guarded(async () => {
      let query = this.#db.selectFrom('history').selectAll().orderBy('sequence');
      if (filter.kind !== undefined) query = query.where('record_kind', '=', filter.kind);
      if (filter.id?.includes('\0')) return [];
      if (filter.id !== undefined) query = query.where('record_id', '=', filter.id);
      if (filter.limit !== undefined) query = query.limit(filter.limit);
      return (await query.execute()).map(historyEntry);
    });
  }

  #select(kind: RecordKind, conditions: readonly RawBuilder<SqlBool>[]): RecordQuery {
    const table = sql<RecordRow>`${sql.table(recordTables[kind].table)}`.as('record');
    return conditions.reduce((query: RecordQuery, condition) => query.where(condition), this.#db.selectFrom(table));
  }

  /** Null where nothing can match. */
  async #conditions(kind: RecordKind, filter: RecordFilter): Promise<RawBuilder<SqlBool>[] | null> {
    const { bbox, from, siteId, to, ...rest } = filter;
    const conditions = this.#columnConditions(
      kind,
      kind === 'scene' || siteId === undefined ? rest : { ...rest, siteId },
    );
    if (conditions === null) return null;
    const isTimed = from !== undefined || to !== undefined;
    if (isTimed && kind === 'observation') conditions.push(...touchesDays(from, to));
    else if (isTimed && kind === 'scene') conditions.push(...touchesTime(from, to));
    else if (isTimed) throw new Error(`a ${kind} cannot be filtered by time`);
    if (bbox !== undefined && kind !== 'scene') throw new Error(`a ${kind} cannot be filtered by a box`);
    if (bbox !== undefined) conditions.unshift(touchesBox(bbox));
    if (kind !== 'scene' || siteId === undefined) return conditions;
    if (typeof siteId !== 'string') throw new Error('a scene can be filtered by one site');
    const site = await this.get('site', siteId);
    return site?.geometry ? [touchesBox(computeBoundingBox(site.geometry)), ...conditions] : null;
  }

  #columnConditions(kind: RecordKind, filter: RecordFilter): RawBuilder<SqlBool>[] | null {
    const ids = filter.ids?.filter((id) => !id.includes('\0'));
    const conditions = ids === undefined ? [] : [this.#dialect.isAnyOf('id', ids)];
    for (const [member, column] of Object.entries(filterColumns)) {
      const wanted = filter[member as keyof typeof filterColumns];
      if (wanted === undefined) continue;
      if (!recordTables[kind].columns.includes(column)) throw new Error(`a ${kind} cannot be filtered by ${member}`);
      if (typeof wanted !== 'string') {
        conditions.push(
          this.#dialect.isAnyOf(
            column,
            wanted.filter((one) => !one.includes('\0')),
          ),
        );
        continue;
      }
      const value = member === 'objectClass' ? objectClassColumn(wanted) : wanted;
      if (value.includes('\0')) return null;
      conditions.push(sql`${sql.ref(column)} = ${value}`);
    }
    return conditions;
  }

  async #guarded<T>(read: () => Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (error) {
      throw this.#dialect.findFault(error) ?? error;
    }
  }
}

/** No id has a NUL, and PostgreSQL refuses it even as a parameter; what stands before it compares the same. */
function beforeNul(text: string): string {
  return text.split('\0', 1)[0] ?? '';
}

function historyEntry(row: HistoryRow): HistoryEntry {
  const sequence = Number(row.sequence);
  return {
    sequence,
    at: row.at,
    actor: { kind: row.actor_kind as HistoryEntry['actor']['kind'], name: row.actor_name },
    recordKind: row.record_kind as RecordKind,
    recordId: row.record_id,
    action: row.action as HistoryEntry['action'],
    reason: row.reason,
    afterSha256: row.after_sha256,
    before: row.before_body === null ? null : parseBody(row.before_body, `history entry ${sequence}`),
  };
}

function parseBody(body: string, what: string): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    const found = body.slice(0, 80);
    throw new StorageError('corrupt-record', `${what}: expected JSON, found "${found}"`, { cause });
  }
}
