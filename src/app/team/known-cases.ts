import type { Case, RecordKind } from '#core';
import type { StoreReader } from '../ports/store.ts';
import { type CaseScope, belongingOf, scopeOfCases } from './case-scope.ts';

/** Scopes that are kept: one for each set of cases that somebody may see or change. */
const mostScopes = 200;

export type ScopeOf = (cases: readonly Case[]) => CaseScope;

/** The cases of a workspace, read again only when one of them has changed; and which of them a record belongs to. */
export class KnownCases {
  readonly #store: StoreReader;
  #revision = -1;
  #cases: readonly Case[] = [];
  #scopes = new Map<string, CaseScope>();

  constructor(store: StoreReader) {
    this.#store = store;
  }

  async list(): Promise<readonly Case[]> {
    const revision = await this.#store.revision();
    if (revision === this.#revision) return this.#cases;
    const isSame = this.#revision >= 0 && !(await this.#store.changesSince(this.#revision)).has('case');
    if (!isSame) {
      this.#cases = await this.#store.list('case');
      this.#scopes = new Map();
    }
    this.#revision = revision;
    return this.#cases;
  }

  /** What belongs to some of the cases listed last: the same object for all who may see the same, as long as no case changes. */
  readonly scopeOf: ScopeOf = (cases) => {
    const key = JSON.stringify(cases.map(({ id }) => id));
    const before = this.#scopes.get(key);
    if (before) return before;
    const scope = scopeOfCases(cases);
    if (this.#scopes.size >= mostScopes) this.#scopes.clear();
    this.#scopes.set(key, scope);
    return scope;
  };

  /** None for a record that is not there, that belongs to no case, or to all of them. */
  async of(kind: RecordKind, id: string): Promise<readonly Case[]> {
    const cases = await this.list();
    const belonging = belongingOf(kind);
    if (belonging.by === 'all') return [];
    const members = belonging.by === 'ids' ? [id] : await this.#membersOf(kind, id, belonging.by);
    const lists = (one: Case): readonly string[] => (belonging.in === 'cases' ? [one.id] : one[belonging.in]);
    return cases.filter((one) => members.some((member) => lists(one).includes(member)));
  }

  async #membersOf(kind: RecordKind, id: string, by: 'siteId' | 'documentId' | 'caseId'): Promise<readonly string[]> {
    if (kind === 'scene') return (await this.#store.list('site', { sceneId: id })).map((site) => site.id);
    const record = (await this.#store.get(kind, id)) as Readonly<Record<string, unknown>> | undefined;
    const member = record?.[by];
    return typeof member === 'string' ? [member] : [];
  }
}
