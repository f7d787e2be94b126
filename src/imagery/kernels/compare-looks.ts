import type { WagonLooks } from '../consists/wagon-looks.ts';

/** Share of wagons whose length was measured wrongly; whose colour changed (load, tarpaulin, shadow). */
const wrongLengths = 0.05;
const changedColours = 0.1;
/** No single wagon is worth more than this, nats. */
const mostWorth = 5;

/**
 * Row by row (one × other) the logarithm of p(both looks | one wagon seen twice) / p(both looks | two wagons of the
 * population). The density at the true looks is taken as the geometric mean of that at both, with `share` for the first.
 */
export function compareLooks(one: WagonLooks, other: WagonLooks, share = 0.5): Float64Array {
  const scores = new Float64Array(one.count * other.count);
  for (let i = 0; i < one.count; i += 1)
    for (let j = 0; j < other.count; j += 1) {
      const variance = one.variance[i]! + other.variance[j]!;
      const difference = one.length[i]! - other.length[j]!;
      const rarity = share * one.lengthRarity[i]! + (1 - share) * other.lengthRarity[j]!;
      const length = Math.exp(-(difference * difference) / (2 * variance) - rarity) / Math.sqrt(2 * Math.PI * variance);
      let score = Math.log((1 - wrongLengths) * length + wrongLengths);
      const lightness = one.colour[3 * i]! - other.colour[3 * j]!;
      if (lightness === lightness) {
        const a = one.colour[3 * i + 1]! - other.colour[3 * j + 1]!;
        const b = one.colour[3 * i + 2]! - other.colour[3 * j + 2]!;
        const common = share * one.colourRarity[i]! + (1 - share) * other.colourRarity[j]!;
        const colour = Math.exp(-0.5 * (lightness * lightness + a * a + b * b) - common) / (2 * Math.PI) ** 1.5;
        score += Math.log((1 - changedColours) * colour + changedColours);
      }
      scores[i * other.count + j] = score < mostWorth ? score : mostWorth;
    }
  return scores;
}
