import { type Mark, labelPosition } from '#core';

/** Two marks of one object. */
export interface MatchedMarks {
  readonly one: Mark;
  readonly other: Mark;
  readonly distanceMetres: number;
}

/** Length of one degree on a sphere with the Earth's girth of 40 075 km. */
const metresPerDegree = 111_320;

/**
 * Pairs the marks of two people, each at most once and as many as can be: their middles must lie no farther apart than
 * `tolerance` metres, along the track where both say where on it they are, and never in two different zones. Near pairs
 * come first, and give way only where that makes room for one pair more (Kuhn's augmenting paths).
 */
export function matchMarks(ones: readonly Mark[], others: readonly Mark[], tolerance: number): MatchedMarks[] {
  const candidates = ones.map((one) => findCandidates(one, others, tolerance));
  const order = ones.map((_, at) => at).sort((a, b) => nearest(candidates[a]) - nearest(candidates[b]));
  const takenBy = new Map<number, number>();
  const assign = (at: number, tried: Set<number>): boolean => {
    for (const { index } of candidates[at] ?? []) {
      if (tried.has(index)) continue;
      tried.add(index);
      const holder = takenBy.get(index);
      if (holder !== undefined && !assign(holder, tried)) continue;
      takenBy.set(index, at);
      return true;
    }
    return false;
  };
  for (const at of order) assign(at, new Set());
  return [...takenBy].flatMap(([index, at]) => {
    const [one, other] = [ones[at], others[index]];
    return one && other ? [{ one, other, distanceMetres: measureDistance(one, other) }] : [];
  });
}

interface Candidate {
  readonly index: number;
  readonly distance: number;
}

function findCandidates(one: Mark, others: readonly Mark[], tolerance: number): Candidate[] {
  return others
    .map((other, index) => ({ index, distance: measureDistance(one, other) }))
    .filter(({ distance }) => distance <= tolerance)
    .sort((a, b) => a.distance - b.distance);
}

function nearest(candidates: readonly Candidate[] | undefined): number {
  return candidates?.[0]?.distance ?? Infinity;
}

/** Infinite between zones. Planar about the first mark: good to a millimetre over the length of a ship. */
function measureDistance(one: Mark, other: Mark): number {
  if (one.zoneId !== null && other.zoneId !== null) {
    if (one.zoneId !== other.zoneId) return Infinity;
    if (one.alongMetres !== null && other.alongMetres !== null) return Math.abs(one.alongMetres - other.alongMetres);
  }
  const [from, to] = [labelPosition(one.geometry), labelPosition(other.geometry)];
  const turn = ((to.lon - from.lon + 540) % 360) - 180;
  return metresPerDegree * Math.hypot(turn * Math.cos((from.lat * Math.PI) / 180), to.lat - from.lat);
}
