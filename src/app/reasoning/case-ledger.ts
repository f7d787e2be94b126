import type { Exchange, PartialDate, Party } from '#core';
import { type LedgerPair, type ProvisionFinding, findProvisions, sumLedger } from '#evidence';
import { type CaseRecords, loadCase } from '../load-case.ts';
import type { StoreReader } from '../ports/store.ts';

/** The ledger of a case: its lines, summed up by pairs, and the paragraphs that each would touch. */
export interface LedgerReport {
  readonly exchanges: readonly Exchange[];
  readonly pairs: readonly LedgerPair[];
  readonly touches: readonly { readonly exchangeId: string; readonly findings: readonly ProvisionFinding[] }[];
  /** Names of the parties that claim something. */
  readonly names: Readonly<Record<string, string>>;
}

export async function caseLedger(store: StoreReader, caseId: string): Promise<LedgerReport> {
  return ledgerOf(await loadCase(store, caseId));
}

/** The same over records at hand. */
export function ledgerOf({ exchanges, provisions, parties, case: subject }: CaseRecords): LedgerReport {
  return {
    exchanges,
    pairs: sumLedger(exchanges),
    touches: exchanges.map((one) => ({
      exchangeId: one.id,
      findings: findProvisions(toTransfer(one, subject.asOf), provisions).touched,
    })),
    names: namesOf(exchanges, parties),
  };
}

/** Of a span the first day counts; without a date the day the case looks from. */
function toTransfer(
  { from, to, item, when, quantity }: Exchange,
  asOf: PartialDate,
): Parameters<typeof findProvisions>[0] {
  return { from, to, item, date: when?.from ?? asOf, quantity };
}

function namesOf(exchanges: readonly Exchange[], parties: readonly Party[]): Record<string, string> {
  const names = new Map(parties.map((party) => [party.id, party.name]));
  return Object.fromEntries(exchanges.map(({ claimedBy }) => [claimedBy, names.get(claimedBy) ?? claimedBy]));
}
