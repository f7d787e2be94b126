import { type HistoryAnchor, type HistoryEntry, type RecordKind, type RecordTypes, hashHistoryStart } from '#core';
import type { HistoryFilter, RecordFilter, StoreReader } from '#app';
import { type CompiledQuery, type Kysely, type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { Dialect } from './engine.ts';
import { readHistoryStart } from './history/record-audit.ts';
import { filterColumns, objectClassColumn, recordTables } from './record-tables.ts';
import { touchesBox, touchesDays, touchesTime } from './scene-search.ts';
import { liesOver, liesUnder } from './scene-sites.ts';
import { StorageError } from './storage-error.ts';
import type { HistoryRow, RecordRow, Tables } from './tables.ts';

/** A list of more than this is likely to select much of its table. */
const manyValues = 200;

type RecordQuery = SelectQueryBuilder<Tables & { record: RecordRow }, 'record', object>;

/** Reads records and history, of every kind and in both engines by the same queries. */
export class RecordReader implements StoreReader {
  readonly #db: Kysely<Tables>;
  readonly #dialect: Dialect;
  /** Asked for with every tile: putting the query together takes longer than the answer. */
  #revision: CompiledQuery<{ readonly sequence: number | string | null }> | undefined;

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
      const conditions = this.#conditions(kind, filter);
      if (conditions === null || filter.limit === 0) return [];
      if (filter.after !== undefined) conditions.push(sql`id > ${beforeNul(filter.after)}`);
      if (filter.newestFirst) conditions.push(...beganKnown(kind, filter));
      let query = this.#select(kind, conditions).select(['id', 'body']);
      query = filter.newestFirst ? query.orderBy('start_ms', 'desc').orderBy('id') : query.orderBy('id');
      if (filter.limit !== undefined) query = query.limit(filter.limit);
      const rows = await query.execute();
      return rows.map((row) => parseBody(row.body, `${kind} ${row.id}`) as RecordTypes[K]);
    });
  }

  /** How many records the filter selects; its `limit` and `after` only cut pages and do not matter here. */
  async count(kind: RecordKind, filter: RecordFilter = {}): Promise<number> {
    return this.#total(kind, filter, sql<number>`count(*)`);
  }

  /** The revision of a record is the number of its entries: each change of it writes one. */
  async countChanges(kind: RecordKind, filter: RecordFilter = {}): Promise<number> {
    return this.#total(kind, filter, sql<number>`coalesce(sum(revision), 0)`);
  }

  async #total(kind: RecordKind, filter: RecordFilter, total: RawBuilder<number>): Promise<number> {
    return this.#guarded(async () => {
      const conditions = this.#conditions(kind, filter);
      if (conditions === null) return 0;
      const row = await this.#select(kind, conditions).select(total.as('total')).executeTakeFirstOrThrow();
      return Number(row.total);
    });
  }

  async revision(): Promise<number> {
    return this.#guarded(async () => {
      this.#revision ??= this.#db
        .selectFrom('history')
        .select(({ fn }) => fn.max('sequence').as('sequence'))
        .compile();
      const { rows } = await this.#db.executeQuery(this.#revision);
      return Number(rows[0]?.sequence ?? 0);
    });
  }

  async head(): Promise<HistoryAnchor> {
    return this.#guarded(async () => {
      const newest = this.#db.selectFrom('history').select(['sequence', 'sha256', 'at']).orderBy('sequence', 'desc');
      const row = await newest.limit(1).executeTakeFirst();
      if (row) return { ...row, sequence: Number(row.sequence) };
      const start = await readHistoryStart(this.#db);
      return { sequence: 0, sha256: hashHistoryStart(start), at: start.at };
    });
  }

  async history(filter: HistoryFilter = {}): Promise<HistoryEntry[]> {
    return this.#guarded(async () => {
      const query = this.#history(filter)
        ?.selectAll()
        .orderBy('sequence', filter.newestFirst ? 'desc' : 'asc');
      const rows = await (filter.limit === undefined ? query : query?.limit(filter.limit))?.execute();
      return rows?.map(historyEntry) ?? [];
    });
  }

  async countHistory(filter: HistoryFilter = {}): Promise<number> {
    return this.#guarded(async () => {
      const query = this.#history(filter)?.select(({ fn }) => fn.countAll().as('total'));
      return Number((await query?.executeTakeFirst())?.total ?? 0);
    });
  }

  async changesSince(revision: number): Promise<ReadonlyMap<RecordKind, number>> {
    return this.#guarded(async () => {
      const query = this.#db.selectFrom('history').where('sequence', '>', revision).groupBy('record_kind');
      const rows = await query.select(({ fn }) => ['record_kind', fn.countAll().as('total')]).execute();
      return new Map(rows.map((row) => [row.record_kind as RecordKind, Number(row.total)]));
    });
  }

  /** Undefined where nothing can match. */
  #history({
    after,
    by,
    id,
    kind,
    of,
    upTo,
  }: HistoryFilter): SelectQueryBuilder<Tables, 'history', object> | undefined {
    let query = this.#db.selectFrom('history');
    if (id?.includes('\0')) return undefined;
    if (kind !== undefined) query = query.where('record_kind', '=', kind);
    if (id !== undefined) query = query.where('record_id', '=', id);
    if (by !== undefined) query = query.where('actor_kind', '=', by);
    if (after !== undefined) query = query.where('sequence', '>', after);
    if (upTo !== undefined) query = query.where('sequence', '<=', upTo);
    if (of === undefined) return query;
    const memberships = of.flatMap((one) => this.#isMember(one.kind, one.filter) ?? []);
    return memberships.length === 0 ? undefined : query.where(sql<SqlBool>`(${sql.join(memberships, sql` or `)})`);
  }

  /** That a row of the history is about a record of this kind which the filter lets through; null where none can be. */
  #isMember(kind: RecordKind, filter: RecordFilter): RawBuilder<SqlBool> | null {
    const conditions = this.#conditions(kind, { ...filter, limit: 1 });
    if (conditions === null) return null;
    if (conditions.length === 0) return sql<SqlBool>`record_kind = ${kind}`;
    // A subquery with a key, and not a list of ids: it is asked for the few rows of a page only. Without the bounds PostgreSQL
    // would rather read the whole table once.
    return sql<SqlBool>`(record_kind = ${kind} and exists (select 1 from ${sql.table(recordTables[kind].table)} as record
      where record.id = history.record_id and ${sql.join(conditions, sql` and `)} limit 1 offset 0))`;
  }

  #select(kind: RecordKind, conditions: readonly RawBuilder<SqlBool>[]): RecordQuery {
    const table = sql<RecordRow>`${sql.table(recordTables[kind].table)}`.as('record');
    return conditions.reduce((query: RecordQuery, condition) => query.where(condition), this.#db.selectFrom(table));
  }

  /** Null where nothing can match. */
  #conditions(kind: RecordKind, filter: RecordFilter): RawBuilder<SqlBool>[] | null {
    const { bbox, from, siteId, to, ...rest } = filter;
    const { sceneId, ...unlinked } = rest;
    const columns = kind === 'site' ? unlinked : rest;
    const conditions = this.#columnConditions(
      kind,
      kind === 'scene' || siteId === undefined ? columns : { ...columns, siteId },
    );
    if (conditions === null) return null;
    const isTimed = from !== undefined || to !== undefined;
    if (isTimed && kind === 'observation') conditions.push(...touchesDays(from, to));
    else if (isTimed && kind === 'scene') conditions.push(...touchesTime(from, to));
    else if (isTimed) throw new Error(`a ${kind} cannot be filtered by time`);
    if (bbox !== undefined && kind !== 'scene') throw new Error(`a ${kind} cannot be filtered by a box`);
    if (bbox !== undefined) conditions.unshift(touchesBox(bbox));
    if (kind === 'scene' && siteId !== undefined) conditions.unshift(liesOver([siteId].flat(), this.#dialect));
    if (kind === 'site' && sceneId !== undefined) conditions.unshift(liesUnder(sceneId));
    return conditions;
  }

  #columnConditions(kind: RecordKind, filter: RecordFilter): RawBuilder<SqlBool>[] | null {
    const ids = filter.ids?.filter((id) => !id.includes('\0'));
    const conditions = ids === undefined ? [] : [this.#dialect.isAnyOf('id', ids)];
    for (const [member, column] of Object.entries(filterColumns)) {
      const wanted = filter[member as keyof typeof filterColumns];
      if (wanted === undefined) continue;
      if (!recordTables[kind].columns.includes(column)) throw new Error(`a ${kind} cannot be filtered by ${member}`);
      if (typeof wanted !== 'string') {
        const known = wanted.filter((one) => !one.includes('\0'));
        // A page is read in the order of ids; to count, the index is the shorter way.
        const test = filter.limit !== undefined && known.length > manyValues ? 'isAnyOfMany' : 'isAnyOf';
        conditions.push(this.#dialect[test](column, known));
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

/** What the order by beginning needs. */
function beganKnown(kind: RecordKind, { after }: RecordFilter): RawBuilder<SqlBool>[] {
  if (kind !== 'scene' || after !== undefined) throw new Error(`a ${kind} cannot be read newest first from there`);
  return [sql<SqlBool>`start_ms is not null`];
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
    previousSha256: row.previous_sha256,
    sha256: row.sha256,
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
