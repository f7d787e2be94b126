import type { Mention, OriginTrace, Party } from '#core';
import { partyRegister, traceLineage, traceOrigins } from '#evidence';
import { currentClaims } from './extract-claims.ts';
import { type CaseRecords, loadCase } from './load-case.ts';
import type { StoreReader } from './ports.ts';

/** Links the claims of a case to those who said them first. */
export async function traceCase(store: StoreReader, caseId: string): Promise<OriginTrace> {
  return traceCaseRecords(await loadCase(store, caseId));
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

/** The case's own parties replace those of the built-in register by id, and keep their aliases besides. */
export function withRegister(parties: readonly Party[]): Party[] {
  const registered = new Map(partyRegister.map((party) => [party.id, party]));
  const own = parties.map((party) => ({
    ...party,
    aliases: [...new Set([...party.aliases, ...(registered.get(party.id)?.aliases ?? [])])],
  }));
  const ids = new Set(parties.map((party) => party.id));
  return [...own, ...partyRegister.filter((party) => !ids.has(party.id))];
}
