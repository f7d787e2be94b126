import { parseAtomFeed, parseRdfFeed, parseRssFeed } from 'feedsmith';
import type { PartialDate } from '#core';
import { SourceError } from '../../source-error.ts';
import { cleanLine, httpAddress } from '../document-facts.ts';
import { decodeText } from '../encoding/decode-text.ts';
import { readStatedDate } from '../stated-date.ts';

/** One entry of a feed, with as much of the page as the feed carries. */
export interface FeedItem {
  readonly url: string | null;
  readonly title: string | null;
  readonly byline: string | null;
  readonly published: PartialDate | null;
  readonly modified: PartialDate | null;
  /** HTML, as the feed has it. */
  readonly html: string;
  /** The feed gives the whole text, as far as it says, and not only a teaser. */
  readonly isWhole: boolean;
}

export interface Feed {
  readonly title: string | null;
  readonly language: string | null;
  readonly items: readonly FeedItem[];
}

/** Entries that are read of one feed; feeds have a few dozen. */
const mostItems = 2000;
const longest = 5_000_000;
const deepest = 64;

/** Reads RSS 2.0 (and its elders), Atom and RDF. Throws SourceError `unknown-format` for other XML, `not-readable` for broken or hostile. */
export function readFeed(
  bytes: Uint8Array,
  clues: { name: string; header?: string | null },
  base: string | null,
): Feed {
  const declared = /^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{1,40})/i.exec(
    new TextDecoder('latin1').decode(bytes.subarray(0, 1024)),
  )?.[1];
  const { text } = decodeText(bytes, { ...clues, declared: declared ?? null });
  boundXml(text, clues.name);
  return parse(text, clues.name, base ?? undefined);
}

/** Refuses before anything is parsed: XML that defines entities (a billion laughs), is too large or nests too deep. */
function boundXml(text: string, name: string): void {
  if (text.length > longest)
    throw new SourceError(
      'too-large',
      `${name}: ${(text.length / 1e6).toFixed(1)} million characters; a feed may have 5 million`,
    );
  if (/<!ENTITY\b|<!DOCTYPE[^>[]*\[/i.test(text))
    throw new SourceError('not-readable', `${name}: XML that defines entities of its own, which no feed needs`);
  let depth = 0;
  for (const [, close, empty] of text
    .replace(/<!\[CDATA\[[^]*?\]\]>|<!--[^]*?-->/g, '')
    .matchAll(/<(\/?)[a-z_][^<>]*?(\/?)>/gi)) {
    if (empty === '/') continue;
    depth += close === '/' ? -1 : 1;
    if (depth > deepest) throw new SourceError('not-readable', `${name}: XML nested deeper than ${deepest}`);
  }
}

function parse(text: string, name: string, base: string | undefined): Feed {
  const root = /<(rss|feed|rdf:RDF)\b/i.exec(text.slice(0, 5000))?.[1]?.toLowerCase();
  try {
    if (root === 'rss') return fromRss(parseRss(text), base);
    if (root === 'feed') return fromAtom(parseAtom(text), base);
    if (root === 'rdf:rdf') return fromRdf(parseRdf(text), base);
  } catch (cause) {
    throw new SourceError('not-readable', `${name}: a broken feed: ${(cause as Error).message}`, { cause });
  }
  const found = /<([a-z_][\w:.-]{0,60})/i.exec(text.replace(/<\?[^>]*>|<!--[^]*?-->/g, ''))?.[1] ?? 'none';
  throw new SourceError(
    'unknown-format',
    `${name}: XML of an unknown kind (its root is <${found}>); expected a feed: RSS, Atom or RDF`,
  );
}

const options = { maxItems: mostItems };
const parseRss = (text: string) => parseRssFeed<string>(text, options);
const parseAtom = (text: string) => parseAtomFeed<string>(text, options);
const parseRdf = (text: string) => parseRdfFeed<string>(text, options);

function fromRss(feed: ReturnType<typeof parseRss>, base: string | undefined): Feed {
  return {
    title: cleanLine(feed.title),
    language: languageOf(feed.language ?? feed.dc?.languages?.[0]),
    items: (feed.items ?? []).map((item) => ({
      url: httpAddress(item.link ?? (item.guid?.isPermaLink === false ? null : item.guid?.value), base),
      title: cleanLine(item.title),
      byline: cleanLine(item.authors?.map(nameOf).join(', ') || item.dc?.creators?.join(', ')),
      published: readStatedDate(item.pubDate ?? item.dc?.dates?.[0]),
      modified: readStatedDate(item.atom?.updated),
      ...contentOf(item.content?.encoded, item.description),
    })),
  };
}

function fromAtom(feed: ReturnType<typeof parseAtom>, base: string | undefined): Feed {
  return {
    title: cleanLine(textOf(feed.title)),
    language: languageOf(feed.xml?.lang),
    items: (feed.entries ?? []).map((entry) => ({
      url: httpAddress(
        (entry.links?.find(({ rel }) => rel === undefined || rel === 'alternate') ?? entry.links?.[0])?.href,
        base,
      ),
      title: cleanLine(textOf(entry.title)),
      byline: cleanLine(entry.authors?.map(nameOf).join(', ')),
      published: readStatedDate(entry.published ?? entry.updated),
      modified: readStatedDate(entry.updated),
      ...contentOf(textOf(entry.content), textOf(entry.summary)),
    })),
  };
}

function fromRdf(feed: ReturnType<typeof parseRdf>, base: string | undefined): Feed {
  return {
    title: cleanLine(feed.title),
    language: languageOf(feed.dc?.languages?.[0]),
    items: (feed.items ?? []).map((item) => ({
      url: httpAddress(item.link, base),
      title: cleanLine(item.title),
      byline: cleanLine(item.dc?.creators?.join(', ')),
      published: readStatedDate(item.dc?.dates?.[0]),
      modified: null,
      ...contentOf(item.content?.encoded, item.description),
    })),
  };
}

function contentOf(whole: string | undefined, teaser: string | undefined): { html: string; isWhole: boolean } {
  const isWhole = whole !== undefined && whole.trim() !== '';
  return { html: (isWhole ? whole : (teaser ?? '')).toWellFormed(), isWhole };
}

/** Feeds write text as a string or as an object with its kind. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const { value: inner } = (value ?? {}) as { value?: unknown };
  return typeof inner === 'string' ? inner : undefined;
}

function nameOf(author: unknown): string {
  if (typeof author === 'string') return author.replace(/^\S+@\S+\s*\((.*)\)$/, '$1');
  return ((author ?? {}) as { name?: string }).name ?? '';
}

function languageOf(tag: string | undefined): string | null {
  return tag !== undefined && /^[a-z]{2,3}(-\w+)*$/i.test(tag.trim()) ? tag.trim() : null;
}
