/** Precision and recall in 0..1 and their harmonic mean. */
export interface FScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** 0 where both are 0. */
export function fScore(precision: number, recall: number): FScore {
  const sum = precision + recall;
  return { precision, recall, f1: sum === 0 ? 0 : (2 * precision * recall) / sum };
}
