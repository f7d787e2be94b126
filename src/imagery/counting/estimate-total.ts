/** How many objects there are, from how many two people found and how many of those are the same. */
export interface TotalEstimate {
  readonly count: number;
  /** Interval of the stated level; `high` null where the data do not bound it (no object found by both). */
  readonly low: number;
  readonly high: number | null;
  /** 0..1 */
  readonly level: number;
}

/** Beyond this a total is not bounded in any useful way. */
const most = 10_000_000;

/**
 * Chapman's (1951) form of the Lincoln–Petersen estimate, (n₁+1)(n₂+1)/(m+1) − 1, and the interval of totals N under
 * which `both` is not in either tail of the hypergeometric distribution of matches, the observed value counted half
 * (mid-P, Lancaster 1961), which keeps the stated level on average; at least what was found by anyone. It takes for
 * granted that both looked independently, that every object is as easy to see as the next, and that nobody marked what
 * is not there: objects hard to see make it too low, false marks too high. Throws RangeError for impossible counts.
 */
export function estimateTotal(one: number, other: number, both: number, level = 0.9): TotalEstimate {
  const isPossible = [one, other, both].every((count) => Number.isInteger(count) && count >= 0);
  if (!isPossible || both > Math.min(one, other)) {
    throw new RangeError(`expected whole counts and no more common ones than ${one} and ${other}, got ${both}`);
  }
  const found = one + other - both;
  const tail = (1 - level) / 2;
  const count = Math.max(found, ((one + 1) * (other + 1)) / (both + 1) - 1);
  if (both === 0) return { count, low: found, high: null, level };
  const low = firstTotal(found, (total) => matchTails(total, one, other, both).fewer >= tail);
  const beyond = firstTotal(found, (total) => matchTails(total, one, other, both).more < tail);
  return { count, low: low ?? found, high: beyond === undefined ? null : Math.max(found, beyond - 1), level };
}

/** The smallest total from `first` for which a condition holds that stays true once it is; undefined beyond `most`. */
function firstTotal(first: number, holds: (total: number) => boolean): number | undefined {
  if (holds(first)) return first;
  let [below, step] = [first, 1];
  while (!holds(below + step)) {
    below += step;
    step *= 2;
    if (below + step > most) return undefined;
  }
  let above = below + step;
  while (above - below > 1) {
    const middle = Math.floor((below + above) / 2);
    if (holds(middle)) above = middle;
    else below = middle;
  }
  return above;
}

/** Mid-P probabilities that two people with these counts share at most, and at least, so many of `total` objects. */
function matchTails(total: number, one: number, other: number, both: number): { fewer: number; more: number } {
  const least = Math.max(0, one + other - total);
  const largest = Math.min(one, other);
  let [below, at, above] = [0, 0, 0];
  // From the first value on, each probability follows from the one before; all are scaled by the largest.
  const logs = new Map<number, number>();
  let log = 0;
  for (let k = least; k <= largest; k++) {
    logs.set(k, log);
    log += Math.log(((one - k) * (other - k)) / ((k + 1) * (total - one - other + k + 1)));
  }
  const highest = Math.max(...logs.values());
  for (const [k, value] of logs) {
    const weight = Math.exp(value - highest);
    if (k < both) below += weight;
    else if (k === both) at += weight;
    else above += weight;
  }
  const sum = below + at + above;
  return { fewer: (below + at / 2) / sum, more: (above + at / 2) / sum };
}
