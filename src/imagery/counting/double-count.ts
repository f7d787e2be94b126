import type { Mark, Marking } from '#core';
import { type TotalEstimate, estimateTotal } from './estimate-total.ts';
import { type MatchedMarks, matchMarks } from './match-marks.ts';

/** What two independent counts of one scene say about each other and about the truth. */
export interface DoubleCount {
  readonly sceneId: string;
  readonly objectClass: string;
  readonly toleranceMetres: number;
  readonly one: AnalystCount;
  readonly other: AnalystCount;
  /** Objects that both found. */
  readonly both: number;
  /** Objects that either found. */
  readonly found: number;
  /** The number there is, those that neither found included. */
  readonly total: TotalEstimate;
  /** 2 × both / (sum of the counts), 0..1; null where nobody found anything. */
  readonly f1: number | null;
  /**
   * Cohen's kappa of "something stands in this zone" over the common zones, -1..1: agreement beyond chance. Null with
   * fewer than two zones, or where both call all zones alike.
   */
  readonly kappaOccupied: number | null;
  /** Zones that both observed; others are left out of everything above. */
  readonly zones: readonly ZoneAgreement[];
  readonly matches: readonly MatchedMarks[];
  /** What the reader must know, one sentence each. */
  readonly notes: readonly string[];
}

export interface AnalystCount {
  readonly markingId: string;
  readonly name: string;
  readonly count: number;
  /** Share of the other's objects that this one found too: an estimate of how many of all; null where the other found none. */
  readonly recall: number | null;
}

/** `zoneId` null: marks that stand in no zone. */
export interface ZoneAgreement {
  readonly zoneId: string | null;
  readonly one: number;
  readonly other: number;
  readonly both: number;
}

/**
 * Compares two markings of one scene and class, and estimates the true number from how far they agree. Zones that only
 * one of them observed are left out: what was not looked at is not missed. `toleranceMetres` is how far apart two marks
 * of one object may be (default 4, as for railcars along a track). Throws RangeError for markings of different scenes
 * or classes.
 */
export function compareCounts(
  one: Marking,
  other: Marking,
  { toleranceMetres = 4, level = 0.9 }: { readonly toleranceMetres?: number; readonly level?: number } = {},
): DoubleCount {
  if (one.sceneId !== other.sceneId || one.objectClass !== other.objectClass) {
    throw new RangeError('expected two markings of one scene and one class');
  }
  const common = findCommonZones(one, other);
  const [ones, others] = [one.marks, other.marks].map((marks) => marks.filter(isIn(common)));
  const matches = matchMarks(ones ?? [], others ?? [], toleranceMetres);
  const [countOne, countOther, both] = [ones?.length ?? 0, others?.length ?? 0, matches.length];
  const zones = tallyZones(common, ones ?? [], others ?? [], matches);
  return {
    sceneId: one.sceneId,
    objectClass: one.objectClass,
    toleranceMetres,
    one: { markingId: one.id, name: nameOf(one), count: countOne, recall: ratio(both, countOther) },
    other: { markingId: other.id, name: nameOf(other), count: countOther, recall: ratio(both, countOne) },
    both,
    found: countOne + countOther - both,
    total: estimateTotal(countOne, countOther, both, level),
    f1: ratio(2 * both, countOne + countOther),
    kappaOccupied: computeKappa(zones.filter(({ zoneId }) => zoneId !== null)),
    zones,
    matches,
    notes: makeNotes(one, other, common, both, countOne + countOther),
  };
}

/** Ids of the zones that both observed; null where neither names zones. */
function findCommonZones(one: Marking, other: Marking): ReadonlySet<string> | null {
  if (one.zones.length === 0 && other.zones.length === 0) return null;
  const observed = ({ zones }: Marking): string[] =>
    zones.filter(({ status }) => status === 'observed').map(({ zoneId }) => zoneId);
  const seen = new Set(observed(other));
  return new Set(observed(one).filter((id) => seen.has(id)));
}

function isIn(common: ReadonlySet<string> | null): (mark: Mark) => boolean {
  return ({ zoneId }) => common === null || zoneId === null || common.has(zoneId);
}

function tallyZones(
  common: ReadonlySet<string> | null,
  ones: readonly Mark[],
  others: readonly Mark[],
  matches: readonly MatchedMarks[],
): ZoneAgreement[] {
  const ids = new Set<string | null>([...(common ?? []), ...[...ones, ...others].map(({ zoneId }) => zoneId)]);
  const countIn = (marks: readonly Mark[], id: string | null): number =>
    marks.filter(({ zoneId }) => zoneId === id).length;
  return [...ids].map((zoneId) => ({
    zoneId,
    one: countIn(ones, zoneId),
    other: countIn(others, zoneId),
    both: matches.filter(({ one }) => one.zoneId === zoneId).length,
  }));
}

/** Cohen (1960) on two answers, occupied and empty. */
function computeKappa(zones: readonly ZoneAgreement[]): number | null {
  if (zones.length < 2) return null;
  const share = (test: (zone: ZoneAgreement) => boolean): number => zones.filter(test).length / zones.length;
  const agreed = share(({ one, other }) => one > 0 === other > 0);
  const [p, q] = [share(({ one }) => one > 0), share(({ other }) => other > 0)];
  const byChance = p * q + (1 - p) * (1 - q);
  return byChance === 1 ? null : (agreed - byChance) / (1 - byChance);
}

function makeNotes(
  one: Marking,
  other: Marking,
  common: ReadonlySet<string> | null,
  both: number,
  marks: number,
): string[] {
  const notes = [
    'The total takes for granted that both looked independently; objects that are hard to see for everybody make it too low, marks of what is not there too high.',
  ];
  if (nameOf(one) === nameOf(other)) notes.push('Both markings are by the same maker: they are not independent.');
  const all = new Set([...one.zones, ...other.zones].map(({ zoneId }) => zoneId)).size;
  const left = common === null ? 0 : all - common.size;
  if (left > 0) notes.push(`${left} of ${all} zones were not observed by both and are left out.`);
  if (marks > 0 && both === 0) notes.push('No object was found by both: the total has no upper bound.');
  if (marks === 0) notes.push('Nobody found anything: how much both would miss cannot be told.');
  return notes;
}

function nameOf({ analyst, maker }: Marking): string {
  return analyst ?? (maker ? `${maker.name} ${maker.version}` : 'unknown');
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
