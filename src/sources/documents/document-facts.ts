import type { PartialDate } from '#core';

/** What a document says of itself, and its text. */
export interface DocumentFacts {
  readonly text: string;
  readonly encoding: string | null;
  readonly title: string | null;
  /** The address it names as its own. */
  readonly url: string | null;
  readonly outlet: string | null;
  readonly byline: string | null;
  readonly language: string | null;
  readonly published: PartialDate | null;
  readonly modified: PartialDate | null;
  /** Where each page of a paged document begins in the text; empty for others. */
  readonly pageStarts: readonly number[];
  readonly notes: readonly string[];
}

export const noFacts: Omit<DocumentFacts, 'text' | 'encoding'> = {
  title: null,
  url: null,
  outlet: null,
  byline: null,
  language: null,
  published: null,
  modified: null,
  pageStarts: [],
  notes: [],
};

/** One line of text for a title or a name: white space made single, 500 characters at most. */
export function cleanLine(text: string | null | undefined): string | null {
  return text?.slice(0, 5000).replace(/\s+/g, ' ').trim().slice(0, 500).toWellFormed() || null;
}

/** An address that may be kept and shown as a link; anything else is none. */
export function httpAddress(href: string | null | undefined, base?: string): string | null {
  if (!href || href.length > 4000 || !URL.canParse(href, base)) return null;
  const url = new URL(href, base);
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null;
  return /^https?:\/\/[^\s"'<>]+$/.test(url.href) && url.href.length <= 4000 ? url.href : null;
}
