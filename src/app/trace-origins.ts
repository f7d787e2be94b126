import { type Document, type Mention, type OriginTrace, type PartialDate, type Party, lastDay } from '#core';
import { partyRegister, traceLineage, traceOrigins } from '#evidence';
import { claimsAtHand, currentClaims } from './extract-claims.ts';
import { type CaseRecords, loadCase } from './load-case.ts';
import type { StoreReader } from './ports/store.ts';

/**
 * Links the claims of a case to those who said them first. `until`: only documents published up to that day; one whose
 * date is known to the month only counts from the end of that month on.
 */
export async function traceCase(
  store: StoreReader,
  caseId: string,
  { until }: { readonly until?: PartialDate | undefined } = {},
): Promise<OriginTrace> {
  const records = await loadCase(store, caseId);
  const isKnown = ({ published }: Document): boolean =>
    until === undefined || (published !== null && lastDay(published) <= lastDay(until));
  const documents = records.documents.filter(isKnown);
  return traceCaseRecords({ ...records, documents, claims: claimsAtHand({ ...records, documents }) });
}

/** The same over records at hand. */
export function traceCaseRecords(records: CaseRecords): OriginTrace {
  const { propositions, documents, parties } = records;
  return traceOrigins({
    propositions,
    documents,
    claims: currentClaims(records.claims),
    parties: withRegister(parties),
  });
}

/** Traces pages known only by whom they name (`origins --lineage FILE.csv`). */
export function traceMentions(mentions: readonly Mention[], parties: readonly Party[] = []): OriginTrace {
  return traceLineage({ mentions, parties: withRegister(parties) });
}

/** The case's own parties replace those of the built-in register by id, and keep their aliases and whom they speak for besides. */
export function withRegister(parties: readonly Party[]): Party[] {
  const registered = new Map(partyRegister.map((party) => [party.id, party]));
  const own = parties.map((party) => ({
    ...party,
    partOf: party.partOf ?? registered.get(party.id)?.partOf ?? null,
    aliases: [...new Set([...party.aliases, ...(registered.get(party.id)?.aliases ?? [])])],
  }));
  const ids = new Set(parties.map((party) => party.id));
  return [...own, ...partyRegister.filter((party) => !ids.has(party.id))];
}
