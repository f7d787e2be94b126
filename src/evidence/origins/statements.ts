import type { Claim, Party, Sentence } from '#core';
import type { PartyIndex } from '../parties/party-index.ts';
import type { Assignment } from './assign-claims.ts';
import type { Carriage } from './document-copies.ts';
import { type Lead, type ReadDocument, resolveSpeaker } from './resolve-speaker.ts';

/** What one document states of one proposition, and whom that leads to. */
export interface Statement extends Carriage {
  readonly claims: readonly Claim[];
  readonly leads: readonly StatementLead[];
}

export interface StatementLead {
  readonly lead: Lead;
  readonly claim: Claim;
  /** Known parties between document and speaker, outermost first. */
  readonly via: readonly Party[];
  /** Why the claim is held to state the proposition. */
  readonly assignment: Sentence;
}

/** Reads the claims of one document on one proposition. `agencyIds`: carriers whose text outlets print. */
export function readStatements(
  assignments: readonly Assignment[],
  read: ReadDocument,
  index: PartyIndex,
  agencyIds: ReadonlySet<string>,
): Statement {
  const leads = assignments.flatMap(({ because, claim }) => {
    const via = claim.via.flatMap((span) => index.find(span.text).map((hit) => hit.party));
    return resolveSpeaker(claim, read, index).map((lead): StatementLead => ({ lead, claim, via, assignment: because }));
  });
  const onTheWay = leads.flatMap(({ lead, via }) => [
    ...via,
    ...(lead.kind === 'unknown' && lead.behind ? [lead.behind] : []),
  ]);
  const carriers = [...read.makers, ...onTheWay.filter((party) => agencyIds.has(party.id))];
  return { read, claims: assignments.map((one) => one.claim), leads, carriers: [...new Set(carriers)] };
}
