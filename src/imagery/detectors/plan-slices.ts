/** One slice of an image, in pixels of the model's resolution; it may stick out of an image smaller than itself. */
export interface Slice {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface SlicePlan {
  /** Size of the image at the model's resolution. */
  readonly width: number;
  readonly height: number;
  readonly slice: { readonly width: number; readonly height: number };
  /** Pixels that neighbours share at least; less than a slice. */
  readonly overlap: number;
}

/** Slices that cover an image, row by row; neighbours share at least `overlap`, the last ones end at the border. */
export function planSlices({ width, height, slice, overlap }: SlicePlan): Slice[] {
  const lefts = startsAlong(width, slice.width, overlap);
  return startsAlong(height, slice.height, overlap).flatMap((top) =>
    lefts.map((left) => ({ left, top, width: slice.width, height: slice.height })),
  );
}

/** Evenly spread, so that no slice repeats most of its neighbour. */
function startsAlong(size: number, slice: number, overlap: number): number[] {
  if (!(slice > overlap))
    throw new RangeError(`expected slices larger than their overlap, got ${slice} and ${overlap}`);
  const free = Math.ceil(size) - slice;
  if (free <= 0) return [0];
  const steps = Math.ceil(free / (slice - overlap));
  return Array.from({ length: steps + 1 }, (_, step) => Math.floor((free * step) / steps));
}
