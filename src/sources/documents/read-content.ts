import { type DocumentFacts, noFacts } from './document-facts.ts';
import { decodeText } from './encoding/decode-text.ts';
import type { Feed } from './feeds/read-feed.ts';
import type { DocumentType } from './media-type.ts';
import { readStatedDate } from './stated-date.ts';

/** Bytes to read, and what is known of them. */
export interface ContentJob {
  readonly bytes: Uint8Array;
  readonly type: DocumentType;
  /** For messages. */
  readonly name: string;
  /** The encoding found when they were first read. */
  readonly known?: string | null;
  /** The charset of the `Content-Type` header. */
  readonly header?: string | null;
  /** The address they came from: relative links start there. */
  readonly base?: string | null;
}

export type Content =
  | { readonly kind: 'document'; readonly facts: DocumentFacts }
  | { readonly kind: 'feed'; readonly feed: Feed };

/**
 * Text and facts of a document's bytes, or the entries of a feed. The same bytes always give the same text, so spans stay
 * true. What takes a parser loads it when it is needed. Throws SourceError.
 */
export async function readContent(job: ContentJob): Promise<Content> {
  switch (job.type) {
    case 'text/html':
      return document((await import('./html/read-html.ts')).readHtml(job.bytes, job));
    case 'application/pdf':
      return document(await (await import('./pdf/read-pdf.ts')).readPdf(job.bytes, job.name));
    case 'application/feed': {
      const { readFeed } = await import('./feeds/read-feed.ts');
      return { kind: 'feed', feed: readFeed(job.bytes, job, job.base ?? null) };
    }
    case 'text/plain':
    case 'text/markdown':
      return document(readPlain(job));
  }
}

function document(facts: DocumentFacts): Content {
  return { kind: 'document', facts };
}

function readPlain(job: ContentJob): DocumentFacts {
  const { encoding, notes, text } = decodeText(job.bytes, job);
  const [firstLine = ''] = text.trimStart().split('\n', 1);
  const heading = /^#\s+(.+)$/m.exec(text)?.[1];
  return {
    ...noFacts,
    text,
    encoding,
    notes,
    title: job.type === 'text/markdown' ? (heading ?? null) : firstLine.trim().slice(0, 200) || null,
    // A text may begin with its date: `date 2023-10-09 …`.
    published: readStatedDate(/^date:?\s+(\d{4}-\d{2}(?:-\d{2})?)\b/i.exec(firstLine)?.[1]),
  };
}
