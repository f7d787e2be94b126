import type { DecodingParameters } from './decoding-parameters.ts';
import { mix } from './mix-counts.ts';

/** `measureDecisiveness`, nats, at and above which a net is decided, and at and below which it is not. */
const [decidedNats, undecidedNats] = [6.6, 5.2];

/**
 * From what was decoded to what truly stands there: wagons of a type that looks like two are split wherever they stand,
 * and no offset of the evidence expresses that. The true number lies about a decoded one of n with variance
 * v n + (s n)²: v for wagons alone, s for what all tracks of a scene share, so that many tracks do not average it out
 * (an overdispersed count; McCullagh and Nelder 1989, section 4.5). Under a low sun and in full yards the net is less decided and
 * the same wagons are missed on all tracks: s grows as `decisiveness` falls. Nothing decoded stays nothing.
 */
export function allowMiscounts(
  decoded: Float64Array,
  { miscountVariance, miscountScatterScene, miscountScatterUndecided }: DecodingParameters,
  decisiveness: number,
): Float64Array {
  const doubt = Math.min(1, Math.max(0, (decidedNats - decisiveness) / (decidedNats - undecidedNats)));
  const scatter = miscountScatterScene + doubt * (miscountScatterUndecided - miscountScatterScene);
  const spread = [...decoded.keys()].map((count) =>
    discreteNormal(count, Math.sqrt(miscountVariance * count + (scatter * count) ** 2)),
  );
  return mix(spread, decoded);
}

/** Beyond so many standard deviations lies next to nothing. */
const reach = 4;

/** Chances of 0, 1, 2…, proportional to the density of a normal distribution about `mean`. */
function discreteNormal(mean: number, deviation: number): Float64Array {
  const last = Math.ceil(mean + reach * deviation);
  const chances = new Float64Array(last + 1);
  if (deviation === 0) {
    chances[mean] = 1;
    return chances;
  }
  const first = Math.max(0, Math.floor(mean - reach * deviation));
  let sum = 0;
  for (let count = first; count <= last; count += 1)
    sum += chances[count] = Math.exp(-0.5 * ((count - mean) / deviation) ** 2);
  return chances.map((one) => one / sum);
}
