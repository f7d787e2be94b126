import type { ClaimFeatures } from './claim-features.ts';

/** How far two claims say the same thing, and why. */
export interface ClaimLikeness {
  /** 0..1; from `sameClaim` on they are proposed as one. */
  readonly score: number;
  readonly reasons: readonly string[];
}

export const sameClaim = 0.6;

/** What each agreement is worth; a claim without events agrees with nothing. */
const weights = { events: 0.4, actors: 0.2, places: 0.15, numbers: 0.2, dates: 0.05 } as const;

/**
 * Compares what two claims speak of. A feature that one of them lacks says nothing: the score is the weighted mean over
 * the features that both have, halved where fewer than two agree. One that denies and one that affirms do not say the
 * same. Two that send the same thing to different states may: a direction that was turned round on the way is a
 * difference to be kept, so that it costs a little and no more.
 */
export function compareClaims(one: ClaimFeatures, other: ClaimFeatures): ClaimLikeness {
  const nothing = { score: 0, reasons: [] };
  if (one.isDenied !== other.isDenied) return nothing;
  if (one.events.size === 0 || other.events.size === 0) return nothing;
  const parts = [
    part(weights.events, overlap(one.events, other.events), `same event (${shared(one.events, other.events)})`),
    part(weights.actors, overlap(one.actors, other.actors), `same actors (${shared(one.actors, other.actors)})`),
    part(weights.places, overlap(one.places, other.places), `same place (${shared(one.places, other.places)})`),
    part(weights.numbers, numberAgreement(one, other), 'same or nearly the same number'),
    part(weights.dates, dateAgreement(one.date, other.date), 'same date'),
  ].filter((each) => each.value !== null);
  const total = parts.reduce((sum, each) => sum + each.weight, 0);
  const score = parts.reduce((sum, each) => sum + each.weight * each.value!, 0) / total;
  const agreeing = parts.filter((each) => each.value! >= 0.5);
  return {
    score: score * (agreeing.length >= 2 ? 1 : 0.5) * (isOpposite(one, other) ? 0.9 : 1),
    reasons: agreeing.map((each) => each.reason),
  };
}

interface Part {
  readonly weight: number;
  /** 0..1; null where one of the claims says nothing of it. */
  readonly value: number | null;
  readonly reason: string;
}

function part(weight: number, value: number | null, reason: string): Part {
  return { weight, value, reason };
}

/** Shared over the smaller of the two, so that a claim in more words still agrees. */
function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number | null {
  if (one.size === 0 || other.size === 0) return null;
  const both = [...one].filter((each) => other.has(each)).length;
  return (both / Math.min(one.size, other.size) + both / Math.max(one.size, other.size)) / 2;
}

function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): string {
  return [...one]
    .filter((each) => other.has(each))
    .toSorted()
    .join(', ');
}

/** 1 for a number in both, 0.7 for two within a tenth, 0 for two further apart. */
function numberAgreement({ numbers }: ClaimFeatures, { numbers: others }: ClaimFeatures): number | null {
  if (numbers.length === 0 || others.length === 0) return null;
  const ratios = numbers.flatMap((number) =>
    others.map((other) => Math.abs(number.value - other.value) / Math.max(1, Math.abs(number.value))),
  );
  const nearest = Math.min(...ratios);
  return nearest === 0 ? 1 : nearest <= 0.1 ? 0.7 : 0;
}

/** Dates that do not exclude each other agree: "2023-10" and "2023-10-05". */
function dateAgreement(one: string | null, other: string | null): number | null {
  if (one === null || other === null) return null;
  return one.startsWith(other) || other.startsWith(one) ? 1 : 0;
}

function isOpposite({ direction }: ClaimFeatures, { direction: other }: ClaimFeatures): boolean {
  return direction.to !== null && other.to !== null && direction.to.id !== other.to.id;
}
