import { type ReadItem, parseRecord } from '#app';
import type { Document } from '#core';
import { parseJson } from '../../read-file.ts';

/** What our own list in a WACZ says of its documents, beyond what the WARC says. */
export interface OwnDocuments {
  readonly addresses: readonly string[];
  /** Gives each document that the list names its record from there; its bytes and its text come from the archive. */
  complete(items: AsyncIterable<ReadItem>): AsyncGenerator<ReadItem>;
}

/** Reads `sightline/documents.json`. An entry that is no document is left to what the archive says. */
export function readOwnDocuments(bytes: Uint8Array, path: string): OwnDocuments {
  const value = parseJson(new TextDecoder().decode(bytes), `${path}, documents.json`);
  const entries = Array.isArray(value) ? (value as (Partial<Document> | null)[]) : [];
  const byBytes = new Map<string, Partial<Document>[]>();
  for (const entry of entries) {
    if (typeof entry?.sha256 !== 'string') continue;
    byBytes.set(entry.sha256, [...(byBytes.get(entry.sha256) ?? []), entry]);
  }
  return {
    addresses: entries.flatMap((entry) => entry?.capture?.address ?? entry?.url ?? []),
    async *complete(items) {
      for await (const item of items) {
        if (item.type !== 'record' || item.kind !== 'document') yield item;
        else yield completeOne(item, byBytes.get(item.record.sha256) ?? [], path);
      }
    },
  };
}

function completeOne(
  item: Extract<ReadItem, { kind: 'document' }>,
  entries: readonly Partial<Document>[],
  path: string,
): ReadItem {
  const { byteLength, pageStarts, sha256, text, url } = item.record;
  const entry = entries.find((one) => one.url === url) ?? entries.find((one) => one.capture?.address === url);
  if (!entry) return item;
  const parsed = parseRecord(
    'document',
    { ...entry, sha256, byteLength, pageStarts, text },
    { file: path, column: entry.id ?? null },
  );
  return 'record' in parsed ? { ...item, record: parsed.record } : item;
}
