/** What a document is read as. */
export type DocumentType = 'text/html' | 'application/pdf' | 'text/plain' | 'text/markdown' | 'application/feed';

/** Types of files by how their names end. */
const endings: Readonly<Record<string, DocumentType>> = {
  '.md': 'text/markdown',
  '.markdown': 'text/markdown',
  '.txt': 'text/plain',
  '.html': 'text/html',
  '.htm': 'text/html',
  '.xhtml': 'text/html',
  '.pdf': 'application/pdf',
  '.rss': 'application/feed',
  '.atom': 'application/feed',
  '.rdf': 'application/feed',
};

export const documentEndings: readonly string[] = Object.keys(endings);

/** What a file of that name is; undefined where it is no document. */
export function typeOfName(name: string): DocumentType | undefined {
  const ending = /\.[a-z]+$/.exec(name.toLowerCase())?.[0];
  return ending !== undefined && Object.hasOwn(endings, ending) ? endings[ending] : undefined;
}

/** A `Content-Type` header: the type in lower case and the charset as stated. */
export function parseContentType(header: string | null): { readonly type: string; readonly charset: string | null } {
  const [type = ''] = (header ?? '').split(';', 1);
  const charset = /;\s*charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(header ?? '')?.[1] ?? null;
  return { type: type.trim().toLowerCase(), charset };
}

/**
 * What bytes from the web are, by what the server says and, where that says little, by how they begin. Undefined for
 * images, archives and other things that are no documents.
 */
export function typeOfContent(stated: string, bytes: Uint8Array): DocumentType | undefined {
  const head = new TextDecoder('latin1')
    .decode(bytes.subarray(0, 1024))
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  if (head.startsWith('%PDF-')) return 'application/pdf';
  switch (stated) {
    case 'application/pdf':
      return 'application/pdf';
    case 'text/markdown':
    case 'text/x-markdown':
      return 'text/markdown';
    case 'application/rss+xml':
    case 'application/atom+xml':
    case 'application/rdf+xml':
      return 'application/feed';
    case 'text/html':
    case 'application/xhtml+xml':
    case 'application/xml':
    case 'text/xml':
      return isFeed(head) ? 'application/feed' : stated.endsWith('/xml') && !isPage(head) ? undefined : 'text/html';
    case 'text/plain':
      return 'text/plain';
    case '':
    case 'application/octet-stream':
      return isFeed(head) ? 'application/feed' : isPage(head) ? 'text/html' : undefined;
    default:
      return undefined;
  }
}

/** By how XML begins. */
export function isFeed(head: string): boolean {
  return /^(<\?xml[^>]*>\s*)?(<!--[^>]*-->\s*|<\?[^>]*>\s*)*<(rss|feed|rdf:RDF)\b/i.test(head);
}

function isPage(head: string): boolean {
  return /<!doctype html|<html\b/i.test(head);
}
