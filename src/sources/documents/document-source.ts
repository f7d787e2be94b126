import type { ReadItem, ReadOptions, KnownRecords } from '#app';
import type { Document } from '#core';
import { readBounded } from '../read-file.ts';
import { SourceError } from '../source-error.ts';
import { toAbortSignal } from '../stac/to-abort-signal.ts';
import { tolerate } from '../tolerate.ts';
import { readFeedItems } from './feeds/feed-documents.ts';
import type { FeedItem } from './feeds/read-feed.ts';
import { type FetchOptions, PageFetcher, type Validators } from './fetch-page.ts';
import { type KeptBytes, makeDocument } from './make-document.ts';
import { type DocumentType, parseContentType, typeOfContent, typeOfName } from './media-type.ts';
import type { ContentJob } from './read-content.ts';
import { ContentReader } from './thread/content-reader.ts';

/** Thrown for JSON at an address: no document, but something that other readers may know. */
export class JsonFound extends SourceError {}

/** Reads documents from files and from the web: the bytes to keep and the records with their text. */
export class DocumentSource {
  readonly content: ContentReader = new ContentReader();
  private readonly fetcher: PageFetcher;

  constructor(options: FetchOptions = {}) {
    this.fetcher = new PageFetcher(options);
  }

  /** A file of one of `documentEndings`, or of the type that is given. */
  async *readFile(
    path: string,
    options: ReadOptions,
    type: DocumentType | undefined = typeOfName(path),
  ): AsyncGenerator<ReadItem> {
    if (type === undefined) throw new SourceError('unknown-format', `${path}: not a document`);
    const bytes = await readBounded(path, 'document');
    const kept = { bytes, mediaType: type, retrieved: null, capture: null };
    yield* this.readKept(kept, { bytes, type, name: path }, options);
  }

  /** A page at an http(s) address; with `options.known` only if it has changed since it was kept. */
  async *readAddress(address: string, options: ReadOptions): AsyncGenerator<ReadItem> {
    yield* this.fetchDocument(address, options);
  }

  /** Bytes from wherever: one document, or the entries of a feed. */
  async *readKept(kept: KeptBytes, job: ContentJob, options: ReadOptions): AsyncGenerator<ReadItem> {
    const content = await this.content.read(job);
    if (content.kind === 'document') {
      yield* makeDocument(kept, content.facts, options);
      return;
    }
    if (!options.follow) {
      yield* readFeedItems(content.feed, kept, job.name, this.content, options);
      return;
    }
    // What has no page is kept as the feed carries it.
    const loose = content.feed.items.filter(({ url }) => url === null);
    yield* readFeedItems({ ...content.feed, items: loose }, kept, job.name, this.content, options);
    for (const item of content.feed.items) {
      options.signal?.throwIfAborted();
      const { url } = item;
      if (url === null || (await isFresh(item, url, options))) continue;
      yield* tolerate(url, this.fetchDocument(url, { ...options, follow: false }));
    }
  }

  private async *fetchDocument(address: string, options: ReadOptions): AsyncGenerator<ReadItem> {
    const known = await findKnown(options.known, address);
    options.onProgress?.(address, 0);
    const { bytes, capture, contentType } = await this.fetcher.fetch(
      address,
      known && validatorsOf(known),
      toAbortSignal(options.signal),
    );
    if (bytes === null) {
      if (!known?.capture)
        throw new SourceError('bad-response', `${address}: "not modified", and nothing is known of it`);
      const seen = { ...known, capture: { ...known.capture, lastSeen: capture.lastSeen } };
      yield { type: 'record', kind: 'document', record: seen, asVersion: true };
      return;
    }
    const { charset, type: stated } = parseContentType(contentType);
    const type = requireType(stated, bytes, capture.address);
    const kept = { bytes, mediaType: stated === '' ? type : stated, retrieved: capture.lastSeen, capture };
    const job = { bytes, type, name: capture.address, header: charset, base: capture.address };
    yield* this.readKept(kept, job, options);
  }
}

/** Whether the page of an entry was seen lately, and cannot have changed since as far as the feed says. */
async function isFresh({ modified }: FeedItem, url: string, { follow, known }: ReadOptions): Promise<boolean> {
  if (typeof follow !== 'object') return false;
  const seen = (await findKnown(known, url))?.capture?.lastSeen;
  if (seen === undefined || Date.parse(seen) < Date.parse(follow.seenBefore)) return false;
  return modified === null || modified < seen.slice(0, modified.length);
}

function requireType(stated: string, bytes: Uint8Array, address: string): DocumentType {
  const type = typeOfContent(stated, bytes);
  if (type !== undefined) return type;
  if (/[/+]json$/.test(stated)) throw new JsonFound('unknown-format', `${address}: JSON, not a document`);
  throw new SourceError(
    'unknown-format',
    `${address}: "${stated.slice(0, 80)}" is not read; expected a web page, text, Markdown, a PDF or a feed`,
  );
}

/** The version of the page that was seen last. */
async function findKnown(known: KnownRecords | undefined, address: string): Promise<Document | null> {
  if (!known) return null;
  const requested = await known.list('document', { requested: new URL(address).href.replaceAll("'", '%27') });
  return requested.toSorted((a, b) => Date.parse(lastSeen(a)) - Date.parse(lastSeen(b))).at(-1) ?? null;
}

function lastSeen(document: Document): string {
  return document.capture?.lastSeen ?? document.retrieved ?? '';
}

function validatorsOf({ capture }: Document): Validators | null {
  if (capture === null) return null;
  const header = (wanted: string): string | null =>
    capture.headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? null;
  return { etag: header('etag'), lastModified: header('last-modified') };
}
