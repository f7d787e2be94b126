import { type LocalAlignment, type PairScores, alignLocal } from '../kernels/align-local.ts';
import { compareJoined, compareLooks } from '../kernels/compare-looks.ts';
import type { Consist, ConsistWagon } from './consist.ts';
import { type WagonLooks, type WagonMeasures, describeJoined, describeLooks } from './wagon-looks.ts';
import type { WagonPopulation } from './wagon-population.ts';

/** A consist ready for comparing, in one direction. */
export interface PreparedConsist {
  readonly wagons: WagonLooks;
  readonly joined: WagonMeasures;
}

/** The better of both directions. */
export interface DirectedAlignment extends LocalAlignment {
  /** The other consist was read from its end. */
  readonly reversed: boolean;
}

/** A wagon missed or found twice; two wagons seen as one. Nats. */
const prices = { skip: 2.2, join: 2 };

export function prepareConsist(wagons: readonly ConsistWagon[], population: WagonPopulation): PreparedConsist {
  return { wagons: describeLooks(wagons, population), joined: describeJoined(wagons) };
}

export function alignEitherWay(
  query: PreparedConsist,
  other: Consist['wagons'],
  population: WagonPopulation,
): DirectedAlignment {
  const forward = alignLocal(scorePairs(query, prepareConsist(other, population)), prices);
  const backward = alignLocal(scorePairs(query, prepareConsist(other.toReversed(), population)), prices);
  return backward.score > forward.score ? { ...backward, reversed: true } : { ...forward, reversed: false };
}

/**
 * How much the order of a consist tells, nats: what it scores against itself less the best it scores against itself
 * shifted. Next to nothing for a train of wagons that all look the same. A second look would differ by the noise of
 * measuring, which costs half a nat for each of up to four measures of a wagon.
 */
export function computeInformation(wagons: readonly ConsistWagon[], population: WagonPopulation): number {
  const prepared = prepareConsist(wagons, population);
  const scores = scorePairs(prepared, prepared);
  const self = alignLocal(scores, prices).score - wagons.reduce((sum, { colour }) => sum + (colour ? 2 : 0.5), 0);
  return self - alignLocal(scores, prices, 1).score;
}

function scorePairs(query: PreparedConsist, other: PreparedConsist): PairScores {
  return {
    rows: query.wagons.count,
    columns: other.wagons.count,
    pairs: compareLooks(query.wagons, other.wagons),
    joinedRows: compareJoined(query.joined, other.wagons),
    joinedColumns: transpose(compareJoined(other.joined, query.wagons), other.joined.count),
  };
}

function transpose(scores: Float64Array, rows: number): Float64Array {
  const columns = scores.length / Math.max(1, rows);
  return scores.map((_, index) => scores[(index % rows) * columns + Math.floor(index / rows)] ?? 0);
}
