import { extname } from 'node:path';
import type { ReadItem, ReadOptions } from '#app';
import { type Document, type PartialDate, derivedId, parsePartialDate, sha256Hex } from '#core';
import { decodeText, readBounded } from './read-file.ts';

/** What a page says of itself. */
export interface DocumentFacts {
  readonly text: string;
  readonly title: string | null;
  readonly url: string | null;
  readonly outlet: string | null;
  readonly byline: string | null;
  readonly language: string | null;
  readonly published: PartialDate | null;
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.md': 'text/markdown',
  '.txt': 'text/plain',
  '.html': 'text/html',
  '.htm': 'text/html',
};

/** Reads a text, Markdown or HTML file as a document: its bytes to keep, and the record with its text. */
export async function* readDocument(path: string, options: ReadOptions): AsyncGenerator<ReadItem> {
  const bytes = await readBounded(path, 'document');
  const mediaType = mediaTypes[extname(path).toLowerCase()]!;
  const facts = await readFacts(bytes, mediaType, path);
  const sha256 = sha256Hex(bytes);
  const record: Document = {
    ...facts,
    id: derivedId('doc', { url: facts.url, sha256 }),
    sha256,
    byteLength: bytes.length,
    mediaType,
    retrieved: null,
    language: options.language ?? facts.language,
    published: options.published === undefined ? facts.published : parsePartialDate(options.published),
    form: 'original',
  };
  yield { type: 'blob', bytes };
  yield { type: 'record', kind: 'document', record };
}

/** Text and facts of a document's bytes; the same bytes always give the same text, so spans stay true. */
export async function readFacts(bytes: Uint8Array, mediaType: string, path: string): Promise<DocumentFacts> {
  if (mediaType === 'text/html') return (await import('./read-html.ts')).readHtml(bytes, path);
  const text = decodeText(bytes, path);
  const [firstLine = ''] = text.trimStart().split('\n', 1);
  const heading = /^#\s+(.+)$/m.exec(text)?.[1];
  return {
    text,
    title: mediaType === 'text/markdown' ? (heading ?? null) : firstLine.trim().slice(0, 200) || null,
    url: null,
    outlet: null,
    byline: null,
    language: null,
    published: readDateLine(firstLine),
  };
}

/** A text may begin with its date: `date 2023-10-09 …`. */
function readDateLine(line: string): PartialDate | null {
  const date = /^date:?\s+(\d{4}(?:-\d{2}(?:-\d{2})?)?)\b/i.exec(line)?.[1];
  if (date === undefined) return null;
  try {
    return parsePartialDate(date);
  } catch {
    return null;
  }
}
