import type { CancelSignal } from '#core';
import { type ConsistMatch, findConsistMatches } from '#imagery';
import { findSite } from '../assess-site.ts';
import { CaseError } from '../errors.ts';
import type { StoreReader } from '../ports/store.ts';
import { type KeptConsist, chooseMarkings, consistsOfMarking } from './kept-consists.ts';

/** Which trains are followed. */
export interface FollowRequest {
  /** Id, name or alias. */
  readonly site: string;
  /** Only trains of this scene; absent: of every scene of the site. */
  readonly sceneId?: string;
  readonly zoneId?: string;
  readonly objectClass?: string;
  /** Shorter trains are not followed, and matches of fewer wagons not reported; default 8. */
  readonly leastWagons?: number;
  /** A match is reported below this chance of a false match per pair, 0..1; default 0.01. */
  readonly mostFalse?: number;
  readonly signal?: CancelSignal;
  /** Called after each train, with how many are done. */
  readonly onProgress?: (done: number, all: number) => void;
}

/** Where and when a train was seen. `date` is the UTC day of the scene, null where the scene is not kept. */
export interface TrainSighting {
  readonly siteId: string;
  readonly site: string;
  readonly sceneId: string;
  readonly date: string | null;
  readonly zoneId: string;
}

/** The same train at another time. */
export interface TrainMatch extends TrainSighting {
  /** Order of the wagons along the centreline of the zone there, against here. */
  readonly direction: 'same' | 'reversed';
  /** How many wagons were taken for the same. */
  readonly aligned: number;
  /** Ids of the marks here and there, pair by pair; two ids where two wagons were seen as one. */
  readonly wagons: readonly { readonly here: readonly string[]; readonly there: readonly string[] }[];
  readonly score: number;
  /** Of this one pair. */
  readonly falseMatchProbability: number;
}

/** One train of the site and where else it was seen. */
export interface FollowedTrain extends TrainSighting {
  readonly wagons: number;
  /** `not-identifiable`: its wagons look so alike that any train of the type would match. */
  readonly status: 'searched' | 'not-identifiable';
  /** What the order of the wagons tells, nats. */
  readonly information: number;
  /** Trains it was compared with. */
  readonly searched: number;
  readonly matches: readonly TrainMatch[];
}

/**
 * Looks for every train of a site in all other scenes of the workspace, by the kept marks. Trains of one scene are never
 * the same train; they tell what chance makes. Throws CaseError `no-such-site`, or `nothing-to-assess` where no train
 * is long enough.
 */
export async function followTrains(store: StoreReader, request: FollowRequest): Promise<FollowedTrain[]> {
  const { objectClass = 'railcar', leastWagons = 8, mostFalse = 0.01 } = request;
  const site = await findSite(store, request.site);
  const kept = chooseMarkings(await store.list('marking', { objectClass })).flatMap(consistsOfMarking);
  const queries = kept.filter((one) => isAsked(one, site.id, request) && one.wagons.length >= leastWagons);
  if (queries.length === 0)
    throw noTrain(
      site.name,
      leastWagons,
      kept.filter((one) => isAsked(one, site.id, request)),
    );
  const describe = await describeSightings(store, kept);
  const trains: FollowedTrain[] = [];
  for (const query of queries) {
    request.signal?.throwIfAborted();
    trains.push(followTrain(query, kept, { leastWagons, mostFalse }, describe));
    request.onProgress?.(trains.length, queries.length);
  }
  return trains;
}

type Describe = (consist: KeptConsist) => TrainSighting;

function followTrain(
  query: KeptConsist,
  kept: readonly KeptConsist[],
  options: { readonly leastWagons: number; readonly mostFalse: number },
  describe: Describe,
): FollowedTrain {
  const candidates = kept.filter(
    ({ sceneId, wagons }) => sceneId !== query.sceneId && wagons.length >= options.leastWagons,
  );
  const background = kept.filter((one) => one !== query && one.sceneId === query.sceneId);
  const result = findConsistMatches(query, candidates, { ...options, background });
  const byId = new Map(candidates.map((one) => [one.id, one]));
  const found = { ...describe(query), wagons: query.wagons.length, information: result.information };
  if (result.kind === 'not-identifiable') return { ...found, status: result.kind, searched: 0, matches: [] };
  const matches = result.matches.flatMap((match) => {
    const there = byId.get(match.candidateId);
    return there ? [describeMatch(query, there, match, describe)] : [];
  });
  return { ...found, status: result.kind, searched: result.searched, matches };
}

function describeMatch(here: KeptConsist, there: KeptConsist, match: ConsistMatch, describe: Describe): TrainMatch {
  return {
    ...describe(there),
    direction: match.reversed ? 'reversed' : 'same',
    aligned: match.wagons.length,
    wagons: match.wagons.map(({ query, candidate }) => ({
      here: here.markIds.slice(query.start, query.end),
      there: there.markIds.slice(candidate.start, candidate.end),
    })),
    score: match.score,
    falseMatchProbability: match.falseMatchProbability,
  };
}

function isAsked(consist: KeptConsist, siteId: string, { sceneId, zoneId }: FollowRequest): boolean {
  return (
    consist.siteId === siteId &&
    (sceneId === undefined || consist.sceneId === sceneId) &&
    (zoneId === undefined || consist.zoneId === zoneId)
  );
}

async function describeSightings(store: StoreReader, kept: readonly KeptConsist[]): Promise<Describe> {
  const sites = await store.list('site', { ids: [...new Set(kept.map(({ siteId }) => siteId))] });
  const scenes = await store.list('scene', { ids: [...new Set(kept.map(({ sceneId }) => sceneId))] });
  const names = new Map(sites.map(({ id, name }) => [id, name]));
  const dates = new Map(scenes.map(({ id, start }) => [id, start.slice(0, 10)]));
  return ({ siteId, sceneId, zoneId }) => ({
    siteId,
    site: names.get(siteId) ?? siteId,
    sceneId,
    date: dates.get(sceneId) ?? null,
    zoneId,
  });
}

function noTrain(site: string, leastWagons: number, there: readonly KeptConsist[]): CaseError {
  const longest = Math.max(0, ...there.map(({ wagons }) => wagons.length));
  return new CaseError(
    'nothing-to-assess',
    `expected a train of at least ${leastWagons} wagons with measured lengths at ${site}, the longest has ${longest}`,
  );
}
