import type { CountInterval } from '../statistics/count-interval.ts';

/**
 * One number for each look, for methods that want one. A closed interval stands for its middle; a one-sided bound for what the
 * looks around it show, as far as the bound allows ("at least 8" between 258 and 225 is no 8); a partly visible count is
 * scaled up. Enough to find and date a change, not for a level: the baseline takes the intervals as they are.
 */
export function typicalCounts(looks: readonly CountInterval[]): number[] {
  const known = looks.map(({ low, high, exposure }) =>
    high === Infinity || (low === 0 && high > 0) ? null : (low + high) / 2 / exposure,
  );
  return looks.map(({ low, high, exposure }, index) => {
    const own = known[index];
    if (own !== null && own !== undefined) return Math.round(own);
    const around = [nearest(known, index, -1), nearest(known, index, 1)].filter((one) => one !== null);
    const expected =
      around.length === 0
        ? (high === Infinity ? low : high / 2) / exposure
        : around.reduce((sum, one) => sum + one, 0) / around.length;
    return Math.round(Math.min(high / exposure, Math.max(low / exposure, expected)));
  });
}

function nearest(known: readonly (number | null)[], from: number, step: -1 | 1): number | null {
  for (let index = from + step; index >= 0 && index < known.length; index += step) {
    const found = known[index];
    if (found !== null && found !== undefined) return found;
  }
  return null;
}
