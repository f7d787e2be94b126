import type { Claim, DecidedClaim, GroupingDecision, Proposition } from '#core';

/** How far words may have moved in a text that was read anew, UTF-16 code units. */
const farthestMove = 200;

/** What a person decided on whether a claim states a proposition; null where nobody did. */
export function verdictOn(
  proposition: Proposition,
  claim: Claim,
): Extract<GroupingDecision, { claim: unknown }> | null {
  const about = (proposition.decisions ?? []).filter(
    (decision): decision is Extract<GroupingDecision, { claim: unknown }> =>
      'claim' in decision && isSameClaim(decision.claim, claim),
  );
  return lastOf(about);
}

/** The same words at about the same place, or words of which one holds the other: readers cut claims differently. */
function isSameClaim({ documentId, start, exact }: DecidedClaim, claim: Claim): boolean {
  if (documentId !== claim.documentId || Math.abs(start - claim.start) > farthestMove) return false;
  return claim.text === exact || claim.text.includes(exact) || exact.includes(claim.text);
}

/**
 * Propositions that a person merged into others: their ids, with the proposition that now holds their claims. Two that
 * are merged into each other stay apart.
 */
export function findMerged(propositions: readonly Proposition[]): Map<string, Proposition> {
  const byId = new Map(propositions.map((proposition) => [proposition.id, proposition]));
  const direct = new Map<string, { readonly into: string; readonly at: string }>();
  for (const proposition of propositions.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    for (const [absorbed, at] of absorbedBy(proposition)) {
      const known = direct.get(absorbed);
      if (byId.has(absorbed) && (known === undefined || at > known.at))
        direct.set(absorbed, { into: proposition.id, at });
    }
  }
  const merged = new Map<string, Proposition>();
  for (const id of direct.keys()) {
    const seen = new Set([id]);
    let current = id;
    for (let next = direct.get(current); next !== undefined && !seen.has(next.into); next = direct.get(current)) {
      current = next.into;
      seen.add(current);
    }
    if (current !== id && direct.get(current) === undefined) merged.set(id, byId.get(current)!);
  }
  return merged;
}

/** Ids of what a proposition takes in, with the instant of the decision. */
function absorbedBy({ id, decisions = [] }: Proposition): [string, string][] {
  const about = decisions.filter((decision) => 'propositionId' in decision);
  return [...Map.groupBy(about, (decision) => decision.propositionId)].flatMap(([absorbed, some]) => {
    const last = lastOf(some);
    return last?.action === 'merge' && absorbed !== id ? [[absorbed, last.at] satisfies [string, string]] : [];
  });
}

/** By time; of two of one instant the later in the list. */
function lastOf<D extends GroupingDecision>(decisions: readonly D[]): D | null {
  return decisions.reduce<D | null>((last, one) => (last === null || one.at >= last.at ? one : last), null);
}
