import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { SourceError } from '../../source-error.ts';
import { type DocumentFacts, cleanLine } from '../document-facts.ts';
import { decodeText } from '../encoding/decode-text.ts';
import { type HtmlNode, joinParagraphs } from './article-text.ts';
import { boundMarkup } from './bound-markup.ts';
import { readPageFacts } from './page-facts.ts';

export interface HtmlClues {
  /** For messages. */
  readonly name: string;
  readonly known?: string | null;
  /** From the `Content-Type` header. */
  readonly header?: string | null;
}

/**
 * The article in a web page, as Firefox's reader view finds it, and what the page says of itself. No script runs and
 * nothing is fetched. A piece of HTML without a page around it, as feeds carry, is taken whole. Throws SourceError
 * `not-readable` for a page without text.
 */
export function readHtml(bytes: Uint8Array, clues: HtmlClues): DocumentFacts {
  const { encoding, notes, text: html } = decodeText(bytes, { ...clues, declared: findDeclared(bytes) });
  const isPiece = !/<!doctype|<(html|head|body)\b/i.test(html);
  const { document } = parseHTML(completeFrame(boundMarkup(html, clues.name)));
  const facts = readPageFacts(document);
  const article = isPiece ? null : findArticle(document, clues.name);
  const root = (article?.content ?? document.body) as HtmlNode | null;
  const text = root === null ? '' : joinParagraphs(root);
  if (text === '') throw new SourceError('not-readable', `${clues.name}: the page holds no text`);
  return { ...facts, byline: facts.byline ?? cleanLine(article?.byline), text, encoding, pageStarts: [], notes };
}

/**
 * A page may leave out `<html>`, `<head>` and `<body>` (HTML §13.1.2.4), and browsers put them in; linkedom does not, and
 * takes such a page for empty.
 */
function completeFrame(html: string): string {
  if (!/<body\b/i.test(html)) {
    const opening = /<html\b[^>]{0,2000}>/i.exec(html)?.[0] ?? '<html>';
    return `<!doctype html>${opening}<head></head><body>${html.replace(/<!doctype[^>]{0,2000}>|<\/?(?:html|head)\b[^>]{0,2000}>/gi, '')}`;
  }
  if (/<head\b(?!er)/i.test(html)) return html;
  const framed = /<html\b/i.test(html) ? html : html.replace(/^(\s*<!doctype[^>]{0,2000}>)?/i, '$&<html>');
  return framed.replace(/<html\b[^>]{0,2000}>/i, '$&<head>').replace(/<body\b/i, '</head><body');
}

function findArticle(
  document: ReturnType<typeof parseHTML>['document'],
  name: string,
): { content?: unknown; byline?: string | null | undefined } | null {
  try {
    return new Readability(document as unknown as ConstructorParameters<typeof Readability>[0], {
      maxElemsToParse: 200_000,
      serializer: (node: unknown) => node,
    }).parse();
  } catch (cause) {
    throw new SourceError('not-readable', `${name}: no article can be found: ${(cause as Error).message}`, { cause });
  }
}

/** HTML says its own encoding within the first kilobyte, or in an XML declaration. */
function findDeclared(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const declared = /<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(head)?.[1];
  return declared ?? /^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{1,40})/i.exec(head)?.[1] ?? null;
}
