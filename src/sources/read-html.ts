import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { type PartialDate, parsePartialDate } from '#core';
import { decodeText } from './read-file.ts';
import type { DocumentFacts } from './read-document.ts';
import { SourceError } from './source-error.ts';

/** Elements that begin a new paragraph in the text. */
const blocks = new Set(
  'P DIV SECTION ARTICLE H1 H2 H3 H4 H5 H6 UL OL LI BLOCKQUOTE FIGURE FIGCAPTION TABLE TR PRE HEADER FOOTER MAIN ASIDE DL DT DD HR'.split(
    ' ',
  ),
);
/** Deeper nesting than any real page has; a parser bomb otherwise. */
const deepest = 400;

/**
 * The article in a web page, as Firefox's reader view finds it, and what the page says of itself. No script runs and
 * nothing is fetched. Throws SourceError `not-readable` for a page without text.
 */
export function readHtml(bytes: Uint8Array, path: string): DocumentFacts {
  const html = decodeHtml(bytes, path);
  if (nestingDepth(html) > deepest)
    throw new SourceError('not-readable', `${path}: elements nested deeper than ${deepest}`);
  const { document } = parseHTML(html);
  const meta = (name: string): string | null =>
    clean(document.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.getAttribute('content'));
  const facts = {
    title: meta('og:title') ?? clean(document.querySelector('title')?.textContent),
    url: httpAddress(document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? meta('og:url')),
    outlet: meta('og:site_name'),
    language: clean(document.documentElement?.getAttribute('lang')),
    published: findPublished(document, meta),
  };
  const article = new Readability(document as unknown as ConstructorParameters<typeof Readability>[0], {
    maxElemsToParse: 200_000,
    serializer: (node: unknown) => node,
  }).parse();
  const root = (article?.content ?? document.body) as unknown as HtmlNode | null;
  const text = root === null ? '' : joinParagraphs(root);
  if (text === '') throw new SourceError('not-readable', `${path}: the page holds no text`);
  return { ...facts, text, byline: clean(article?.byline) ?? meta('author') };
}

/** The part of a DOM node that is walked. */
interface HtmlNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<HtmlNode>;
}

function joinParagraphs(root: HtmlNode): string {
  const paragraphs = [''];
  const walk = (node: HtmlNode): void => {
    if (node.nodeType === 3) paragraphs[paragraphs.length - 1] += node.textContent ?? '';
    if (node.nodeType !== 1 || node.nodeName === 'SCRIPT' || node.nodeName === 'STYLE') return;
    const isBlock = blocks.has(node.nodeName.toUpperCase());
    if (isBlock || node.nodeName.toUpperCase() === 'BR') paragraphs.push('');
    for (const child of node.childNodes) walk(child);
    if (isBlock) paragraphs.push('');
  };
  walk(root);
  return paragraphs
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n\n');
}

/** HTML says its own encoding; without a word it is UTF-8. */
function decodeHtml(bytes: Uint8Array, path: string): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const label = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]?.toLowerCase();
  if (label === undefined || label === 'utf-8' || label === 'utf8') return decodeText(bytes, path);
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
  } catch (cause) {
    throw new SourceError('wrong-encoding', `${path}: the page says it is "${label}" and is not`, { cause });
  }
}

function findPublished(
  document: ReturnType<typeof parseHTML>['document'],
  meta: (name: string) => string | null,
): PartialDate | null {
  const linked = [...document.querySelectorAll('script[type="application/ld+json"]')]
    .map((script) => /"datePublished"\s*:\s*"([^"]+)"/.exec(script.textContent ?? '')?.[1])
    .find((date) => date !== undefined);
  const stated =
    meta('article:published_time') ??
    linked ??
    meta('date') ??
    document.querySelector('time[datetime]')?.getAttribute('datetime');
  const day = /^\d{4}-\d{2}-\d{2}/.exec(stated ?? '')?.[0];
  try {
    return day === undefined ? null : parsePartialDate(day);
  } catch {
    return null;
  }
}

function httpAddress(href: string | null | undefined): string | null {
  return href && /^https?:\/\/[^\s"'<>]+$/.test(href) && href.length <= 4000 ? href : null;
}

function clean(text: string | null | undefined): string | null {
  return text?.replace(/\s+/g, ' ').trim().slice(0, 500) || null;
}

/** Deepest run of opened elements, counted without building anything; void and self-closed ones do not count. */
function nestingDepth(html: string): number {
  let [depth, deepestSeen] = [0, 0];
  for (const [, close, name, end] of html.matchAll(/<(\/?)([a-z][a-z0-9-]*)[^<>]*?(\/?)>/gi)) {
    if (end === '/' || /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li)$/i.test(name!)) continue;
    depth = close === '/' ? Math.max(0, depth - 1) : depth + 1;
    deepestSeen = Math.max(deepestSeen, depth);
  }
  return deepestSeen;
}
