import type { Document } from '#core';

/** How a document came, line by line: address, time, redirects, what was noted while it was read, pages. */
export function describeProvenance({ capture, notes, pageStarts, retrieved, sha256, url }: Document): string[] {
  return [
    ...(url === null ? [] : [`address ${url}`]),
    ...(retrieved === null ? [] : [`retrieved ${retrieved}, SHA-256 ${sha256}`]),
    ...(capture?.redirects ?? []).map(({ from, status }) => `redirected (${status}) from ${from}`),
    ...(pageStarts.length > 0 ? [`${pageStarts.length} pages`] : []),
    ...notes.map((note) => `note: ${note}`),
  ];
}

/** Number of the page that a place of the text is on, from 1; null where a document has no pages. */
export function pageOf({ pageStarts }: Document, offset: number): number | null {
  const page = pageStarts.filter((start) => start <= offset).length;
  return page === 0 ? null : page;
}
