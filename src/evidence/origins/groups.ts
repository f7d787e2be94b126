/** Disjoint sets of ids that only grow together. */
export interface Groups {
  /** Puts the two ids into one group; ids that were not given at the start are ignored. */
  join(one: string, other: string): void;
  /** The same id for all members of a group. */
  find(id: string): string;
  /** The groups, each in the order the ids were given in. */
  list(): string[][];
}

/** Starts with every id alone (union-find with path halving). */
export function createGroups(ids: readonly string[]): Groups {
  const parents = new Map(ids.map((id) => [id, id]));
  const find = (id: string): string => {
    let current = id;
    for (let parent = parents.get(current) ?? current; parent !== current; parent = parents.get(current)!) {
      parents.set(current, parents.get(parent)!);
      current = parent;
    }
    return current;
  };
  return {
    find,
    join(one, other) {
      if (!parents.has(one) || !parents.has(other)) return;
      const [first, second] = [find(one), find(other)].toSorted();
      parents.set(second!, first!);
    },
    list: () => [...Map.groupBy(ids, find).values()],
  };
}
