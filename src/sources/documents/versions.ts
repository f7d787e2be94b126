import type { ReadItem, StoreReader } from '#app';
import type { Document } from '#core';

/**
 * Places fetched documents among the versions of their page that are kept: the same bytes again only prolong the time
 * for which they were seen; other bytes become a version of their own that names the one before it. Nothing that was
 * kept is replaced.
 */
export async function* linkVersions(
  items: AsyncIterable<ReadItem>,
  known: StoreReader | undefined,
): AsyncGenerator<ReadItem> {
  const met = new Map<string, Map<string, Document>>();
  for await (const item of items) {
    if (item.type !== 'record' || item.kind !== 'document' || item.record.url === null) {
      yield item;
      continue;
    }
    const { url } = item.record;
    const versions = met.get(url) ?? (await readVersions(known, url));
    met.set(url, versions);
    for (const record of place(item.record, [...versions.values()])) {
      versions.set(record.id, record);
      yield { type: 'record', kind: 'document', record };
    }
  }
}

async function readVersions(known: StoreReader | undefined, url: string): Promise<Map<string, Document>> {
  const documents = (await known?.list('document', { url })) ?? [];
  return new Map(documents.map((document) => [document.id, document]));
}

/** The records to keep, so that those fetched at different times follow each other in order. */
function place(document: Document, versions: readonly Document[]): Document[] {
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
