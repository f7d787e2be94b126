import type { Forecast } from '#core';

/** `70 %`, `"likely": 55 to 80 %`, or that the words stand for no number. */
export function describeProbability({ probability, bandLow, bandHigh, words }: Forecast): string {
  const perCent = (share: number): number => Math.round(share * 100);
  if (bandLow !== null && bandHigh !== null) return `"${words}": ${perCent(bandLow)} to ${perCent(bandHigh)} %`;
  if (probability !== null) return `${perCent(probability)} %`;
  return `"${words}" stands for no band of probabilities and will not be scored`;
}
