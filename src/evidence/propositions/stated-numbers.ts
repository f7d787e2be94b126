import type { Claim } from '#core';
import type { IdeaMatcher } from '../text/idea-words.ts';
import { type NumberMention, findNumbers } from '../text/numbers.ts';

/** A number that a claim states: null on the side that "at least" or "at most" leaves open. */
export interface StatedNumber {
  readonly low: number | null;
  readonly high: number | null;
  /** What is counted, as kinds of object; empty where nobody can tell, which fits any. */
  readonly counted: ReadonlySet<string>;
}

/** The numbers that the reader of the language found, with what they count; in other languages those in the words. */
export function readStatedNumbers(claim: Claim, readKinds: IdeaMatcher): StatedNumber[] {
  if (claim.quantities.length === 0) return findNumbers(claim.text).map(fromMention);
  return claim.quantities.map(({ low, high, unit }) => ({
    low,
    high,
    counted: unit === null ? new Set<string>() : readKinds(unit),
  }));
}

/**
 * 1 for the same number of the same things, 0.7 for two within a tenth and for one that the other's open bound takes in
 * ("at least 70", 73), 0 for two further apart; null where the two count nothing in common.
 */
export function compareNumbers(some: readonly StatedNumber[], others: readonly StatedNumber[]): number | null {
  const pairs = some.flatMap((one) =>
    others.filter((other) => isComparable(one, other)).map((other) => agreement(one, other)),
  );
  return pairs.length === 0 ? null : Math.max(...pairs);
}

function isComparable({ counted }: StatedNumber, { counted: others }: StatedNumber): boolean {
  return counted.size === 0 || others.size === 0 || [...counted].some((kind) => others.has(kind));
}

function agreement(one: StatedNumber, other: StatedNumber): number {
  const [value, otherValue] = [valueOf(one), valueOf(other)];
  const apart = Math.abs(value - otherValue) / Math.max(1, Math.abs(value));
  if (apart === 0) return 1;
  const isWithin = (inner: number, { low, high }: StatedNumber): boolean =>
    (low === null || high === null) && inner >= (low ?? -Infinity) && inner <= (high ?? Infinity);
  const isTakenIn = apart <= 0.25 && (isWithin(value, other) || isWithin(otherValue, one));
  return apart <= 0.1 || isTakenIn ? 0.7 : 0;
}

function valueOf({ low, high }: StatedNumber): number {
  return low ?? high ?? 0;
}

function fromMention({ value, qualifier }: NumberMention): StatedNumber {
  const counted = new Set<string>();
  if (qualifier === 'at least' || qualifier === 'more than') return { low: value, high: null, counted };
  if (qualifier === 'at most' || qualifier === 'fewer than') return { low: null, high: value, counted };
  return { low: value, high: value, counted };
}
