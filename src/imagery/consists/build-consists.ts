/** A wagon on a track, metres along it. */
export interface StandingWagon {
  readonly startMetres: number;
  readonly endMetres: number;
}

/**
 * Groups the wagons of one track into consists, in order along the track: a new one begins where the distance to the wagon
 * before is larger than a coupling. Couplings show as 0.5 to 2 m; the default limit of 3 m leaves room for wagons measured
 * too short.
 */
export function buildConsists<W extends StandingWagon>(
  wagons: readonly W[],
  { longestCouplingMetres = 3 }: { readonly longestCouplingMetres?: number } = {},
): W[][] {
  const consists: W[][] = [];
  let reach = -Infinity;
  for (const wagon of wagons.toSorted((a, b) => a.startMetres - b.startMetres)) {
    const current = consists.at(-1);
    if (current && wagon.startMetres - reach <= longestCouplingMetres) current.push(wagon);
    else consists.push([wagon]);
    reach = Math.max(reach, wagon.endMetres);
  }
  return consists;
}
