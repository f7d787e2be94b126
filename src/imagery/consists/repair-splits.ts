import type { ConsistWagon } from './consist.ts';

/** Between two wagons that were seen as one, or cut out of one that was seen as two, metres. */
const couplingMetres = 1.2;
/** How well lengths must agree for that, metres. */
const tolerance = 1.5;

/**
 * A train as it would be if every wagon that looks like two of its neighbour, and every two that together look like one,
 * were mistakes of the detector. Such mistakes stand out, but they are no features of the train.
 */
export function repairSplits(wagons: readonly ConsistWagon[]): ConsistWagon[] {
  const repaired: ConsistWagon[] = [];
  for (let index = 0; index < wagons.length; index += 1) {
    const wagon = wagons[index];
    const next = wagons[index + 1];
    if (!wagon) break;
    const whole = next && [repaired.at(-1), wagons[index + 2]].find((one) => one && isWhole(wagon, next, one));
    const half = [repaired.at(-1), next].find((one) => one && isWhole(one, one, wagon));
    if (whole) {
      repaired.push(whole);
      index += 1;
    } else if (half) repaired.push(half, half);
    else repaired.push(wagon);
  }
  return repaired;
}

function isWhole(one: ConsistWagon, other: ConsistWagon, both: ConsistWagon): boolean {
  return Math.abs(one.lengthMetres + couplingMetres + other.lengthMetres - both.lengthMetres) < tolerance;
}
