import { formatNumber } from '../texts.ts';

/** A probability as people compare them: `1 : 2,400` below a tenth, percent above. */
export function chanceText(probability: number): string {
  if (probability >= 0.1) return `${formatNumber(Math.round(probability * 100))} %`;
  if (probability < 1e-9) return '< 1 : 1e9';
  return `1 : ${formatNumber(Number((1 / probability).toPrecision(2)))}`;
}
