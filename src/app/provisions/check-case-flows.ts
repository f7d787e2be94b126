import type { Exchange, Provision } from '#core';
import { type Flow, type FlowCheck, checkFlows } from '#evidence';
import { loadCase } from '../load-case.ts';
import type { StoreReader } from '../ports/store.ts';

/** The deliveries in a case's ledger against the caps of its provisions, or of others. */
export async function checkCaseFlows(
  store: StoreReader,
  caseId: string,
  provisions?: readonly Provision[],
): Promise<FlowCheck> {
  const records = await loadCase(store, caseId);
  return checkFlows(flowsOf(records.exchanges), provisions ?? records.provisions);
}

/** Lines of the ledger that say that something was delivered, when, and how much. */
function flowsOf(exchanges: readonly Exchange[]): Flow[] {
  return exchanges.flatMap(({ id, from, to, item, when, quantity, stage }) =>
    stage === 'delivered' && when !== null && quantity !== null ? [{ id, from, to, item, when, quantity }] : [],
  );
}
