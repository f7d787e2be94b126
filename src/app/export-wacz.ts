import { firstDay, formatDay } from '#core';
import type { CaseRecords } from './load-case.ts';
import type { Archiver } from './ports/archives.ts';
import type { Blobs } from './ports/blobs.ts';

/**
 * The documents of a case as one web archive. It is as old as its newest document, so that the same case gives the same
 * bytes at any time.
 */
export async function exportWacz(records: CaseRecords, blobs: Blobs, archiver: Archiver): Promise<Uint8Array> {
  const documents = [];
  for (const document of records.documents) documents.push({ document, bytes: await blobs.get(document.sha256) });
  const { asOf, question, title } = records.case;
  const times = records.documents.flatMap(({ retrieved }) => retrieved ?? []);
  const newest = times.toSorted((a, b) => Date.parse(a) - Date.parse(b)).at(-1);
  const created = newest ?? `${formatDay(firstDay(asOf))}T00:00:00Z`;
  return archiver.encodeWacz({ title, description: question, created, documents });
}
