import { type EdgeBasis, type Sentence, say } from '#core';
import type { PartyIndex } from '../parties/party-index.ts';
import { createGroups } from './groups.ts';

/** One origin leans on another without being a copy of it; both are ids of origins of one proposition. */
export interface Lean {
  readonly from: string;
  readonly to: string;
  readonly basis: Extract<EdgeBasis, 'citation' | 'declared' | 'same-images'>;
  readonly because: Sentence;
}

export interface Independence {
  readonly effective: { readonly low: number; readonly high: number };
  /** Per origin the ids of those it is independent of, in order. */
  readonly independentOf: ReadonlyMap<string, readonly string[]>;
}

/**
 * How many independent origins there are, as a range.
 *
 * `high`: every origin counts (parties that speak for one another were merged before) but those that rest on another:
 * they infer and cite it. `low`: origins connected by a lean, over any number of steps, count once, and an unnamed origin
 * adds nothing beside a named one, since it may be the same person; unnamed ones alone count once together.
 */
export function weighIndependence(
  origins: readonly { readonly id: string; readonly isUnnamed: boolean; readonly restsOn: string | null }[],
  leans: readonly Lean[],
): Independence {
  const ids = origins.map((origin) => origin.id).toSorted();
  const resting = origins.filter((origin) => origin.restsOn !== null).length;
  const high = ids.length === 0 ? 0 : Math.max(1, ids.length - resting);
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
    effective: { low: Math.min(high, Math.max(1, namedGroups.size)), high },
    independentOf: new Map(independentOf),
  };
}

/**
 * The leans that the parties of a register or a case declare, between the origins at hand (ids of parties). Two that lean
 * on one third party lean on each other as well, whether or not that one is heard: what it knew may be what both say.
 */
export function declaredLeans(originIds: readonly string[], index: PartyIndex): Lean[] {
  const ids = new Set(originIds);
  const byTarget = new Map<string, Lean[]>();
  for (const from of originIds.toSorted()) {
    const party = index.get(from);
    for (const { partyId, reason } of party ? index.leansOf(party) : []) {
      const other = index.get(partyId);
      const to = other === undefined ? partyId : index.rootOf(other).id;
      if (to !== from)
        byTarget.set(to, [...(byTarget.get(to) ?? []), { from, to, basis: 'declared', because: declared(reason) }]);
    }
  }
  return [...byTarget].flatMap(([target, leans]) =>
    ids.has(target) ? leans : chain(leans, index.get(target)?.name ?? null),
  );
}

/** The register's reason is the program's; any other is somebody's own words. */
function declared(reason: string): Sentence {
  const known: Sentence = { kind: 'share-intelligence' };
  return say(known) === reason ? known : { kind: 'as-written', text: reason };
}

/** Leans on somebody who is no origin here, as leans of the first on each other. */
function chain(leans: readonly Lean[], target: string | null): Lean[] {
  const [first, ...others] = leans;
  return others
    .filter(({ from }) => from !== first!.from)
    .map(({ from, because }) => ({
      from,
      to: first!.from,
      basis: 'declared',
      because: { kind: 'both-lean-on', target, why: because },
    }));
}

/** Origins whose statements rest on images of one provider may rest on one image. `providers`: names by origin. */
export function imageLeans(providers: ReadonlyMap<string, ReadonlySet<string>>): Lean[] {
  const byProvider = new Map<string, string[]>();
  for (const [origin, names] of [...providers].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    for (const name of names) byProvider.set(name, [...(byProvider.get(name) ?? []), origin]);
  return [...byProvider]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, [first, ...others]]) =>
      others.map((from): Lean => ({
        from,
        to: first!,
        basis: 'same-images',
        because: { kind: 'same-images', name },
      })),
    );
}
