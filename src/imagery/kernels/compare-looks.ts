import type { WagonLooks, WagonMeasures } from '../consists/wagon-looks.ts';
import { type KernelRow, generalShare } from '../consists/population-mixture.ts';

/** Share of wagons whose colour changed between two looks (load, tarpaulin, shadow); of those measured wrongly. */
const changedColours = 0.1;
const wrong = 0.05;
/** No single wagon is worth more than this, nats. */
const mostWorth = 5;

/**
 * Sums over the centres for the wagons of one consist (length, both; length, both…) by the wagon of another: the same
 * wagons come back in many made-up trains.
 */
export type KnownOverlaps = Map<KernelRow, Float64Array>;

/**
 * Row by row (one × other) ln p(both looks | one wagon seen twice) − ln p(both looks | wagons of two trains), each given
 * the wagon before it in its own train.
 */
export function compareLooks(one: WagonLooks, other: WagonLooks, known: KnownOverlaps = new Map()): Float64Array {
  const scores = new Float64Array(one.count * other.count);
  const { centres, repeatChance } = one;
  const share = centres === 0 ? 0 : (1 - generalShare) / centres;
  const general = centres === 0 ? 1 : generalShare;
  for (let j = 0; j < other.count; j += 1) {
    const overlaps = overlapsWith(one, other.kernels[j]!, known);
    for (let i = 0; i < one.count; i += 1) {
      const length = lengthNormal(one, i, other, j);
      const repeat = i > 0 && j > 0 ? repeatChance : 0;
      let lengths = share * overlaps[2 * i]!;
      lengths += general * length * Math.sqrt(one.lengthGeneral[i]! * other.lengthGeneral[j]!);
      lengths = (1 - repeat) * lengths + repeat * length * Math.sqrt(one.lengthRepeat[i]! * other.lengthRepeat[j]!);
      const lengthRatio = lengths / (one.lengthDensity[i]! * other.lengthDensity[j]!);
      const colour = colourNormalOf(one, i, other, j);
      let ratio = (1 - wrong) * lengthRatio + wrong;
      if (colour >= 0) {
        let both = share * overlaps[2 * i + 1]! * one.volume[i]! * other.volume[j]!;
        both += general * length * colour * Math.sqrt(one.bothGeneral[i]! * other.bothGeneral[j]!);
        both = (1 - repeat) * both + repeat * length * colour * Math.sqrt(one.bothRepeat[i]! * other.bothRepeat[j]!);
        const bothRatio = both / (one.bothDensity[i]! * other.bothDensity[j]!);
        ratio = (1 - wrong - changedColours) * bothRatio + changedColours * lengthRatio + wrong;
      }
      const score = Math.log(ratio);
      scores[i * other.count + j] = score < mostWorth ? score : mostWorth;
    }
  }
  return scores;
}

/** The same for two wagons joined (`one`) against single ones that may be both: given the joined, against any wagon. */
export function compareJoined(one: WagonMeasures, other: WagonLooks): Float64Array {
  const scores = new Float64Array(one.count * other.count);
  for (let i = 0; i < one.count; i += 1)
    for (let j = 0; j < other.count; j += 1) {
      const length = lengthNormal(one, i, other, j);
      const colour = colourNormalOf(one, i, other, j);
      const lengthRatio = length / other.lengthDensity[j]!;
      const ratio =
        colour >= 0
          ? (1 - wrong - changedColours) * ((length * colour) / other.bothDensity[j]!) +
            changedColours * lengthRatio +
            wrong
          : (1 - wrong) * lengthRatio + wrong;
      const score = Math.log(ratio);
      scores[i * other.count + j] = score < mostWorth ? score : mostWorth;
    }
  return scores;
}

function lengthNormal(one: WagonMeasures, i: number, other: WagonMeasures, j: number): number {
  const variance = one.variance[i]! + other.variance[j]!;
  const difference = one.length[i]! - other.length[j]!;
  return Math.exp((-0.5 * difference * difference) / variance) / Math.sqrt(2 * Math.PI * variance);
}

/** −1 where a colour is missing. */
function colourNormalOf(one: WagonMeasures, i: number, other: WagonMeasures, j: number): number {
  const lightness = one.colour[3 * i]! - other.colour[3 * j]!;
  if (Number.isNaN(lightness)) return -1;
  const a = one.colour[3 * i + 1]! - other.colour[3 * j + 1]!;
  const b = one.colour[3 * i + 2]! - other.colour[3 * j + 2]!;
  return Math.exp(-0.5 * (lightness * lightness + a * a + b * b)) / (2 * Math.PI) ** 1.5;
}

function overlapsWith(one: WagonLooks, row: KernelRow, known: KnownOverlaps): Float64Array {
  const found = known.get(row);
  if (found) return found;
  const overlaps = new Float64Array(2 * one.count);
  for (let i = 0; i < one.count; i += 1) {
    const own = one.kernels[i]!;
    overlaps[2 * i] = dot(own.length, row.length);
    overlaps[2 * i + 1] = dot(own.both, row.both);
  }
  known.set(row, overlaps);
  return overlaps;
}

function dot(one: Float64Array, other: Float64Array): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let k = 0;
  const count = one.length;
  for (; k + 3 < count; k += 4) {
    a += one[k]! * other[k]!;
    b += one[k + 1]! * other[k + 1]!;
    c += one[k + 2]! * other[k + 2]!;
    d += one[k + 3]! * other[k + 3]!;
  }
  for (; k < count; k += 1) a += one[k]! * other[k]!;
  return a + b + (c + d);
}
