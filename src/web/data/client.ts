import { type CollectionItems, type CollectionName, type Page, type Problem, collectionAddress } from '#api';
import { askVisitor } from '../team/visitor.ts';
import { texts } from '../texts.ts';

/**
 * What went wrong on the way to some data: in the reader's language where it happens every day, else in the server's own
 * words; or that it could not be reached.
 */
export class LoadError extends Error {
  readonly problem: Problem | null;

  constructor(message: string, problem: Problem | null) {
    super(wordsFor(problem) ?? message);
    this.problem = problem;
  }
}

function wordsFor(problem: Problem | null): string | undefined {
  if (problem === null) return texts.unreachable;
  const known: Readonly<Record<string, string>> = texts.faults;
  return known[problem.code];
}

/** A list as far as it was loaded. */
export interface Loaded<Item> {
  readonly items: readonly Item[];
  /** Null while it is being counted. */
  readonly total: number | null;
  /** More rows than these. */
  readonly isCut: boolean;
}

/** Rows that a page takes at most; beyond, it says so. */
const mostRows = 5000;

/** Reads JSON. Throws LoadError; an abort passes through. */
export async function readJson<T>(address: string, signal: AbortSignal): Promise<T> {
  let response: Response;
  try {
    response = await fetch(address, { signal, headers: { Accept: 'application/json' } });
  } catch (error) {
    signal.throwIfAborted();
    throw new LoadError(String(error), null);
  }
  return readAnswer<T>(response);
}

/** A session that is over brings the sign-in back, in the place of whatever asked. */
async function readAnswer<T>(response: Response): Promise<T> {
  if (response.ok) return (await response.json()) as T;
  const problem = (await response.json().catch(() => null)) as Problem | null;
  if (problem?.code === 'not-signed-in') void askVisitor();
  throw new LoadError(problem?.detail ?? `${response.status} ${response.statusText}`, problem);
}

/** Sends JSON and reads JSON; `more` headers, e.g. `If-Match`. Throws LoadError. */
export async function postJson<T>(
  address: string,
  body: object,
  more: Readonly<Record<string, string>> = {},
): Promise<T> {
  let response: Response;
  try {
    const headers = { 'Content-Type': 'application/json', Accept: 'application/json', ...more };
    response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
  } catch (error) {
    throw new LoadError(String(error), null);
  }
  return readAnswer<T>(response);
}

/** Rows of the first page, which are shown before the rest has come. */
const firstRows = 200;

/** Reads a list page after page, up to `mostRows`; `onPart` gets what is there after each page but the last. */
export async function readCollection<K extends CollectionName>(
  caseId: string,
  collection: K,
  signal: AbortSignal,
  document?: string,
  onPart?: (part: Loaded<CollectionItems[K]>) => void,
): Promise<Loaded<CollectionItems[K]>> {
  const items: CollectionItems[K][] = [];
  let after: string | null = null;
  for (;;) {
    const query = {
      limit: after === null ? firstRows : 1000,
      ...(after === null ? {} : { after }),
      ...(document === undefined ? {} : { document }),
    };
    const page: Page<CollectionItems[K]> = await readJson(collectionAddress(caseId, collection, query), signal);
    items.push(...page.items);
    after = page.next;
    const isCut = after !== null;
    if (!isCut || items.length >= mostRows) return { items, total: page.total, isCut };
    onPart?.({ items: [...items], total: page.total, isCut });
  }
}
