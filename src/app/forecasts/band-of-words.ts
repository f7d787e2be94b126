import { type LikelihoodWord, likelihoodBands } from '#core';
import { likelihoodTable } from '#language';

/** A band of probabilities, 0..1. */
export interface ProbabilityBand {
  readonly low: number;
  readonly high: number;
}

/** The band that words stand for, in German or English; null for words that stand for none (`may`, `könnte`). */
export function bandOfWords(words: string): ProbabilityBand | null {
  const plain = words.trim().toLowerCase().replaceAll(/\s+/gu, ' ');
  const icd = likelihoodBands[plain as LikelihoodWord] as readonly [number, number] | undefined;
  if (icd) return { low: icd[0] / 100, high: icd[1] / 100 };
  const entry = likelihoodTable.find((one) => one.term === plain);
  return entry ? { low: entry.low / 100, high: entry.high / 100 } : null;
}
