import type { ReadItem, ReadOptions } from '#app';
import { tolerate } from '../../tolerate.ts';
import { type DocumentFacts, noFacts } from '../document-facts.ts';
import { type KeptBytes, makeDocument } from '../make-document.ts';
import type { ContentReader } from '../thread/content-reader.ts';
import type { Feed, FeedItem } from './read-feed.ts';

/**
 * The entries of a feed as documents: each keeps what the feed itself carries of its page, the whole text or a teaser,
 * and says which. The page behind a teaser is fetched when somebody asks for it, and is then its next version.
 */
export async function* readFeedItems(
  feed: Feed,
  kept: KeptBytes,
  name: string,
  reader: ContentReader,
  options: ReadOptions,
): AsyncGenerator<ReadItem> {
  for (const [index, item] of feed.items.entries()) {
    options.signal?.throwIfAborted();
    options.onProgress?.(name, index / feed.items.length);
    const place = `${name}, entry ${index + 1}`;
    yield* tolerate(place, readItem(feed, item, { kept, name: place }, reader, options));
  }
}

async function* readItem(
  feed: Feed,
  item: FeedItem,
  { kept, name }: { readonly kept: KeptBytes; readonly name: string },
  reader: ContentReader,
  options: ReadOptions,
): AsyncGenerator<ReadItem> {
  const html = new TextEncoder().encode(item.html);
  const text = await readText(html, name, reader);
  if (text === null && item.title === null) return;
  const source = kept.capture?.address ?? name;
  const note = item.isWhole ? `as the feed ${source} carries it` : `only the teaser that the feed ${source} carries`;
  const facts: DocumentFacts = {
    ...noFacts,
    text: text ?? item.title!,
    encoding: 'utf-8',
    title: item.title,
    url: item.url,
    outlet: feed.title,
    byline: item.byline,
    language: feed.language,
    published: item.published,
    modified: item.modified,
    notes: [note],
  };
  const bytes = text === null ? new TextEncoder().encode(item.title!) : html;
  const mediaType = text === null ? 'text/plain' : 'text/html';
  yield* makeDocument({ bytes, mediaType, retrieved: kept.retrieved, capture: null }, facts, options);
}

/** Null for an entry of pictures, or of nothing. */
async function readText(html: Uint8Array, name: string, reader: ContentReader): Promise<string | null> {
  if (html.length === 0) return null;
  try {
    const content = await reader.read({ bytes: html, type: 'text/html', name, known: 'utf-8' });
    return content.kind === 'document' ? content.facts.text : null;
  } catch (error) {
    if ((error as { message?: string }).message?.endsWith('the page holds no text')) return null;
    throw error;
  }
}
