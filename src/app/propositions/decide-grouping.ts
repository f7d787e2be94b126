import { type Actor, type Claim, type GroupingDecision, type Proposition, derivedId } from '#core';
import { CaseError } from '../errors.ts';
import { claimsAtHand } from '../extract-claims.ts';
import { loadCase } from '../load-case.ts';
import type { Store, StoreReader, StoreWriter } from '../ports/store.ts';
import { groupCase } from './group-claims.ts';

/** Who decides, when (UTC instant) and why. Only a person may. */
export interface Deciding {
  readonly actor: Actor;
  readonly at: string;
  readonly reason: string;
}

/** Lets a proposition take in the claims of another one, from now on and in what is read later. */
export async function mergePropositions(
  store: Store,
  target: { readonly caseId: string; readonly from: string; readonly into: string },
  by: Deciding,
): Promise<void> {
  if (target.from === target.into) throw new CaseError('no-such-record', `"${target.from}" is that proposition itself`);
  await decide(store, target.caseId, by, async (writer) => {
    await requireProposition(writer, target.caseId, target.from);
    const into = await requireProposition(writer, target.caseId, target.into);
    await writer.put('proposition', [
      withDecisions(into, [{ ...signed(by), action: 'merge', propositionId: target.from }]),
    ]);
  });
}

/** Undoes a merge. */
export async function partPropositions(
  store: Store,
  target: { readonly caseId: string; readonly from: string; readonly into: string },
  by: Deciding,
): Promise<void> {
  await decide(store, target.caseId, by, async (writer) => {
    const into = await requireProposition(writer, target.caseId, target.into);
    await writer.put('proposition', [
      withDecisions(into, [{ ...signed(by), action: 'part', propositionId: target.from }]),
    ]);
  });
}

/** Where claims that are split off go: a proposition there is, or a new one with these words. */
export type SplitTarget = { readonly to: string } | { readonly text: string };

/** Takes claims out of a proposition and puts them under another. Returns the id of that one. */
export async function splitProposition(
  store: Store,
  target: { readonly caseId: string; readonly from: string; readonly claimIds: readonly string[] } & SplitTarget,
  by: Deciding,
): Promise<string> {
  return decide(store, target.caseId, by, async (writer) => {
    const from = await requireProposition(writer, target.caseId, target.from);
    const claims = await requireClaims(writer, target.caseId, target.claimIds);
    const to =
      'to' in target
        ? await requireProposition(writer, target.caseId, target.to)
        : newProposition(target.caseId, target.text);
    await writer.put('proposition', [
      withDecisions(
        from,
        claims.map((claim) => pointAt(claim, 'exclude', by)),
      ),
      withDecisions(
        to,
        claims.map((claim) => pointAt(claim, 'include', by)),
      ),
    ]);
    // An assignment in the claim itself would outweigh the decision.
    const assigned = claims.filter((claim) => claim.propositionId !== null);
    await writer.put(
      'claim',
      assigned.map((claim) => ({ ...claim, propositionId: null })),
    );
    return to.id;
  });
}

/** Makes a proposition of a proposal, under its own words or others. Returns its id. */
export async function keepProposal(
  store: Store,
  target: { readonly caseId: string; readonly proposalId: string; readonly text?: string | undefined },
  by: Deciding,
): Promise<string> {
  const { proposals } = await groupCase(store, target.caseId);
  const proposal = proposals.find((one) => one.id === target.proposalId);
  if (!proposal) {
    const known = proposals.map((one) => one.id).join(', ') || 'none';
    throw new CaseError('no-such-record', `there is no proposal "${target.proposalId}" (proposals: ${known})`);
  }
  return decide(store, target.caseId, by, async (writer) => {
    const claims = await requireClaims(
      writer,
      target.caseId,
      proposal.claims.map((one) => one.claimId),
    );
    const proposition = newProposition(target.caseId, target.text ?? proposal.text);
    await writer.put('proposition', [
      withDecisions(
        proposition,
        claims.map((claim) => pointAt(claim, 'include', by)),
      ),
    ]);
    return proposition.id;
  });
}

async function decide<T>(
  store: Store,
  caseId: string,
  by: Deciding,
  work: (writer: StoreWriter) => Promise<T>,
): Promise<T> {
  if (by.actor.kind !== 'person')
    throw new CaseError('not-reviewable', 'only a person can merge and split propositions');
  await loadCase(store, caseId);
  return store.transaction(by, work);
}

function newProposition(caseId: string, text: string): Proposition {
  return { id: derivedId('prop', { caseId, text }), caseId, text, match: [] };
}

function withDecisions(proposition: Proposition, decisions: readonly GroupingDecision[]): Proposition {
  return { ...proposition, decisions: [...(proposition.decisions ?? []), ...decisions] };
}

function pointAt({ documentId, start, text }: Claim, action: 'include' | 'exclude', by: Deciding): GroupingDecision {
  return { ...signed(by), action, claim: { documentId, start, exact: text.slice(0, 2000) } };
}

function signed({ actor, at, reason }: Deciding): { by: string; at: string; reason: string } {
  return { by: actor.name, at, reason };
}

async function requireProposition(store: StoreReader, caseId: string, id: string): Promise<Proposition> {
  const found = await store.get('proposition', id);
  if (found && found.caseId === caseId) return found;
  const known = (await store.list('proposition', { caseId })).map((one) => one.id).join(', ') || 'none';
  throw new CaseError('no-such-record', `there is no proposition "${id}" in ${caseId} (propositions: ${known})`);
}

async function requireClaims(store: StoreReader, caseId: string, ids: readonly string[]): Promise<Claim[]> {
  const claims = new Map(claimsAtHand(await loadCase(store, caseId)).map((claim) => [claim.id, claim]));
  return ids.map((id) => {
    const claim = claims.get(id);
    if (!claim) throw new CaseError('no-such-record', `there is no claim "${id}" in ${caseId}`);
    return claim;
  });
}
