import type { StoreReader } from '#app';
import { type Case, type Document, idSchema } from '#core';
import { ServerError } from './errors.ts';

/** The case of an address. Throws ServerError `no-such-record`. */
export async function requireCase(store: StoreReader, id: string): Promise<Case> {
  const found = isId(id) ? await store.get('case', id) : undefined;
  if (!found) throw noSuchRecord('case', id);
  return found;
}

/** The document of an address. Throws ServerError `no-such-record`. */
export async function requireDocument(store: StoreReader, id: string): Promise<Document> {
  const found = isId(id) ? await store.get('document', id) : undefined;
  if (!found) throw noSuchRecord('document', id);
  return found;
}

function isId(text: string): boolean {
  return idSchema.safeParse(text).success;
}

function noSuchRecord(kind: string, id: string): ServerError {
  return new ServerError('no-such-record', `there is no ${kind} "${id.slice(0, 200)}" in this workspace`);
}
