import { type Actor, type Case, type RecordKind, type RecordTypes, recordKinds } from '#core';
import { CaseError } from '../errors.ts';
import type { HistoryFilter, RecordFilter, Store, StoreReader, StoreWriter } from '../ports/store.ts';
import { type CaseScope, belongingOf, caseLists, isWithin, narrowFilter } from './case-scope.ts';

/** Ids of a filter that selects few records. */
const mostShort = 1000;

/** How far one person reaches in a workspace. */
export interface Reach {
  /** Null: everything. */
  readonly reads: CaseScope | null;
  readonly writes: CaseScope | null;
  /** The author of all that is written. */
  readonly actor: Actor;
}

/**
 * A store that shows and takes only what the reach of whoever asks allows, found out anew with each call. The wall stands
 * here and not in the use cases, so that none can forget it. Null stands for one person on one machine: no wall.
 */
export function scopeStore(store: Store, reach: () => Reach | null): Store {
  return {
    ...scopeReader(store, () => reach()?.reads ?? null),
    jobs: store.jobs,
    subscriptions: store.subscriptions,
    audit: store.audit,
    transaction: (context, work) => {
      const now = reach();
      if (now === null) return store.transaction(context, work);
      return store.transaction({ ...context, actor: now.actor }, (writer) => work(scopeWriter(writer, now)));
    },
    close: () => store.close(),
  };
}

/** The reading half. */
export function scopeReader(store: StoreReader, scope: () => CaseScope | null): StoreReader {
  const list = async <K extends RecordKind>(kind: K, filter: RecordFilter = {}): Promise<RecordTypes[K][]> => {
    const now = scope();
    if (now !== null && isShort(kind, filter)) return listShort(store, kind, filter, now);
    const narrowed = narrow(kind, filter, now);
    return narrowed === null ? [] : store.list(kind, narrowed);
  };
  const history = (filter: HistoryFilter = {}): HistoryFilter => narrowHistory(filter, scope());
  return {
    list,
    get: async (kind, id) => (scope() === null ? store.get(kind, id) : (await list(kind, { ids: [id] }))[0]),
    count: async (kind, filter = {}) => {
      const narrowed = narrow(kind, filter, scope());
      return narrowed === null ? 0 : store.count(kind, narrowed);
    },
    countChanges: async (kind, filter = {}) => {
      const narrowed = narrow(kind, filter, scope());
      return narrowed === null ? 0 : store.countChanges(kind, narrowed);
    },
    revision: () => store.revision(),
    head: () => store.head(),
    history: (filter) => store.history(history(filter)),
    countHistory: (filter) => store.countHistory(history(filter)),
    changesSince: async (revision) => {
      const changes = await store.changesSince(revision);
      if (scope() === null) return changes;
      const own = new Map<RecordKind, number>();
      for (const kind of changes.keys()) {
        const count = await store.countHistory(history({ kind, after: revision }));
        if (count > 0) own.set(kind, count);
      }
      return own;
    },
  };
}

/** Selects few records, so that each is looked at: in a query, a scope of ten thousand sites costs more than the query. */
function isShort(kind: RecordKind, { ids, sceneId }: RecordFilter): boolean {
  if (kind === 'scene' || belongingOf(kind).by === 'all') return false;
  return (ids !== undefined && ids.length <= mostShort) || (kind === 'site' && sceneId !== undefined);
}

async function listShort<K extends RecordKind>(
  store: StoreReader,
  kind: K,
  { limit, ...filter }: RecordFilter,
  scope: CaseScope,
): Promise<RecordTypes[K][]> {
  const found = await store.list(kind, filter);
  return found.filter((record) => isWithin(kind, record, scope)).slice(0, limit);
}

function narrow(kind: RecordKind, filter: RecordFilter, scope: CaseScope | null): RecordFilter | null {
  return scope === null ? filter : narrowFilter(kind, filter, scope);
}

function narrowHistory(filter: HistoryFilter, scope: CaseScope | null): HistoryFilter {
  if (scope === null) return filter;
  const kinds = filter.kind === undefined ? recordKinds : [filter.kind];
  const asked = filter.of ?? kinds.map((kind) => ({ kind, filter: {} }));
  const of = asked.flatMap((one) => {
    const narrowed = narrowFilter(one.kind, one.filter, scope);
    return narrowed === null ? [] : [{ kind: one.kind, filter: narrowed }];
  });
  return { ...filter, of };
}

function scopeWriter(writer: StoreWriter, { actor, reads, writes }: Reach): StoreWriter {
  return {
    ...scopeReader(writer, () => reads),
    jobs: writer.jobs,
    put: async (kind, records) => {
      if (writes !== null) {
        // What stands under these ids now, too: nobody takes a record away from a case by giving its id to another.
        const kept = await writer.list(kind, { ids: records.map(({ id }) => id) });
        for (const record of [...records, ...kept])
          if (!isWithin(kind, record, writes) || !listsOnlyKnown(kind, record, reads))
            throw new CaseError('not-permitted', `${actor.name} may not change the ${kind} "${record.id}"`);
      }
      return writer.put(kind, records);
    },
  };
}

/** A case is not given what its editor cannot see: its members would then be shown to all of the case. */
function listsOnlyKnown(kind: RecordKind, record: object, reads: CaseScope | null): boolean {
  if (kind !== 'case' || reads === null) return true;
  const lists = record as Case;
  return caseLists.every((list) => lists[list].every((id) => reads[list].has(id)));
}
