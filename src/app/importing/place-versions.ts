import type { Document } from '#core';
import type { KnownRecords } from '../ports/store.ts';

/**
 * Places documents that were taken in among the versions of their page that are kept: the same bytes again only prolong
 * the time for which they were seen; other bytes become a version of their own that names the one before it. Nothing
 * that was kept is replaced. To be asked under the lock, so that two who fetch a page at once make one row of versions.
 */
export class VersionPlaces {
  readonly #store: KnownRecords;
  /** Versions by address, those placed before included. */
  readonly #met = new Map<string, Map<string, Document>>();

  constructor(store: KnownRecords) {
    this.#store = store;
  }

  /** The records to store for a document. */
  async place(document: Document): Promise<readonly Document[]> {
    const { url } = document;
    if (url === null) return [document];
    const versions = this.#met.get(url) ?? (await this.#read(url));
    this.#met.set(url, versions);
    const records = placeAmong(document, [...versions.values()]);
    for (const record of records) versions.set(record.id, record);
    return records;
  }

  async #read(url: string): Promise<Map<string, Document>> {
    return new Map((await this.#store.list('document', { url })).map((document) => [document.id, document]));
  }
}

/** The records to keep, so that those fetched at different times follow each other in order. */
function placeAmong(document: Document, versions: readonly Document[]): Document[] {
  const { retrieved } = document;
  const same = versions.find(({ id }) => id === document.id);
  if (same) return [retrieved === null ? keepProvenance(document, same) : seeAgain(same, document)];
  if (retrieved === null) return [document];
  const fetched = versions.filter((one) => one.retrieved !== null);
  const before = fetched
    .filter((one) => Date.parse(one.retrieved!) <= Date.parse(retrieved))
    .toSorted(byTime)
    .at(-1);
  const placed: Document = { ...document, replaces: before?.id ?? null };
  const next = fetched.find(
    (one) => Date.parse(one.retrieved!) > Date.parse(retrieved) && one.replaces === placed.replaces,
  );
  return next ? [placed, { ...next, replaces: placed.id }] : [placed];
}

/** A file with the bytes of a page that was fetched says nothing about the fetching. */
function keepProvenance(document: Document, same: Document): Document {
  return { ...document, capture: same.capture, replaces: same.replaces, retrieved: same.retrieved };
}

/** The bytes are known: what was read from them stays, and with it every span that counts in their text. */
function seeAgain(same: Document, again: Document): Document {
  if (same.capture === null || same.retrieved === null)
    return { ...same, retrieved: same.retrieved ?? again.retrieved, capture: same.capture ?? again.capture };
  const seen = again.capture?.lastSeen ?? again.retrieved;
  const isLater = seen !== null && Date.parse(seen) > Date.parse(same.capture.lastSeen);
  return isLater ? { ...same, capture: { ...same.capture, lastSeen: seen } } : same;
}

function byTime(a: Document, b: Document): number {
  return Date.parse(a.retrieved ?? '') - Date.parse(b.retrieved ?? '');
}
