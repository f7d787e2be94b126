/**
 * Scratch of one pass over one stretch of track, by boundary between cells (0 before the first). Values are divided by
 * exp(scale) so that boundaries a kilometre from the start neither over- nor underflow.
 */
export interface SegmentLattice {
  readonly capacity: number;
  /** A block has 2^blockBits cells, not fewer than the longest wagon: a wagon touches two blocks at most. */
  readonly blockBits: number;
  /** Sum of the wagon scores of all cells before. */
  readonly score: Float64Array;
  readonly scale: Float64Array;
  /** exp(scale before − scale here) */
  readonly step: Float64Array;
  /** Weight of all ways to be in empty track here, to end a wagon here, to begin one here. */
  readonly empty: Float64Array;
  readonly ended: Float64Array;
  readonly began: Float64Array;
  /** exp(scale − score − base of the block) */
  readonly lift: Float64Array;
  readonly base: Float64Array;
  /** What turns sums of began × lift × p(length) over this block, and over the one before, into `ended`. */
  readonly own: Float64Array;
  readonly before: Float64Array;
  /** Weight of wagons that began before the track. */
  readonly cut: Float64Array;
  /** exp(gap score) of the cell before. */
  readonly gapCell: Float64Array;
  /** Row t: weight of a gap of each length that ends here, from `ended` there to `began` here. */
  readonly gap: Float64Array;
  /** began × lift, and the backward counterparts. */
  readonly lifted: Float64Array;
  readonly emptyAfter: Float64Array;
  readonly endedAfter: Float64Array;
  readonly beganAfter: Float64Array;
  readonly loweredAfter: Float64Array;
  /** One count: ended, lifted began of this and of the count before, empty. */
  readonly countEnded: Float64Array;
  readonly countLifted: Float64Array;
  readonly nextLifted: Float64Array;
}

export function createLattice(cells: number, longest: number, gapLengths: number): SegmentLattice {
  const size = cells + 1;
  const blockBits = 32 - Math.clz32(longest);
  const row = (): Float64Array => new Float64Array(size);
  return {
    capacity: cells,
    blockBits,
    score: row(),
    scale: row(),
    step: row(),
    empty: row(),
    ended: row(),
    began: row(),
    lift: row(),
    base: new Float64Array((cells >> blockBits) + 1),
    own: row(),
    before: row(),
    cut: row(),
    gapCell: row(),
    gap: new Float64Array(size * gapLengths),
    lifted: row(),
    emptyAfter: row(),
    endedAfter: row(),
    beganAfter: row(),
    loweredAfter: row(),
    countEnded: row(),
    countLifted: row(),
    nextLifted: row(),
  };
}
