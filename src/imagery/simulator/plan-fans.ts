import type { Random } from './random.ts';
import type { TrackPlan } from './track.ts';

/** A ladder leaves its lead at one in seven and a half: sharper than most, so that short yards have room. */
const ladderSlope = 1 / 7.5;

/** A wagon is clear of the next track where the two are this far apart, metres. */
const clearance = 3.9;

/**
 * Tracks in fans: a lead runs through, the others leave it over ladders on both sides and come back at the far end.
 * In order from right to left (growing t), the middle of the yard at t = 0.
 */
export function planFans(random: Random, count: number, length: number): TrackPlan[] {
  const plans: TrackPlan[] = [];
  let t = 0;
  let fan = 0;
  while (plans.length < count) {
    const spacing = random.between(4.5, 5);
    const side = Math.max(0, Math.min(5, Math.floor(((length / 2 - 88) * ladderSlope - clearance) / spacing)));
    const size = Math.min(count - plans.length, random.whole(Math.min(3, 2 * side + 1), 2 * side + 1));
    const right = Math.floor((size - 1) / 2);
    const middle = t + right * spacing;
    const [start, end] = [random.between(15, 60), length - random.between(15, 60)];
    for (let i = 0; i < size; i++) {
      const place = i - right;
      const outer = Math.abs(place) === (place < 0 ? right : size - 1 - right);
      plans.push(planTrack(random, { fan, spacing, place, outer, middle, start, end }));
    }
    t = middle + (size - 1 - right) * spacing + (random.chance(0.5) ? random.between(4.8, 6) : random.between(8, 20));
    fan++;
  }
  const centre = ((plans[0]?.t ?? 0) + (plans.at(-1)?.t ?? 0)) / 2;
  return plans.map((plan) => ({ ...plan, t: plan.t - centre, lead: plan.lead - centre }));
}

interface Seat {
  readonly fan: number;
  readonly spacing: number;
  /** Tracks away from the lead, negative to the right. */
  readonly place: number;
  /** Is it the last on its side? */
  readonly outer: boolean;
  readonly middle: number;
  readonly start: number;
  readonly end: number;
}

function planTrack(random: Random, { fan, spacing, place, outer, middle, start, end }: Seat): TrackPlan {
  const reach = (Math.abs(place) * spacing + (outer ? 1 : clearance)) / ladderSlope + 8;
  const used = random.next();
  return {
    fan,
    t: middle + place * spacing,
    lead: middle,
    slope: ladderSlope,
    start,
    end,
    clearFrom: place === 0 && outer ? 0 : start + reach,
    clearTo: place === 0 && outer ? end : end - reach,
    wooden: random.chance(0.4),
    /** Main tracks are bright, sidings rusty. */
    polish: place === 0 ? random.between(0.6, 1) : used * 0.8,
    stain: random.between(0, 1),
  };
}
