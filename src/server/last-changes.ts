import type { StoreReader } from '#app';
import type { RecordKind } from '#core';

/** When each kind of record was last changed, as far as an answer must know: nothing of these kinds has changed since `of`. */
export class LastChanges {
  readonly #store: Pick<StoreReader, 'revision' | 'changesSince'>;
  readonly #last = new Map<RecordKind, number>();
  /** Of the workspace when it was first looked at: before that, nothing is known of any kind. */
  #first = -1;
  #revision = -1;

  constructor(store: Pick<StoreReader, 'revision' | 'changesSince'>) {
    this.#store = store;
  }

  /** The last revision that changed any of these kinds, or any kind at all. */
  async of(kinds: readonly RecordKind[] | 'all'): Promise<number> {
    await this.#follow();
    if (kinds === 'all') return this.#revision;
    return Math.max(this.#first, ...kinds.map((kind) => this.#last.get(kind) ?? -1));
  }

  async #follow(): Promise<void> {
    const revision = await this.#store.revision();
    if (revision === this.#revision) return;
    // A workspace that was restored from a backup is another one.
    if (this.#revision < 0 || revision < this.#revision) {
      this.#last.clear();
      this.#first = revision;
    } else {
      for (const kind of (await this.#store.changesSince(this.#revision)).keys()) this.#last.set(kind, revision);
    }
    this.#revision = revision;
  }
}
