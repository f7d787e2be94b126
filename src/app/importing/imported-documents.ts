import type { Document, PartialDate } from '#core';
import { requireCase } from '../load-case.ts';
import type { StoreReader, StoreWriter } from '../ports/store.ts';

/** What became of a document that was taken in. */
export interface ImportedDocument {
  readonly id: string;
  readonly url: string | null;
  readonly title: string | null;
  readonly published: PartialDate | null;
  /** `version`: other bytes than the version `replaces`; `known`: these bytes were kept already. */
  readonly state: 'new' | 'version' | 'known';
  readonly replaces: string | null;
  /** For a version: whether the text is another too, or only what surrounds it. */
  readonly textChanged: boolean | null;
  readonly notes: readonly string[];
}

/** Says what the document is to the workspace as it was before. */
export async function describeDocument(store: StoreReader, document: Document): Promise<ImportedDocument> {
  const { id, notes, published, replaces, title, url } = document;
  const known = await store.get('document', id);
  const former = known || replaces === null ? undefined : await store.get('document', replaces);
  return {
    id,
    url,
    title,
    published,
    state: known ? 'known' : replaces === null ? 'new' : 'version',
    replaces,
    textChanged: former ? former.text !== document.text : null,
    notes,
  };
}

/** Adds documents and mentions to the lists of a case, after those that are there. */
export async function listInCase(
  writer: StoreWriter,
  caseId: string,
  { documents, mentions }: { readonly documents: readonly string[]; readonly mentions: readonly string[] },
): Promise<void> {
  const found = await requireCase(writer, caseId);
  await writer.put('case', [
    {
      ...found,
      documents: [...new Set([...found.documents, ...documents])],
      mentions: [...new Set([...found.mentions, ...mentions])],
    },
  ]);
}
