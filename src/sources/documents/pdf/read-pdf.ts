import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist';
import { SourceError } from '../../source-error.ts';
import { type DocumentFacts, cleanLine, noFacts } from '../document-facts.ts';
import { readStatedDate } from '../stated-date.ts';
import { joinPages } from './join-pages.ts';
import { layOutPage } from './lay-out-page.ts';

/** More pages than any report that is read for what it says. */
const mostPages = 2000;
/** UTF-16 code units of text, all pages together. */
const longestText = 20_000_000;

/**
 * The text of a PDF, page by page, and what its metadata say. No script, form or attachment is looked at, and nothing is
 * drawn. Throws SourceError `not-readable` for what is broken, locked by a password, or only pictures of text.
 */
export async function readPdf(bytes: Uint8Array, name: string): Promise<DocumentFacts> {
  const task = await openPdf(bytes);
  try {
    return await readPages(await task.promise, name);
  } catch (cause) {
    if (cause instanceof SourceError) throw cause;
    const { message, name: fault } = cause as Error;
    const reason =
      fault === 'PasswordException' ? 'it is locked by a password' : `not a PDF that can be read: ${message}`;
    throw new SourceError('not-readable', `${name}: ${reason}`, { cause });
  } finally {
    await task.destroy();
  }
}

async function openPdf(bytes: Uint8Array): Promise<PDFDocumentLoadingTask> {
  const { VerbosityLevel, getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  return getDocument({
    // pdfjs takes the memory over.
    data: bytes.slice(),
    verbosity: VerbosityLevel.ERRORS,
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: false,
    maxImageSize: 1,
    enableXfa: false,
    // Predefined character maps, without which Korean and Japanese files have no text.
    cMapUrl: new URL('../../cmaps/', import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs')).pathname,
    cMapPacked: true,
  });
}

async function readPages(pdf: PDFDocumentProxy, name: string): Promise<DocumentFacts> {
  if (pdf.numPages > mostPages)
    throw new SourceError('too-large', `${name}: ${pdf.numPages} pages; a document may have ${mostPages}`);
  const pages: string[] = [];
  let length = 0;
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const content = await page.getTextContent();
    pages.push(layOutPage(content.items.flatMap((item) => ('str' in item ? [item] : []))));
    page.cleanup();
    length += pages.at(-1)!.length;
    if (length > longestText)
      throw new SourceError('too-large', `${name}: more than ${longestText / 1e6} million characters`);
  }
  const { starts: pageStarts, text } = joinPages(pages);
  if (text === '')
    throw new SourceError('not-readable', `${name}: no page holds text; a scan that needs text recognition?`);
  return { ...noFacts, ...(await readMetadata(pdf)), text, encoding: null, pageStarts, notes: noteEmpty(pages) };
}

async function readMetadata(
  pdf: PDFDocumentProxy,
): Promise<Pick<DocumentFacts, 'title' | 'byline' | 'language' | 'published' | 'modified'>> {
  const { info } = (await pdf.getMetadata()) as { info: Readonly<Record<string, unknown>> };
  const text = (member: string): string | null => {
    const value = info[member];
    return typeof value === 'string' ? cleanLine(value) : null;
  };
  // `D:20230630140707+02'00'` (ISO 32000-1 §7.9.4)
  const date = (member: string): DocumentFacts['published'] => readStatedDate(text(member)?.replace(/^D:/, ''));
  const language = text('Language');
  return {
    title: text('Title'),
    byline: text('Author'),
    language: language !== null && /^[a-z]{2,3}(-\w+)*$/i.test(language) ? language : null,
    published: date('CreationDate'),
    modified: date('ModDate'),
  };
}

function noteEmpty(pages: readonly string[]): string[] {
  const empty = pages.flatMap((text, index) => (text === '' ? [index + 1] : []));
  if (empty.length === 0) return [];
  const listed = empty.slice(0, 20).join(', ') + (empty.length > 20 ? ' …' : '');
  return [`${empty.length} of ${pages.length} pages hold no text: ${listed}`];
}
