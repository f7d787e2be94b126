import type { StoreReader } from '#app';

/** Answers that are kept at a time. */
const most = 50;

/** What takes a second to work out (who said it first, how the evidence weighs), kept until something in the workspace changes. */
export class KeptAnswers {
  readonly #store: Pick<StoreReader, 'revision'>;
  readonly #kept = new Map<string, Promise<unknown>>();
  #revision = -1;

  constructor(store: Pick<StoreReader, 'revision'>) {
    this.#store = store;
  }

  /** Two who ask for the same wait for one piece of work; what failed is tried again. */
  async get<T>(key: string, work: () => Promise<T>): Promise<T> {
    const revision = await this.#store.revision();
    if (revision !== this.#revision || this.#kept.size >= most) {
      this.#kept.clear();
      this.#revision = revision;
    }
    const before = this.#kept.get(key);
    if (before) return before as Promise<T>;
    const now = work();
    this.#kept.set(key, now);
    now.catch(() => this.#kept.delete(key));
    return now;
  }
}
