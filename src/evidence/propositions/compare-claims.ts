import type { Sentence } from '#core';
import type { ClaimFeatures } from './claim-features.ts';
import { daysApart } from './event-days.ts';
import { compareNumbers } from './stated-numbers.ts';

/** How far two claims say the same thing, and why. */
export interface ClaimLikeness {
  /** 0..1; from `sameClaim` on they are proposed as one. */
  readonly score: number;
  readonly because: readonly Sentence[];
}

export const sameClaim = 0.6;

/** What each agreement is worth; a claim without events agrees with nothing. */
const weights = { events: 0.4, actors: 0.2, places: 0.15, numbers: 0.2, days: 0.05 } as const;

/** Days between which one event may be told with another date; further apart the two are held to be two events. */
const sameEventDays = 14;

/**
 * Compares what two claims speak of. A feature that one of them lacks says nothing: the score is the weighted mean over
 * the features that both have, halved where fewer than two agree. Where one says that it is so and the other that it is
 * not, they do not say the same; a negation counts for what stands in its clause, so that "no agreement was signed" says nothing
 * of deliveries. Two that send the same thing to different states may: a direction that was turned round on the way is a
 * difference to be kept, so that it costs a little and no more. Events known to be weeks apart are two.
 */
export function compareClaims(one: ClaimFeatures, other: ClaimFeatures): ClaimLikeness {
  const nothing = { score: 0, because: [] };
  if (one.events.size === 0 || other.events.size === 0 || areOpposed(one, other)) return nothing;
  const parts = [
    part(weights.events, overlap(one.events, other.events), {
      kind: 'same-event',
      shared: shared(one.events, other.events),
    }),
    part(weights.actors, overlap(one.actors, other.actors), {
      kind: 'same-actors',
      shared: shared(one.actors, other.actors),
    }),
    part(weights.places, overlap(one.places, other.places), {
      kind: 'same-place',
      shared: shared(one.places, other.places),
    }),
    part(weights.numbers, compareNumbers(one.numbers, other.numbers), { kind: 'same-number' }),
    part(weights.days, dayAgreement(one, other), { kind: 'same-date' }),
  ].filter((each) => each.value !== null);
  const total = parts.reduce((sum, each) => sum + each.weight, 0);
  const score = parts.reduce((sum, each) => sum + each.weight * each.value!, 0) / total;
  const agreeing = parts.filter((each) => each.value! >= 0.5);
  return {
    score:
      score *
      (agreeing.length >= 2 ? 1 : 0.5) *
      (isOpposite(one, other) ? 0.9 : 1) *
      (areFarApart(one, other) ? 0.6 : 1),
    because: agreeing.map((each) => each.because),
  };
}

interface Part {
  readonly weight: number;
  /** 0..1; null where one of the claims says nothing of it. */
  readonly value: number | null;
  readonly because: Sentence;
}

function part(weight: number, value: number | null, because: Sentence): Part {
  return { weight, value, because };
}

/** Shared over the smaller of the two, so that a claim in more words still agrees. */
function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number | null {
  if (one.size === 0 || other.size === 0) return null;
  const both = [...one].filter((each) => other.has(each)).length;
  return (both / Math.min(one.size, other.size) + both / Math.max(one.size, other.size)) / 2;
}

function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): string[] {
  return [...one].filter((each) => other.has(each)).toSorted();
}

/** Most of what both speak of is so for one and not for the other. */
function areOpposed(one: ClaimFeatures, other: ClaimFeatures): boolean {
  const both = [...one.events].filter((event) => other.events.has(event));
  const opposed = both.filter((event) => one.negated.has(event) !== other.negated.has(event));
  return opposed.length > both.length / 2;
}

/** Days that may be the same agree: "2023-10" and "2023-10-05". */
function dayAgreement({ days }: ClaimFeatures, { days: others }: ClaimFeatures): number | null {
  if (days === null || others === null) return null;
  return daysApart(days, others) === 0 ? 1 : 0;
}

function areFarApart({ days }: ClaimFeatures, { days: others }: ClaimFeatures): boolean {
  return days !== null && others !== null && daysApart(days, others) > sameEventDays;
}

function isOpposite({ direction }: ClaimFeatures, { direction: other }: ClaimFeatures): boolean {
  return direction.to !== null && other.to !== null && direction.to.id !== other.to.id;
}
