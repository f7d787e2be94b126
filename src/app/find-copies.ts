import { type CancelSignal, type Document, formatDateSpan } from '#core';
import { CopyIndex, decodeCopyIndex, encodeCopyIndex } from '#evidence';
import type { KeptBytes } from './ports/blobs.ts';
import type { StoreReader } from './ports/store.ts';

/** A kept document that shares much of its text with the one asked about. */
export interface FoundCopy {
  readonly documentId: string;
  readonly url: string | null;
  readonly outlet: string | null;
  readonly published: string | null;
  /** Shared word sequences over those of the shorter text, and over all of both, 0..1. */
  readonly containment: number;
  readonly jaccard: number;
  /** Words (in scripts without spaces, characters less two) of the longest passage that stands in both. */
  readonly passage: number;
}

interface CopyOptions {
  readonly signal?: CancelSignal;
  /** Called while documents are taken into the index; how many there are is known only at the end. */
  readonly onProgress?: (added: number) => void;
}

const pageLength = 500;

/**
 * Documents of the workspace that are copies of a text, the most alike first. The index is kept between calls and takes
 * in only what is new; `kept` may be lost at any time, it is then built again.
 */
export async function findCopies(
  ports: { readonly store: StoreReader; readonly copies: KeptBytes },
  asked: Pick<Document, 'id' | 'text'>,
  options: CopyOptions = {},
): Promise<FoundCopy[]> {
  const index = await openCopyIndex(ports, options);
  const found: FoundCopy[] = [];
  for (const { id: key, containment, jaccard, passage } of index.find(asked.text)) {
    const document = await ports.store.get('document', documentIdOf(key));
    if (document === undefined || keyOf(document) !== key || document.id === asked.id) continue;
    const { id, url, outlet, published } = document;
    const date = published === null ? null : formatDateSpan({ from: published, to: null });
    found.push({ documentId: id, url, outlet, published: date, containment, jaccard, passage });
  }
  return found;
}

async function openCopyIndex(
  { store, copies }: { readonly store: StoreReader; readonly copies: KeptBytes },
  { signal, onProgress }: CopyOptions,
): Promise<CopyIndex> {
  const state = String(await store.revision());
  const kept = await decodeCopyIndex(copies.read());
  if (kept?.state === state) return kept.index;
  const index = kept?.index ?? new CopyIndex();
  let [after, added] = ['', 0];
  for (;;) {
    signal?.throwIfAborted();
    const page = await store.list('document', { limit: pageLength, ...(after === '' ? {} : { after }) });
    for (const document of page) {
      const key = keyOf(document);
      if (index.has(key)) continue;
      index.add(key, document.text);
      onProgress?.(++added);
    }
    if (page.length < pageLength) break;
    after = page.at(-1)!.id;
  }
  await copies.write(encodeCopyIndex(index, state));
  return index;
}

/** A document whose bytes change is another one to the index; the old one is passed over when it is found. */
function keyOf({ id, sha256 }: Document): string {
  return `${id} ${sha256}`;
}

function documentIdOf(key: string): string {
  return key.slice(0, key.indexOf(' '));
}
