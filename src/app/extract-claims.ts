import { type CancelSignal, type Claim, type Document, type ExtractedClaim, type Extraction, derivedId } from '#core';
import { extractClaims, languageMaker } from '#language';
import { wordsAround } from './claims/claim-spans.ts';
import { type CaseRecords, loadCase } from './load-case.ts';
import { nameActors } from './name-actors.ts';
import type { Store } from './ports.ts';

/** Reads one document: the claims in it with their exact words. */
export function extractDocument(document: Document): Extraction {
  const language = document.language?.slice(0, 2).toLowerCase();
  const extraction = extractClaims(document.text, {
    published: document.published,
    language: language === 'de' || language === 'en' ? language : null,
    sha256: document.sha256,
  });
  return nameActors(extraction);
}

/** What extraction did to the claims of a case. */
export interface ExtractReport {
  readonly documents: number;
  readonly drafted: number;
  /** Claims that a person had already accepted or rejected, left as they are. */
  readonly kept: number;
}

/** Drafts claims for every document of a case. What a person has decided on is never overwritten. */
export async function extractCase(
  store: Store,
  caseId: string,
  options: { readonly signal?: CancelSignal; readonly onProgress?: (done: number, of: number) => void } = {},
): Promise<ExtractReport> {
  const { documents, claims } = await loadCase(store, caseId);
  const decided = new Set(claims.filter((claim) => claim.review !== 'draft').map((claim) => claim.id));
  const drafts: Claim[] = [];
  for (const [index, document] of documents.entries()) {
    options.signal?.throwIfAborted();
    drafts.push(...draftClaims(document));
    options.onProgress?.(index + 1, documents.length);
  }
  const open = drafts.filter((claim) => !decided.has(claim.id));
  const actor = { kind: 'machine', name: `${languageMaker.name} ${languageMaker.version}` } as const;
  await store.transaction({ actor, reason: `extract claims of ${caseId}` }, (writer) => writer.put('claim', open));
  return { documents: documents.length, drafted: open.length, kept: drafts.length - open.length };
}

/** Claims to work with: those a person accepted, and drafts of the present version; older drafts and rejected ones are out. */
export function currentClaims(claims: readonly Claim[]): Claim[] {
  return claims.filter((claim) => {
    if (claim.review !== 'draft') return claim.review === 'accepted';
    return claim.draftedBy === null || claim.draftedBy.version === languageMaker.version;
  });
}

/** What the program reads in a document, as drafts. */
export function draftClaims(document: Document): Claim[] {
  return extractDocument(document).claims.map((claim) => draftClaim(document, claim));
}

/** Claims to work with, and drafts for documents that were never read: a question about a case should not need `extract` first. */
export function claimsAtHand({ claims, documents }: Pick<CaseRecords, 'claims' | 'documents'>): Claim[] {
  const read = new Set(claims.map((claim) => claim.documentId));
  const unread = documents.filter((document) => !read.has(document.id));
  return [...currentClaims(claims), ...unread.flatMap(draftClaims)];
}

function draftClaim(document: Document, claim: ExtractedClaim): Claim {
  const { start, end } = claim;
  return {
    ...claim,
    id: derivedId('claim', { documentId: document.id, sha256: document.sha256, start, end }),
    documentId: document.id,
    ...wordsAround(document, { start, end }),
    propositionId: null,
    draftedBy: languageMaker,
    review: 'draft',
  };
}
