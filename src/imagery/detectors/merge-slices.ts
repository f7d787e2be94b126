import { type ConvexPolygon, clipConvex, computeOverlap } from '../geometry/convex-polygon.ts';
import { indexBoxes } from '../geometry/box-index.ts';
import { type OrientedBox, boundWithAngle, cornersOf } from '../geometry/oriented-box.ts';
import { type Candidate, suppressOverlaps } from '../geometry/suppress-overlaps.ts';
import type { Slice } from './plan-slices.ts';

/** A detection in pixels of the whole image at the model's resolution, with the slice that shows it. */
export interface SlicedCandidate extends Candidate {
  readonly box: OrientedBox;
  readonly slice: Slice;
  /** Its slice ends here although the image goes on, so that more of it may lie beyond. */
  readonly cut: boolean;
}

/** Whether a box reaches an edge of its slice at which the image (of this size) goes on. */
export function isCut(polygon: ConvexPolygon, slice: Slice, image: { width: number; height: number }): boolean {
  const right = slice.left + slice.width;
  const bottom = slice.top + slice.height;
  return polygon.some(
    ({ column, row }) =>
      (slice.left > 0 && column <= slice.left + edge) ||
      (right < image.width && column >= right - edge) ||
      (slice.top > 0 && row <= slice.top + edge) ||
      (bottom < image.height && row >= bottom - edge),
  );
}

/** A box that ends this close to the edge of its slice may go on behind it, pixels. */
const edge = 3;
/** Two slices show the same object when what they say about the ground they share agrees this well. */
const agreement = 0.5;

/**
 * Makes one detection of what several slices saw: overlapping outlines are suppressed, a part of something that
 * another slice shows whole is dropped, and parts that only together make an object become one box around them all.
 */
export function mergeSlices<T extends SlicedCandidate>(candidates: readonly T[], threshold: number): T[] {
  const whole = suppressOverlaps(
    candidates.filter(({ cut }) => !cut),
    threshold,
  );
  const parts = suppressWithin(
    candidates.filter(({ cut }) => cut),
    threshold,
  );
  const all = [...whole, ...parts];
  const groups = groupParts(all, whole.length);
  const merged = groups.flatMap((group) => (group.some((one) => one < whole.length) ? [] : join(group, all)));
  return suppressOverlaps([...whole, ...merged], threshold);
}

/** Suppression among the parts of each slice alone: parts of two slices may well be one object. */
function suppressWithin<T extends SlicedCandidate>(parts: readonly T[], threshold: number): T[] {
  const bySlice = Map.groupBy(parts, ({ slice }) => slice);
  return [...bySlice.values()].flatMap((some) => suppressOverlaps(some, threshold));
}

/** Indices from `firstPart` on, grouped by what they are part of; a group with an earlier index is part of that whole. */
function groupParts(all: readonly SlicedCandidate[], firstPart: number): number[][] {
  const index = indexBoxes(all.map(({ polygon }) => polygon));
  const leader = all.map((_, one) => one);
  const find = (one: number): number => {
    let top = one;
    while (leader[top] !== top) top = leader[top] ?? top;
    leader[one] = top;
    return top;
  };
  for (let part = firstPart; part < all.length; part += 1) {
    const one = all[part];
    if (!one) continue;
    for (const other of index.around(one.polygon)) {
      const rival = all[other];
      if (rival && other !== part && isSame(one, rival)) leader[find(part)] = find(other);
    }
  }
  const groups = Map.groupBy(all.keys(), find);
  return [...groups.values()].filter((group) => group.some((one) => one >= firstPart));
}

function isSame(a: SlicedCandidate, b: SlicedCandidate): boolean {
  if (a.objectClass !== b.objectClass || a.slice === b.slice) return false;
  const shared = clipConvex(outline(a.slice), outline(b.slice));
  return computeOverlap(clipConvex(a.polygon, shared), clipConvex(b.polygon, shared)) >= agreement;
}

function outline({ left, top, width, height }: Slice): ConvexPolygon {
  return cornersOf({ column: left + width / 2, row: top + height / 2, length: width, width: height, angle: 0 });
}

/** One box, turned like the longest part, around all parts. */
function join<T extends SlicedCandidate>(group: readonly number[], all: readonly T[]): T[] {
  const parts = group.flatMap((one) => all[one] ?? []);
  const [longest] = parts.toSorted((a, b) => longerSide(b.box) - longerSide(a.box));
  if (!longest || parts.length === 1) return parts;
  const box = boundWithAngle(
    parts.flatMap(({ polygon }) => [...polygon]),
    longest.box.angle,
  );
  return [{ ...longest, box, polygon: cornersOf(box), score: Math.max(...parts.map(({ score }) => score)) }];
}

function longerSide({ length, width }: OrientedBox): number {
  return Math.max(length, width);
}
