import type { PartyIndex } from '../parties/party-index.ts';
import { createGroups } from './groups.ts';

/** One origin leans on another without being a copy of it; both are ids of origins of one proposition. */
export interface Lean {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

export interface Independence {
  readonly effective: { readonly low: number; readonly high: number };
  /** Per origin the ids of those it is independent of, in order. */
  readonly independentOf: ReadonlyMap<string, readonly string[]>;
}

/**
 * How many independent origins there are, as a range.
 *
 * `high`: every origin counts (parties that speak for one another were merged before). `low`: origins connected by a
 * lean, over any number of steps, count once, and an unnamed origin adds nothing beside a named one, since it may be
 * the same person; unnamed ones alone count once together.
 */
export function weighIndependence(
  origins: readonly { readonly id: string; readonly isUnnamed: boolean }[],
  leans: readonly Lean[],
): Independence {
  const ids = origins.map((origin) => origin.id).toSorted();
  const unnamed = new Set(origins.filter((origin) => origin.isUnnamed).map((origin) => origin.id));
  const groups = createGroups(ids);
  for (const { from, to } of leans) groups.join(from, to);
  const named = ids.filter((id) => !unnamed.has(id));
  const namedGroups = new Set(named.map((id) => groups.find(id)));
  const independentOf = ids.map((id): [string, string[]] => [
    id,
    unnamed.has(id) ? [] : named.filter((other) => groups.find(other) !== groups.find(id)),
  ]);
  return {
    effective: { low: Math.min(ids.length, Math.max(1, namedGroups.size)), high: ids.length },
    independentOf: new Map(independentOf),
  };
}

/** The leans that the parties of a register or a case declare, between the origins at hand (ids of parties). */
export function declaredLeans(originIds: readonly string[], index: PartyIndex): Lean[] {
  const ids = new Set(originIds);
  return originIds.flatMap((id) => {
    const party = index.get(id);
    return (party ? index.leansOf(party) : []).flatMap(({ partyId, reason }) => {
      const other = index.get(partyId);
      const to = other === undefined ? partyId : index.rootOf(other).id;
      return to !== id && ids.has(to) ? [{ from: id, to, reason }] : [];
    });
  });
}
