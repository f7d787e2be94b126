import type { ConsistWagon } from './consist.ts';

/**
 * How a wagon looks to the wagons at hand: density of its length, and of length and colour, about each of them. The same
 * object for the same wagon.
 */
export interface KernelRow {
  readonly length: Float64Array;
  readonly both: Float64Array;
}

/**
 * The wagons of all trains, as a mixture: the wagons at hand (thinned out), each a type of its own, and a general
 * population, so that no wagon is impossible. A wagon of a common type is worth little when it is found twice, however
 * well it is measured: that needs a mixture of types and not a smooth density.
 */
export interface PopulationMixture {
  readonly centres: number;
  readonly kernelRow: (wagon: ConsistWagon) => KernelRow;
  /** Densities of the general population: of length, and of length and colour. */
  readonly general: (wagon: ConsistWagon) => { readonly length: number; readonly both: number };
}

/** Share of the general population; all of it where no wagons are at hand. */
export const generalShare = 0.15;
