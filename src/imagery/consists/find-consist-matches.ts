import type { Consist, ConsistWagon } from './consist.ts';
import { type DirectedAlignment, alignEitherWay, computeInformation, prepareConsist } from './compare-consists.ts';
import { type ExtremeValues, exceedance, fitExtremeValues } from './extreme-values.ts';
import { createUnrelatedTrains } from './unrelated-trains.ts';
import { type WagonPopulation, describePopulation } from './wagon-population.ts';

export interface ConsistSearchOptions {
  /** A match is reported below this probability of a false match per pair, 0..1; default 0.01. */
  readonly mostFalse?: number;
  /** Matches of fewer wagons are not reported; default 3. */
  readonly leastWagons?: number;
  /** Wagons that tell how common looks are, beside those of the query and the candidates. */
  readonly background?: readonly Consist[];
}

/** Wagons of the query and of the candidate that are taken for the same; indices in their order, `end` exclusive. */
export interface MatchedWagons {
  readonly query: { readonly start: number; readonly end: number };
  /** In the order of the candidate, also where it was read from its end. */
  readonly candidate: { readonly start: number; readonly end: number };
}

export interface ConsistMatch {
  readonly candidateId: string;
  /** The candidate has the wagons in the opposite order along its track. */
  readonly reversed: boolean;
  /** Summed log likelihood ratio, nats. */
  readonly score: number;
  readonly wagons: readonly MatchedWagons[];
  /**
   * Probability that a train that has nothing to do with the query matches as well, 0..1: for this ONE candidate. Many
   * candidates make false matches by their number.
   */
  readonly falseMatchProbability: number;
}

/**
 * `not-identifiable`: the wagons look so much alike that any train of this type would match; `information` says how much
 * their order tells, in nats.
 */
export type ConsistSearch =
  | {
      readonly kind: 'searched';
      readonly information: number;
      /** Candidates compared. */
      readonly searched: number;
      /** The surest first. */
      readonly matches: readonly ConsistMatch[];
    }
  | { readonly kind: 'not-identifiable'; readonly information: number };

/** Share of trains that are taken to be of the same types in the same order as any given part of a train. */
const alikeShare = 0.1;
/** Unrelated trains that the distribution of chance scores is fitted to. */
const unrelatedTrains = 240;

/**
 * Looks for the train of `query` among `candidates`, in both directions; parts of trains match too. The probability
 * of a false match comes from made-up trains of the same population of wagons (a Gumbel distribution fitted to their best
 * scores), plus the chance that it is another train of the same types whose wagons look too much alike to tell: 0.1 · e^−information
 * of the matched part.
 */
export function findConsistMatches(
  query: Consist,
  candidates: readonly Consist[],
  options: ConsistSearchOptions = {},
): ConsistSearch {
  const { mostFalse = 0.01, leastWagons = 3, background = [] } = options;
  const known = [...candidates, ...background];
  const population = describePopulation(known);
  const information = computeInformation(query.wagons, population);
  if (alikeShare * Math.exp(-information) > mostFalse / 2) return { kind: 'not-identifiable', information };
  const prepared = prepareConsist(query.wagons, population);
  const aligned = candidates.map((candidate) => ({
    candidate,
    alignment: alignEitherWay(prepared, candidate.wagons, population),
  }));
  const unrelated = [...withoutOutliers(aligned), ...background];
  const chance = fitChance(query, unrelated, population);
  const matches = aligned.flatMap(({ candidate, alignment }) => {
    const byChance = exceedance(chance, alignment.score, candidate.wagons.length);
    if (alignment.steps.length < leastWagons || byChance > mostFalse) return [];
    const alike = alikeShare * Math.exp(-computeInformation(matchedPart(query, alignment), population));
    const falseMatchProbability = Math.min(1, byChance + alike);
    return falseMatchProbability > mostFalse ? [] : [describeMatch(candidate, alignment, falseMatchProbability)];
  });
  return {
    kind: 'searched',
    information,
    searched: candidates.length,
    matches: matches.toSorted((a, b) => a.falseMatchProbability - b.falseMatchProbability || b.score - a.score),
  };
}

function fitChance(query: Consist, known: readonly Consist[], population: WagonPopulation): ExtremeValues {
  const prepared = prepareConsist(query.wagons, population);
  const makeTrain = createUnrelatedTrains(known);
  const lengths = known.map(({ wagons }) => wagons.length).toSorted((a, b) => a - b);
  const length = Math.max(8, lengths[Math.floor(lengths.length / 2)] ?? 0);
  const scores = Array.from(
    { length: unrelatedTrains },
    () => alignEitherWay(prepared, makeTrain(length), population).score,
  );
  return fitExtremeValues(scores, length);
}

/**
 * Candidates but those that score far above the others: trains that are the query must not be cut up into chance.
 */
function withoutOutliers(
  aligned: readonly { readonly candidate: Consist; readonly alignment: DirectedAlignment }[],
): Consist[] {
  const scores = aligned.map(({ alignment }) => alignment.score).toSorted((a, b) => a - b);
  const quartile = (share: number): number => scores[Math.floor(share * (scores.length - 1))] ?? 0;
  const limit = quartile(0.75) + 1.5 * (quartile(0.75) - quartile(0.25));
  return aligned
    .filter(({ alignment }) => scores.length < 4 || alignment.score <= limit)
    .map(({ candidate }) => candidate);
}

function matchedPart({ wagons }: Consist, { steps }: DirectedAlignment): ConsistWagon[] {
  return wagons.slice(steps[0]?.row ?? 0, steps.at(-1)?.rowEnd ?? 0);
}

function describeMatch(candidate: Consist, aligned: DirectedAlignment, falseMatchProbability: number): ConsistMatch {
  const last = candidate.wagons.length;
  return {
    candidateId: candidate.id,
    reversed: aligned.reversed,
    score: aligned.score,
    wagons: aligned.steps.map(({ row, rowEnd, column, columnEnd }) => ({
      query: { start: row, end: rowEnd },
      candidate: aligned.reversed ? { start: last - columnEnd, end: last - column } : { start: column, end: columnEnd },
    })),
    falseMatchProbability,
  };
}
