/** CIE L*a*b* of a wagon minus that of the empty bed beside it. */
export type RelativeColour = readonly [lightness: number, a: number, b: number];

/** One wagon as a part of a fingerprint. */
export interface ConsistWagon {
  readonly lengthMetres: number;
  /** Standard deviation of the length, metres. */
  readonly lengthDeviation: number;
  /** Null where it was not measured. */
  readonly colour: RelativeColour | null;
}

/** Coupled wagons in order: the fingerprint of a train. */
export interface Consist {
  readonly id: string;
  readonly wagons: readonly ConsistWagon[];
}
