/** A colour as it is shown, 0..255 each. */
export type Colour = readonly [red: number, green: number, blue: number];

/**
 * A box or roof that wagons and buildings are put together from. `a` runs along the thing, `b` to its left, both in
 * metres from its middle; heights are metres above the rails.
 */
export interface Part {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
  /** Height of its upper side; of its edges where it rises. */
  readonly height: number;
  /** flat; arch: rises to the middle line; barrel: a lying half cylinder; heap: rises to its middle; dome: round. */
  readonly shape: 'flat' | 'arch' | 'barrel' | 'heap' | 'dome' | 'ridge';
  /** Metres from edge to top. */
  readonly rise: number;
  readonly colour: Colour;
  /** Standard deviation of grain, 0..255. */
  readonly grain: number;
  /** Ribs across, metres from one to the next; 0 none. */
  readonly ribs: number;
  /** How much darker (negative: brighter) a rib is, 0..1. */
  readonly ribDepth: number;
  /** Dirt that gathers in streaks, 0 none … 1 filthy. */
  readonly dirt: number;
  /** Throws a shadow. */
  readonly casts: boolean;
}

/** A part with the usual for what is not given. */
export function makePart(
  box: readonly [a0: number, a1: number, b0: number, b1: number],
  height: number,
  colour: Colour,
  more: Partial<Part> = {},
): Part {
  const [a0, a1, b0, b1] = box;
  return {
    a0,
    a1,
    b0,
    b1,
    height,
    colour,
    shape: 'flat',
    rise: 0,
    grain: 4,
    ribs: 0,
    ribDepth: 0,
    dirt: 0.2,
    casts: true,
    ...more,
  };
}

/** The colour, so much brighter in each channel. */
export function tone([red, green, blue]: Colour, by: number): Colour {
  return [red + by, green + by, blue + by];
}
