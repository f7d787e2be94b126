import type { ReadItem, ReadOptions } from '#app';
import { type Capture, type Document, derivedId, parsePartialDate, sha256Hex } from '#core';
import { type DocumentFacts, httpAddress } from './document-facts.ts';

/** A document's bytes with what is known of them from outside. */
export interface KeptBytes {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly retrieved: string | null;
  readonly capture: Capture | null;
  /** The address it is known to come from, where there is no capture to say so. */
  readonly url?: string | null;
}

/** The record of a document that was read, and its bytes to keep. What the user says goes before what the page says. */
export function makeDocument(kept: KeptBytes, facts: DocumentFacts, options: ReadOptions): ReadItem[] {
  const { bytes, capture, mediaType, retrieved } = kept;
  const sha256 = sha256Hex(bytes);
  const from = capture?.address ?? kept.url ?? null;
  const address = from === null ? { url: facts.url, notes: [] } : ownAddress(from, facts.url);
  const record: Document = {
    ...facts,
    url: address.url,
    id: derivedId('doc', { url: address.url, sha256 }),
    sha256,
    byteLength: bytes.length,
    mediaType,
    retrieved,
    capture,
    replaces: null,
    language: options.language ?? facts.language,
    published: options.published === undefined ? facts.published : parsePartialDate(options.published),
    form: 'original',
    notes: [...facts.notes, ...address.notes].map((note) => note.slice(0, 500)),
  };
  return [
    { type: 'blob', bytes },
    { type: 'record', kind: 'document', record, asVersion: true },
  ];
}

/**
 * The address of a fetched page is the one it came from, or the canonical one it names on the same site; a page may name
 * what it likes, and one that names somebody else's address would pass for theirs.
 */
function ownAddress(fetched: string, named: string | null): { url: string | null; notes: string[] } {
  const url = httpAddress(fetched);
  if (url === null || named === null || named === url) return { url, notes: [] };
  if (siteOf(named) === siteOf(url)) return { url: named, notes: [] };
  return { url, notes: [`the page names another site as its own address: ${named.slice(0, 400)}`] };
}

/** The host without the forms in which one site is served. */
function siteOf(address: string): string {
  return new URL(address).hostname.replace(/^(?:www\d?|m|mobile|amp)\./, '');
}
