import { setImmediate } from 'node:timers/promises';
import type { Context } from 'hono';
import { ByteCache } from '#app';
import type { RecordKind } from '#core';
import { answerCompressed } from './compress-answer.ts';
import { type Changing, LastChanges } from './last-changes.ts';
import { visits } from './team/visit.ts';

/** What an answer is made of. */
export interface Ingredients<T> {
  /** The kinds of records; an answer is made again when one of them changes. */
  readonly of: readonly RecordKind[] | 'all';
  /** Of the kinds that lie at sites, only what lies at this one. */
  readonly site?: string;
  /** What else it depends on: another value, another answer. */
  readonly also?: string | number;
  /** Where the value has an ETag of its own; else the hash of the body. */
  readonly etag?: (value: T) => string;
  /** False: not all of it is known yet, and whoever asks next may learn more. */
  readonly isWhole?: (value: T) => boolean;
}

interface Kept {
  /** Of the ingredients it was made of. */
  readonly version: string;
  readonly body: Uint8Array;
  readonly etag: string | undefined;
  readonly byteLength: number;
}

interface Looked {
  readonly name: string;
  readonly version: string;
}

/** Bytes of all answers together. */
const most = 64 * 1024 ** 2;
const mostValues = 8;

/**
 * Answers as the bytes that are sent, kept until what they are made of changes: a page that two hundred people open is put
 * together once, and whoever has it already gets 304 without anything being read. One for each address and each reach:
 * who may see other cases gets other answers.
 */
export class KeptAnswers {
  readonly #changes: LastChanges;
  readonly #kept = new ByteCache<Kept>(most);
  readonly #values = new Map<string, { readonly version: string; readonly value: Promise<unknown> }>();
  readonly #making = new Map<string, Promise<Kept>>();

  /** `store`: the whole workspace, whoever asks. */
  constructor(store: Changing) {
    this.#changes = new LastChanges(store);
  }

  /** The value that `make` gives as JSON. Two who ask for the same wait for one piece of work; what failed is tried again. */
  async answer<T>(
    context: Context,
    { also = '', etag, isWhole = () => true, of, site }: Ingredients<T>,
    make: () => Promise<T>,
  ): Promise<Response> {
    const { name, version } = await this.#look(context.req.url, { of, also, ...(site === undefined ? {} : { site }) });
    const before = this.#kept.get(name);
    const kept =
      before?.version === version
        ? before
        : await this.#inTurn(`${version}\n${name}`, async () => {
            const value = await make();
            // Making it and writing it are some ten milliseconds each for the longest; others come between.
            await setImmediate();
            const body = new TextEncoder().encode(JSON.stringify(value));
            const made: Kept = { version, body, etag: etag?.(value), byteLength: body.byteLength };
            if (isWhole(value)) this.#kept.set(name, made);
            return made;
          });
    return answerCompressed(context, kept.body, { mediaType: 'application/json; charset=utf-8', etag: kept.etag });
  }

  /** A value that several answers are made of; few of them are kept. */
  async value<T>(key: string, of: Ingredients<T>['of'], make: () => Promise<T>): Promise<T> {
    const { name, version } = await this.#look(key, { of });
    const before = this.#values.get(name);
    if (before?.version === version) return before.value as Promise<T>;
    const value = make();
    this.#values.delete(name);
    this.#values.set(name, { version, value });
    value.catch(() => this.#values.delete(name));
    const [oldest] = this.#values.keys();
    if (this.#values.size > mostValues && oldest !== undefined) this.#values.delete(oldest);
    return value;
  }

  /** The name of something for whoever asks now, and what it is made of. */
  async #look(key: string, { also = '', of, site }: Omit<Ingredients<never>, 'etag' | 'isWhole'>): Promise<Looked> {
    const reads = visits.getStore()?.reach.reads ?? null;
    // What belongs to a case is said by the case.
    const kinds = reads === null || of === 'all' ? of : ([...of, 'case'] as const);
    const version = `${await this.#changes.of(kinds, site)} ${also}`;
    return { name: JSON.stringify([key, reads && [...reads.cases]]), version };
  }

  #inTurn(turn: string, make: () => Promise<Kept>): Promise<Kept> {
    const before = this.#making.get(turn);
    if (before) return before;
    const making = make().finally(() => this.#making.delete(turn));
    this.#making.set(turn, making);
    return making;
  }
}
