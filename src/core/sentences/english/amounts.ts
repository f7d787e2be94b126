import type { QuantityUnit } from '../../records/quantity-unit.ts';
import { englishNumbers, writeNumber } from '../numbers.ts';

/** One limit in several units; it is reached when any of them is. */
export type Limits = readonly { readonly amount: number; readonly unit: QuantityUnit }[];

/** `4,000,000 barrel or 525,000 tonne` */
export function limitsOf(limits: Limits): string {
  return limits.map(amountOf).join(' or ');
}

/** `40 %`, `40 to 55 %`, `at least 40 %` */
export function shareOf({ high, low }: { readonly low: number; readonly high: number | null }): string {
  const percent = (share: number): string => `${Number((100 * share).toPrecision(3))}`;
  if (high === null) return `at least ${percent(low)} %`;
  return percent(low) === percent(high) ? `${percent(low)} %` : `${percent(low)} to ${percent(high)} %`;
}

/** `525,000 tonne` */
function amountOf({ amount, unit }: Limits[number]): string {
  return `${writeNumber(amount, englishNumbers)} ${unit}`;
}
