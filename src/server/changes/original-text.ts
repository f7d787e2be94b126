import type { OriginalText } from '#api';
import type { Document } from '#core';

/** Characters shown of an original. */
const mostShown = 1_000_000;

/**
 * The kept original as text for a person to compare with. Markup is taken out by a scanner that knows tags, comments and
 * the elements whose content is no text; it does not build a page, so that nothing can run or load. For a PDF `none`: its
 * text by pages is that of the document.
 */
export function readOriginal(document: Document, bytes: Uint8Array): OriginalText {
  const mediaType = document.mediaType.split(';')[0]!.trim().toLowerCase();
  const isMarkup = /^(text\/html|application\/xhtml\+xml)$/.test(mediaType);
  if (!isMarkup && !mediaType.startsWith('text/')) return { mediaType, form: 'none', text: '', isCut: false };
  const source = new TextDecoder(knownEncoding(document.encoding)).decode(bytes);
  const text = isMarkup ? textOfMarkup(source) : source;
  return {
    mediaType,
    form: isMarkup ? 'markup' : 'plain',
    text: text.slice(0, mostShown),
    isCut: text.length > mostShown,
  };
}

/** Label of an encoding that this machine knows, else UTF-8. */
function knownEncoding(label: string | null): string {
  try {
    return new TextDecoder(label ?? 'utf-8').encoding;
  } catch {
    return 'utf-8';
  }
}

/** Elements whose content is not read by people. */
const silent = new Set(['script', 'style', 'template', 'noscript', 'svg', 'head', 'iframe', 'object']);
/** Elements that begin a new line. */
const blocks =
  /^(address|article|aside|blockquote|br|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|tbody|td|th|thead|tr|ul)$/;

/** All text of a page, one block a line; scripts, styles and comments are left out. One pass, linear in its length. */
export function textOfMarkup(source: string): string {
  let text = '';
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf('<', at);
    text += source.slice(at, open < 0 ? undefined : open);
    if (open < 0) break;
    if (source.startsWith('<!--', open)) {
      at = endOf(source, '-->', open + 4);
      continue;
    }
    const close = source.indexOf('>', open);
    // A "<" that begins no tag is a sign of the text.
    if (close < 0 || !/^<[/!?a-z]/i.test(source.slice(open, open + 2))) {
      text += '<';
      at = open + 1;
      continue;
    }
    const name = /^<\/?([a-z][a-z0-9]*)/i.exec(source.slice(open, open + 40))?.[1]?.toLowerCase() ?? '';
    at = close + 1;
    if (blocks.test(name)) text += '\n';
    if (silent.has(name) && source[open + 1] !== '/' && source[close - 1] !== '/') at = skipElement(source, name, at);
  }
  return decodeReferences(text)
    .replace(/[ \t\r\f\u00a0]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
}

function skipElement(source: string, name: string, from: number): number {
  const end = new RegExp(`</${name}[\\s>/]`, 'gi');
  end.lastIndex = from;
  const found = end.exec(source);
  return found ? endOf(source, '>', found.index) : source.length;
}

function endOf(source: string, mark: string, from: number): number {
  const found = source.indexOf(mark, from);
  return found < 0 ? source.length : found + mark.length;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** The five of XML, the space, and numbers; other names stay as they are written. */
function decodeReferences(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,6});/gi, (whole, body: string) => {
    if (!body.startsWith('#')) return named[body.toLowerCase()] ?? whole;
    const code = /^#x/i.test(body) ? Number.parseInt(body.slice(2), 16) : Number(body.slice(1));
    const isScalar = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return isScalar ? String.fromCodePoint(code) : '\ufffd';
  });
}
