import { type ProvisionFindings, type Transfer, findProvisions } from '#evidence';
import { loadCase } from '../load-case.ts';
import type { StoreReader } from '../ports/store.ts';

/** Which paragraphs of a case a transfer would touch, and which on the same things it would not. */
export async function checkTransfer(
  store: StoreReader,
  caseId: string,
  transfer: Transfer,
): Promise<ProvisionFindings> {
  return findProvisions(transfer, (await loadCase(store, caseId)).provisions);
}
