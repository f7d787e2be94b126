import type { StoreReader } from '#app';
import type { RecordKind } from '#core';

/** Kinds that lie at a site, which their `siteId` names, or are it. */
const siteKinds = ['site', 'zone', 'observation', 'marking'] as const satisfies readonly RecordKind[];

/** Entries of the history that are looked at one by one; after more, every site is taken as changed. */
const mostFollowed = 1000;

/** What it asks a workspace. */
export type Changing = Pick<StoreReader, 'revision' | 'changesSince' | 'history' | 'list'>;

/** When each kind of record was last changed, and what lies at each site, as far as an answer that is kept must know. */
export class LastChanges {
  readonly #store: Changing;
  readonly #kinds = new Map<RecordKind, number>();
  readonly #sites = new Map<string, number>();
  /** Of the workspace when it was first looked at: before that, nothing is known of any kind. */
  #first = -1;
  /** The last of all changes that were too many to be looked at. */
  #everySite = -1;
  #revision = -1;
  #following: Promise<void> | undefined;

  constructor(store: Changing) {
    this.#store = store;
  }

  /** The last revision that changed any of these kinds, or any kind at all; `site`: of what lies at sites, only what lies there. */
  async of(kinds: readonly RecordKind[] | 'all', site?: string): Promise<number> {
    await (this.#following ??= this.#follow().finally(() => (this.#following = undefined)));
    if (kinds === 'all') return this.#revision;
    const isThere = (kind: RecordKind): boolean =>
      site !== undefined && (siteKinds as readonly string[]).includes(kind);
    const there = site === undefined ? -1 : Math.max(this.#everySite, this.#sites.get(site) ?? -1);
    return Math.max(this.#first, there, ...kinds.map((kind) => (isThere(kind) ? -1 : (this.#kinds.get(kind) ?? -1))));
  }

  async #follow(): Promise<void> {
    const [revision, before] = [await this.#store.revision(), this.#revision];
    if (revision === before) return;
    // A workspace that was restored from a backup is another one.
    if (before < 0 || revision < before) {
      this.#kinds.clear();
      this.#sites.clear();
      [this.#first, this.#everySite] = [revision, -1];
    } else {
      const changes = await this.#store.changesSince(before);
      for (const kind of changes.keys()) this.#kinds.set(kind, revision);
      for (const kind of siteKinds) {
        const count = changes.get(kind) ?? 0;
        if (count > mostFollowed) this.#everySite = revision;
        else if (count > 0) for (const site of await this.#sitesOf(kind, before)) this.#sites.set(site, revision);
      }
    }
    this.#revision = revision;
  }

  /** Where records of a kind have changed: where they lie now, and where they lay. */
  async #sitesOf(kind: (typeof siteKinds)[number], after: number): Promise<Set<string>> {
    const entries = await this.#store.history({ kind, after });
    const now = await this.#store.list(kind, { ids: [...new Set(entries.map(({ recordId }) => recordId))] });
    const records = [...now, ...entries.map(({ before }) => before)] as (object | null)[];
    return new Set(records.flatMap((record) => (record === null ? [] : siteOf(record))));
  }
}

function siteOf(record: { readonly id?: string; readonly siteId?: string }): string[] {
  const site = record.siteId ?? record.id;
  return site === undefined ? [] : [site];
}
