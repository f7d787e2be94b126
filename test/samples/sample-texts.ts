import { type Claim, type Document, parsePartialDate, sha256Hex } from '#core';

/** A document with these words; what a test does not care about is filled in. */
export function sampleDocument(id: string, text: string, changes: Partial<Document> = {}): Document {
  return {
    id,
    url: null,
    sha256: sha256Hex(text),
    byteLength: Buffer.byteLength(text),
    mediaType: 'text/plain',
    encoding: 'utf-8',
    retrieved: null,
    capture: null,
    replaces: null,
    modified: null,
    pageStarts: [],
    notes: [],
    title: null,
    outlet: `Paper ${id}`,
    byline: null,
    language: 'en',
    published: parsePartialDate('2023-10-07'),
    form: 'digest',
    text,
    ...changes,
  };
}

/** A plain claim in these words of a document, without speaker, cue or hedge. Throws where the words are not in it. */
export function sampleClaim(document: Document, words: string = document.text, changes: Partial<Claim> = {}): Claim {
  const span = sampleSpan(document.text, words);
  return {
    id: `${document.id}-${span.start}`,
    documentId: document.id,
    ...span,
    prefix: '',
    suffix: '',
    type: 'plain',
    parts: [],
    speaker: null,
    actor: null,
    cue: null,
    cueWords: [],
    quantities: [],
    negations: [],
    frame: null,
    addressee: null,
    via: [],
    hedges: [],
    likelihood: null,
    polarity: 'affirmed',
    time: null,
    kind: 'assertion',
    forecast: null,
    propositionId: null,
    draftedBy: null,
    review: 'draft',
    ...changes,
  };
}

/** Where words stand first in a text. */
export function sampleSpan(text: string, words: string): { start: number; end: number; text: string } {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`"${words}" is not in "${text}"`);
  return { start, end: start + words.length, text: words };
}
