import type { World } from '../world.ts';

/** 0..1, seeded. */
export type Chance = () => number;

/**
 * Lets something go wrong in a world and brings it back to rest; says what it did. What is broken afterwards is for the
 * invariants to find; it throws where the world does not come back.
 */
export type Fault = (world: World, chance: Chance) => Promise<string>;
