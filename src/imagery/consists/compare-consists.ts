import { type LocalAlignment, type PairScores, alignLocal } from '../kernels/align-local.ts';
import { type KnownOverlaps, compareJoined, compareLooks } from '../kernels/compare-looks.ts';
import type { Consist, ConsistWagon } from './consist.ts';
import { believedDeviation, colourDeviation } from './measuring-noise.ts';
import { repairSplits } from './repair-splits.ts';
import { type WagonLooks, type WagonMeasures, describeJoined, describeLooks } from './wagon-looks.ts';
import type { WagonPopulation } from './wagon-population.ts';

/** A consist ready for comparing, in one direction. */
export interface PreparedConsist {
  readonly wagons: WagonLooks;
  readonly joined: WagonMeasures;
  readonly known: KnownOverlaps;
}

/** The better of both directions. */
export interface DirectedAlignment extends LocalAlignment {
  /** The other consist was read from its end. */
  readonly reversed: boolean;
}

/** What noise alone makes wagons of one type seem worth, nats a wagon (unit trains of the benchmark, tuning seeds). */
const noiseWorth = 0.3;
/** A wagon missed or found twice; two wagons seen as one. Nats. */
const prices = { skip: 1.8, join: 1.5 };

export function prepareConsist(wagons: readonly ConsistWagon[], population: WagonPopulation): PreparedConsist {
  return { wagons: describeLooks(wagons, population), joined: describeJoined(wagons), known: new Map() };
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
 * How much the order of a consist tells, nats: what it scores against a second look at itself less the best it scores
 * against itself shifted. Next to nothing for a train of wagons that all look the same. The second look is off in every
 * measure by what two looks differ: if it were the first look repeated, noise would pass for a feature.
 */
export function computeInformation(seen: readonly ConsistWagon[], population: WagonPopulation): number {
  const wagons = repairSplits(seen);
  const first = prepareConsist(wagons, population);
  const scores = scorePairs(first, first);
  const [over, under] = [1, -1].map((side) =>
    compareLooks(
      first.wagons,
      describeLooks(
        wagons.map((wagon) => lookAgain(wagon, side)),
        population,
      ),
    ),
  );
  const diagonal = wagons.length + 1;
  const pairs = scores.pairs.map((score, index) =>
    index % diagonal === 0 ? ((over?.[index] ?? 0) + (under?.[index] ?? 0)) / 2 : score,
  );
  const more = alignLocal({ ...scores, pairs }, prices).score - alignLocal(scores, prices, 1).score;
  return more - noiseWorth * wagons.length;
}

/** All wagons off to the same side, so that neighbours of one type stay alike. */
function lookAgain(wagon: ConsistWagon, side: number): ConsistWagon {
  const { colour } = wagon;
  const off = side * Math.SQRT2;
  return {
    ...wagon,
    lengthMetres: wagon.lengthMetres + off * believedDeviation(wagon),
    colour: colour && [
      colour[0] + off * colourDeviation[0],
      colour[1] + off * colourDeviation[1],
      colour[2] + off * colourDeviation[2],
    ],
  };
}

function scorePairs(query: PreparedConsist, other: PreparedConsist): PairScores {
  return {
    rows: query.wagons.count,
    columns: other.wagons.count,
    pairs: compareLooks(query.wagons, other.wagons, query.known),
    joinedRows: compareJoined(query.joined, other.wagons),
    joinedColumns: transpose(compareJoined(other.joined, query.wagons), other.joined.count),
  };
}

function transpose(scores: Float64Array, rows: number): Float64Array {
  const columns = scores.length / Math.max(1, rows);
  return scores.map((_, index) => scores[(index % rows) * columns + Math.floor(index / rows)] ?? 0);
}
