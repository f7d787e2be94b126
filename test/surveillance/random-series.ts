import { randomCounts } from '../../bench/monitor/random-counts.ts';

/**
 * Weekly negative binomial series of all kinds: means around 0.3 to 150 with season and trend, variance 1 to 5 times the
 * mean, now and then an outbreak. By name s1, s2, ...; the same seed gives the same.
 */
export function randomSeries(looks: number, many: number, seed: number): Record<string, number[]> {
  const random = randomCounts(seed);
  const between = (low: number, high: number): number => low + (high - low) * random.uniform();
  const draw = (): number[] => {
    const [log, slope, season, phi] = [between(-1.2, 5), between(-0.003, 0.003), between(0, 0.9), between(1, 5)];
    return Array.from({ length: looks }, (_, week) => {
      const mean = Math.exp(log + slope * (week - looks / 2) + season * Math.cos((2 * Math.PI * week) / 52));
      const outbreak = random.uniform() < 0.02 ? random.poisson(3 * Math.sqrt(phi * mean)) : 0;
      return random.negativeBinomial(mean, phi) + outbreak;
    });
  };
  return Object.fromEntries(Array.from({ length: many }, (_, index) => [`s${index + 1}`, draw()]));
}
