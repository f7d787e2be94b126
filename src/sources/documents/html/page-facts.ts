import type { parseHTML } from 'linkedom';
import type { PartialDate } from '#core';
import { type DocumentFacts, cleanLine, httpAddress } from '../document-facts.ts';
import { readStatedDate } from '../stated-date.ts';
import { findLinkedData } from './linked-data.ts';

type Page = ReturnType<typeof parseHTML>['document'];

const publishedNames = [
  'article:published_time',
  'og:article:published_time',
  'datePublished',
  'dcterms.created',
  'dc.date.issued',
  'dcterms.issued',
  'dc.date',
  'dcterms.date',
  'date',
  'pubdate',
  'publishdate',
  'publish-date',
  'sailthru.date',
  'parsely-pub-date',
  'citation_publication_date',
];
const modifiedNames = ['article:modified_time', 'og:updated_time', 'dateModified', 'dcterms.modified', 'last-modified'];

/**
 * What a page says of itself, asked in this order: linked data (schema.org), Open Graph, other meta elements, the text's
 * own marks. A page says what it likes; all of it is a statement of the page.
 */
export function readPageFacts(page: Page): Omit<DocumentFacts, 'text' | 'encoding' | 'notes' | 'pageStarts'> {
  const metas = readMetas(page);
  const first = (...names: string[]): string | null =>
    names.map((name) => metas.get(name.toLowerCase())).find((content) => content !== undefined) ?? null;
  const linked = findLinkedData(
    [...page.querySelectorAll('script')]
      .filter((script) => /ld\+json/i.test(script.getAttribute('type') ?? ''))
      .map((script) => script.textContent ?? ''),
  );
  const marked = (name: string): string | null => {
    const element = page.querySelector(`[itemprop~="${name}"]`);
    return element?.getAttribute('datetime') ?? element?.getAttribute('content') ?? null;
  };
  return {
    title: cleanLine(
      first('og:title') ?? linked.headline ?? first('twitter:title') ?? page.querySelector('title')?.textContent,
    ),
    url: httpAddress(
      page.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? first('og:url') ?? linked.url,
    ),
    outlet: cleanLine(first('og:site_name') ?? linked.publisher ?? first('dc.publisher', 'application-name')),
    byline: cleanLine(linked.author ?? nameOf(first('author', 'article:author', 'dc.creator', 'parsely-author'))),
    language: languageOf(
      page.documentElement?.getAttribute('lang') ?? page.documentElement?.getAttribute('xml:lang'),
      first('content-language', 'dc.language', 'og:locale') ?? linked.language,
    ),
    published: firstDate(
      linked.published,
      ...publishedNames.map((name) => first(name)),
      marked('datePublished'),
      ...[...page.querySelectorAll('time[datetime]')].slice(0, 1).map((time) => time.getAttribute('datetime')),
    ),
    modified: firstDate(linked.modified, ...modifiedNames.map((name) => first(name)), marked('dateModified')),
  };
}

/** Content of meta elements by name, property, itemprop or http-equiv, in lower case; the first of a name wins. */
function readMetas(page: Page): Map<string, string> {
  const metas = new Map<string, string>();
  for (const meta of page.querySelectorAll('meta[content]')) {
    const content = cleanLine(meta.getAttribute('content'));
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = meta.getAttribute(attribute)?.toLowerCase();
      if (name && content !== null && !metas.has(name)) metas.set(name, content);
    }
  }
  return metas;
}

function firstDate(...stated: (string | null | undefined)[]): PartialDate | null {
  for (const one of stated) {
    const date = readStatedDate(one);
    if (date !== null) return date;
  }
  return null;
}

/** `article:author` is often an address; that is nobody's name. */
function nameOf(author: string | null): string | null {
  return author === null || /^https?:/i.test(author) ? null : author;
}

function languageOf(...stated: (string | null | undefined)[]): string | null {
  const tag = stated.find((one) => /^[a-z]{2,3}([-_][\w-]+)?$/i.test(one?.trim() ?? ''));
  return tag?.trim().replace('_', '-').slice(0, 35) ?? null;
}
