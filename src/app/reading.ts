import type { StoreReader } from './ports/store.ts';

/** The reading half of a store, to be put into another that writes in a way of its own. */
export function reading(store: StoreReader): StoreReader {
  return {
    get: (kind, id) => store.get(kind, id),
    list: (kind, filter) => store.list(kind, filter),
    count: (kind, filter) => store.count(kind, filter),
    countChanges: (kind, filter) => store.countChanges(kind, filter),
    revision: () => store.revision(),
    head: () => store.head(),
    history: (filter) => store.history(filter),
    countHistory: (filter) => store.countHistory(filter),
    changesSince: (revision) => store.changesSince(revision),
  };
}
