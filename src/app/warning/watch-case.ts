import { type Actor, type Indicator, canonicalJson, sha256Hex } from '#core';
import {
  type CollectionNeed,
  type StatementIndex,
  type StepExpectation,
  type StepMove,
  type WarningChain,
  collectionNeeds,
  expectNextSteps,
  expectedEvidence,
  moveSteps,
  warningBoard,
} from '#evidence';
import { CaseError } from '../errors.ts';
import { currentClaims } from '../extract-claims.ts';
import { type CaseRecords, loadCase } from '../load-case.ts';
import type { Store, StoreReader } from '../ports/store.ts';
import { indexCaseStatements } from '../reasoning/case-statements.ts';
import { type ChainTemplate, startChain } from './chain-template.ts';
import { type StepEvidence, stepEvidence } from './step-evidence.ts';

/** How far the chains of a case have come, what the evidence would move, what is due next, what to look for. */
export interface WarningReport {
  readonly chains: readonly (WarningChain & { readonly expected: readonly StepExpectation[] })[];
  readonly moves: readonly StepMove[];
  readonly needs: readonly CollectionNeed[];
  /** What the steps rest on, by whom, and how sure. */
  readonly evidence: readonly StepEvidence[];
}

export async function watchCase(store: StoreReader, caseId: string): Promise<WarningReport> {
  return watchCaseRecords(await loadCase(store, caseId));
}

/** The same over records at hand; `statements` where the origins of what is cited are known already. */
export function watchCaseRecords(
  records: CaseRecords,
  statements: StatementIndex = indexCaseStatements(records),
): WarningReport {
  const { indicators, observations, hypotheses, sites, case: subject } = records;
  const chains = warningBoard(indicators);
  const evidence = { observations, claims: currentClaims(records.claims) };
  const expected = expectedEvidence(hypotheses, observations, subject.asOf);
  return {
    chains: chains.map((chain) => ({ ...chain, expected: expectNextSteps(chain) })),
    moves: moveSteps(indicators, evidence, subject.asOf),
    needs: collectionNeeds(chains, expected, sites, subject.asOf, hypotheses),
    evidence: stepEvidence(records, statements),
  };
}

/** Adds the steps of a chain to a case; steps that are there already keep what is known of them. */
export async function addChain(
  store: Store,
  caseId: string,
  template: ChainTemplate,
  named: ReadonlyMap<string, string>,
  actor: Actor,
): Promise<{ readonly added: number; readonly kept: number; readonly indicators: readonly Indicator[] }> {
  return store.transaction({ actor, reason: `watch the chain ${template.id}` }, async (writer) => {
    const { sites } = await loadCase(writer, caseId);
    const indicators = startChain(template, caseId, sites, named);
    const known = new Set(
      (await writer.list('indicator', { ids: indicators.map(({ id }) => id) })).map(({ id }) => id),
    );
    const fresh = indicators.filter(({ id }) => !known.has(id));
    await writer.put('indicator', fresh);
    return { added: fresh.length, kept: known.size, indicators };
  });
}

/**
 * Takes over the moves that the evidence gives, for the steps named or all. `seen` is the SHA-256 of the canonical JSON of the
 * report that they were chosen from; null takes them as they are now. Throws CaseError `changed-meanwhile`.
 */
export async function acceptMoves(
  store: Store,
  caseId: string,
  ids: readonly string[] | null,
  by: { readonly actor: Actor; readonly reason: string },
  seen: string | null = null,
): Promise<readonly StepMove[]> {
  return store.transaction(by, async (writer) => {
    const report = await watchCase(writer, caseId);
    const { moves } = report;
    if (seen !== null && sha256Hex(canonicalJson(report)) !== seen)
      throw new CaseError(
        'changed-meanwhile',
        `the steps of ${caseId} have changed since they were read; read them again`,
      );
    const wanted = ids === null ? moves : moves.filter((move) => ids.includes(move.indicatorId));
    for (const move of wanted) {
      const indicator = await writer.get('indicator', move.indicatorId);
      if (indicator) await writer.put('indicator', [applyMove(indicator, move)]);
    }
    return wanted;
  });
}

function applyMove(indicator: Indicator, move: StepMove): Indicator {
  const kept = indicator.citations.map((one) => JSON.stringify(one));
  const fresh = move.citations.filter((one) => !kept.includes(JSON.stringify(one)));
  return {
    ...indicator,
    status: move.to,
    since: move.since ?? indicator.since,
    citations: [...indicator.citations, ...fresh],
  };
}
