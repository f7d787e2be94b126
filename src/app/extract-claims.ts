import {
  type CancelSignal,
  type Claim,
  type ClaimName,
  type Document,
  type ExtractedClaim,
  type Extraction,
  type Site,
  derivedId,
} from '#core';
import { extractClaims, languageMaker } from '#language';
import { wordsAround } from './claims/claim-spans.ts';
import { namesOfClaims } from './claims/name-mentions.ts';
import { type CaseRecords, loadCase } from './load-case.ts';
import { nameActors } from './name-actors.ts';
import type { ChangeContext, Store } from './ports/store.ts';

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
  /** Documents that an earlier run of this version had read already. */
  readonly readBefore: number;
  readonly drafted: number;
  /** Claims that a person had already accepted or rejected, left as they are. */
  readonly kept: number;
}

/** Documents whose claims are stored together: what a run that is stopped may lose. */
const batch = 20;

/**
 * Drafts claims for every document of a case. What a person has decided on is never overwritten. Stored every few documents, so
 * that a run that was stopped goes on: documents with drafts of this version are passed over, unless `again`.
 */
export async function extractCase(
  store: Store,
  caseId: string,
  options: {
    readonly again?: boolean;
    readonly signal?: CancelSignal;
    readonly onProgress?: (done: number, of: number) => void;
  } = {},
): Promise<ExtractReport> {
  const { documents, claims } = await loadCase(store, caseId);
  const read = new Set(options.again ? [] : claims.filter(isOfThisVersion).map(({ documentId }) => documentId));
  const unread = documents.filter(({ id }) => !read.has(id));
  const sites = await store.list('site');
  const actor = { kind: 'machine', name: `${languageMaker.name} ${languageMaker.version}` } as const;
  const counts = { drafted: 0, kept: 0 };
  for (let from = 0; from < unread.length; from += batch) {
    const drafts: Claim[] = [];
    for (const [index, document] of unread.slice(from, from + batch).entries()) {
      options.signal?.throwIfAborted();
      drafts.push(...draftClaims(document, sites));
      options.onProgress?.(from + index + 1, unread.length);
    }
    const drafted = await keepDrafts(store, { actor, reason: `extract claims of ${caseId}` }, drafts);
    counts.drafted += drafted;
    counts.kept += drafts.length - drafted;
  }
  return { documents: unread.length, readBefore: documents.length - unread.length, ...counts };
}

/** Stores drafts in one transaction, without those that a person has decided on by then; returns how many it stored. */
export function keepDrafts(store: Store, context: ChangeContext, drafts: readonly Claim[]): Promise<number> {
  return store.transaction(context, async (writer) => {
    const open: Claim[] = [];
    for (const documentId of new Set(drafts.map((claim) => claim.documentId))) {
      const kept = await writer.list('claim', { documentId });
      const decided = new Set(kept.filter(({ review }) => review !== 'draft').map(({ id }) => id));
      open.push(...drafts.filter((claim) => claim.documentId === documentId && !decided.has(claim.id)));
    }
    await writer.put('claim', open);
    return open.length;
  });
}

function isOfThisVersion({ draftedBy }: Claim): boolean {
  return draftedBy?.name === languageMaker.name && draftedBy.version === languageMaker.version;
}

/** Claims to work with: those a person accepted, and drafts of the present version; older drafts and rejected ones are out. */
export function currentClaims(claims: readonly Claim[]): Claim[] {
  return claims.filter((claim) => {
    if (claim.review !== 'draft') return claim.review === 'accepted';
    return claim.draftedBy === null || claim.draftedBy.version === languageMaker.version;
  });
}

/** What the program reads in a document, as drafts, with the places and parties they name. */
export function draftClaims(document: Document, sites: readonly Site[] = []): Claim[] {
  const { claims } = extractDocument(document);
  const names = namesOfClaims(document.text, claims, sites);
  return claims.map((claim, index) => draftClaim(document, claim, names[index]!));
}

/** Claims to work with, and drafts for documents that were never read: a question about a case should not need `extract` first. */
export function claimsAtHand({ claims, documents }: Pick<CaseRecords, 'claims' | 'documents'>): Claim[] {
  const read = new Set(claims.map((claim) => claim.documentId));
  const unread = documents.filter((document) => !read.has(document.id));
  return [...currentClaims(claims), ...unread.flatMap((document) => draftClaims(document))];
}

function draftClaim(document: Document, claim: ExtractedClaim, names: readonly ClaimName[]): Claim {
  const { start, end } = claim;
  return {
    ...claim,
    id: derivedId('claim', { documentId: document.id, sha256: document.sha256, start, end }),
    documentId: document.id,
    ...wordsAround(document, { start, end }),
    names,
    propositionId: null,
    draftedBy: languageMaker,
    review: 'draft',
  };
}
