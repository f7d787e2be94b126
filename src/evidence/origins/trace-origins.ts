import type { Claim, Document, OriginTrace, Party, Proposition, PropositionTrace } from '#core';
import { type PartyIndex, buildPartyIndex } from '../parties/party-index.ts';
import { agencies } from '../register/carriers.ts';
import { notTheGovernment } from '../register/generic-speakers.ts';
import { createFeatureReader } from '../propositions/claim-features.ts';
import { findMerged } from '../propositions/decisions.ts';
import { type Assignment, assignClaims } from './assign-claims.ts';
import { byTime } from './by-time.ts';
import { type DocumentCopy, findCarrierCopies, findTextCopies } from './document-copies.ts';
import { createGroups } from './groups.ts';
import { findTranslations } from './translations.ts';
import { type ReadDocument, readDocument } from './resolve-speaker.ts';
import { type Statement, readStatements } from './statements.ts';
import { traceProposition } from './trace-proposition.ts';

export interface OriginsInput {
  readonly propositions: readonly Proposition[];
  /** Drafts and accepted ones; rejected ones are left out. */
  readonly claims: readonly Claim[];
  readonly documents: readonly Document[];
  /** In order of precedence: parties that share a spelling are one, and the first gives its name and role. */
  readonly parties: readonly Party[];
}

/**
 * Links the claims of documents to those who said them first. The result does not depend on the order of
 * propositions, claims and documents. Propositions come in order of id, those that no claim states included and those merged into others left out; documents
 * in order of id, each with the names of the origins of all it states.
 */
export function traceOrigins(input: OriginsInput): OriginTrace {
  const index = buildPartyIndex(input.parties, notTheGovernment);
  const reads = new Map(input.documents.map((document) => [document.id, readDocument(document, index)]));
  const documents = input.documents.toSorted((a, b) => byTime(a, b, (document) => isAgencys(reads.get(document.id)!)));
  const claims = input.claims.toSorted((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
  const propositions = input.propositions.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const byId = new Map(documents.map((document) => [document.id, document]));
  const assignments = Map.groupBy(
    assignClaims(propositions, claims, byId, createFeatureReader(index)),
    (one) => one.proposition.id,
  );
  const agencyIds = new Set(agencies.flatMap((agency) => index.find(agency.name).map((hit) => hit.party.id)));
  const textCopies = [
    ...findTextCopies(documents),
    ...findTranslations(
      documents.map((document) => reads.get(document.id)!),
      index,
    ),
  ];
  const merged = findMerged(propositions);
  const traced = propositions
    .filter((proposition) => !merged.has(proposition.id))
    .map((proposition) => {
      const statements = readAll(assignments.get(proposition.id) ?? [], documents, reads, { index, agencyIds });
      const copies = [...within(textCopies, statements), ...findCarrierCopies(statements)];
      return { copies, statements, trace: traceProposition(proposition, statements, copies, index) };
    });
  const groups = createGroups(documents.map((document) => document.id));
  for (const { from, to } of [...textCopies, ...traced.flatMap((one) => one.copies)]) groups.join(from, to);
  const familyOf = new Map(groups.list().flatMap((ids) => ids.map((id): [string, string] => [id, ids[0]!])));
  const names = originNames(traced.map((one) => one.trace));
  return {
    propositions: traced.map((one) => one.trace),
    documents: documents
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map((document) => ({
        id: document.id,
        url: document.url,
        copyFamily: familyOf.get(document.id)!,
        origins: [...(names.get(document.id) ?? [])],
      })),
  };
}

/** An agency's own page: among pages of one day the others have it from there. */
function isAgencys({ outlet }: ReadDocument): boolean {
  return outlet !== null && agencies.some((agency) => agency.id === outlet.id);
}

/** Statements of one proposition by document, in order of time. */
function readAll(
  assignments: readonly Assignment[],
  documents: readonly Document[],
  reads: ReadonlyMap<string, ReadDocument>,
  { index, agencyIds }: { readonly index: PartyIndex; readonly agencyIds: ReadonlySet<string> },
): Statement[] {
  const byDocument = Map.groupBy(assignments, (one) => one.document.id);
  return documents.flatMap((document) => {
    const found = byDocument.get(document.id);
    return found ? [readStatements(found, reads.get(document.id)!, index, agencyIds)] : [];
  });
}

/** Names of the origins that each document leads to, over all propositions. */
function originNames(propositions: readonly PropositionTrace[]): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const { documentIds, name } of propositions.flatMap((one) => one.origins)) {
    for (const id of documentIds) names.set(id, (names.get(id) ?? new Set()).add(name));
  }
  return names;
}

function within(copies: readonly DocumentCopy[], statements: readonly Statement[]): DocumentCopy[] {
  const ids = new Set(statements.map((statement) => statement.read.document.id));
  return copies.filter((copy) => ids.has(copy.from) && ids.has(copy.to));
}
