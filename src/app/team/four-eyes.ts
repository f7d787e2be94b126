import type { RecordKind } from '#core';
import { type Permissions, onePerson } from '../permissions.ts';
import type { HistoryFilter, StoreReader } from '../ports/store.ts';
import type { CasePolicies } from './accounts.ts';
import { narrowFilter, scopeOfCases } from './case-scope.ts';

/** Drafts that a person decides on. */
const decided: readonly RecordKind[] = ['claim', 'observation', 'marking', 'alert'];

/**
 * Where a case says so, whoever composed its brief last, or decided last on one of its drafts, does not publish it. Names are
 * compared: without accounts people say their own.
 */
export function fourEyes(store: StoreReader, policies: Pick<CasePolicies, 'get'>): Permissions {
  return {
    async findObjection(actor, step, caseId) {
      const objection = await onePerson.findObjection(actor, step, caseId);
      if (objection !== null || step !== 'publish' || !(await policies.get(caseId)).fourEyes) return objection;
      const wrote = [
        ['composed it', await lastPerson(store, { kind: 'composition', id: caseId })],
        ['decided on a draft of it', await lastPerson(store, { of: await draftsOf(store, caseId) })],
      ] as const;
      const own = wrote.filter(([, name]) => name === actor.name).map(([what]) => what);
      return own.length === 0
        ? null
        : `publishing ${caseId} takes two people: ${actor.name} was the last who ${own.join(' and ')}`;
    },
  };
}

async function lastPerson(store: StoreReader, filter: HistoryFilter): Promise<string | undefined> {
  const [entry] = await store.history({ ...filter, by: 'person', newestFirst: true, limit: 1 });
  return entry?.actor.name;
}

async function draftsOf(store: StoreReader, caseId: string): Promise<NonNullable<HistoryFilter['of']>> {
  const found = await store.get('case', caseId);
  const scope = scopeOfCases(found ? [found] : []);
  return decided.flatMap((kind) => {
    const filter = narrowFilter(kind, {}, scope);
    return filter === null ? [] : [{ kind, filter }];
  });
}
