import type { Part } from '../part.ts';
import type { Random } from '../random.ts';
import type { WagonType } from './wagon-types.ts';

/** What a wagon is made of, and what is on it. Wagons whose seeds share the part before `|` share colour and load. */
export interface WagonLook {
  readonly load: string;
  readonly parts: readonly Part[];
  /** Of its dirt. */
  readonly seed: number;
}

/** What a wagon is made of, and what it carries. */
export type BuiltWagon = Omit<WagonLook, 'seed'>;

/**
 * Draws the wagons of one form. The livery is shared by the wagons of a type in a train, the rest is a wagon's own; `half`
 * is half of its body's length, metres.
 */
export type Builder = (livery: Random, own: Random, half: number, type: WagonType) => BuiltWagon;
