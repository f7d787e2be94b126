import type { CancelSignal } from '#core';
import { type OrientedBox, cornersOf } from '../geometry/oriented-box.ts';
import { type Candidate, suppressOverlaps } from '../geometry/suppress-overlaps.ts';
import type { FeaturePlanes } from './kernels/feature-planes.ts';
import { scorePlane, thinPlanes } from './kernels/score-plane.ts';
import { type Template, scoreBox } from './train-template.ts';
import { type Move, moveBox } from './vary-box.ts';

/** Which sizes and directions to look for; pixels and radians. */
export interface SearchRange {
  readonly shortest: number;
  readonly longest: number;
  readonly width: number;
  /** Directions to begin with; refined by up to half their distance unless there is but one. */
  readonly angles: readonly number[];
}

export interface ScoredBox extends Candidate {
  readonly box: OrientedBox;
}

/** Lengths to begin with are this far apart. */
const lengthStep = 1.2;
/** Weights that matter least are left out of the first look: this share of them. */
const leftOut = 0.6;
const mostCandidates = 1500;
/** Two finds of one object overlap at least this much; neighbours in a tight row do not. */
const overlapThreshold = 0.2;

/** The first look: places that score best among their neighbours, over all directions and lengths, best first. */
export function scanScene(
  planes: FeaturePlanes,
  template: Template,
  spread: Float64Array,
  range: SearchRange,
  watch: { readonly signal?: CancelSignal | undefined; readonly onProgress?: ((share: number) => void) | undefined },
): OrientedBox[] {
  const thin = thinPlanes(planes, Math.max(1, Math.round(range.width / 2.75 / planes.stride)));
  const poses = range.angles.flatMap((angle) =>
    lengthsOf(range).map((length) => ({ length, width: range.width, angle })),
  );
  const scores = new Float32Array(thin.width * thin.height);
  const best = new Float32Array(scores.length).fill(-Infinity);
  const pose = new Uint16Array(scores.length);
  const least = leastWeight(template, spread);
  for (const [index, one] of poses.entries()) {
    watch.signal?.throwIfAborted();
    scores.fill(template.bias);
    scorePlane(thin, template.weights, spread, least, one, scores);
    for (const [at, score] of scores.entries())
      if (score > (best[at] ?? 0)) {
        best[at] = score;
        pose[at] = index;
      }
    watch.onProgress?.((index + 1) / poses.length);
  }
  return peaksOf(best, thin).flatMap((at) => {
    const found = poses[pose[at] ?? 0];
    const column = (at % thin.width) * thin.stride + 0.5;
    const row = Math.floor(at / thin.width) * thin.stride + 0.5;
    return found ? [{ column, row, ...found }] : [];
  });
}

/** Moves, turns and stretches each box to where the template scores best, and keeps one for each object. */
export function refineBoxes(
  planes: FeaturePlanes,
  template: Template,
  boxes: readonly OrientedBox[],
  range: SearchRange,
): ScoredBox[] {
  const refined = boxes.map((box) => {
    const { best, score } = climb(planes, template, box, range);
    return { box: best, score, objectClass: '', polygon: cornersOf({ ...best, width: best.width * 1.2 }) };
  });
  return suppressOverlaps(refined, overlapThreshold);
}

function climb(
  planes: FeaturePlanes,
  template: Template,
  start: OrientedBox,
  { shortest, longest, width, angles }: SearchRange,
): { best: OrientedBox; score: number } {
  let [best, score] = [start, scoreBox(planes, template, start)];
  for (const size of [1, 0.5])
    for (let round = 0, better = true; better && round < 3; round += 1) {
      better = false;
      for (const move of movesOf(width, size, angles.length > 1)) {
        const next = moveBox(best, move);
        if (next.length < shortest || next.length > longest) continue;
        const value = scoreBox(planes, template, next);
        if (value > score) [best, score, better] = [next, value, true];
      }
    }
  return { best, score };
}

function movesOf(width: number, size: number, turns: boolean): Move[] {
  const [u, v] = [(width / 5.5) * size, (width / 7) * size];
  const moves: Move[] = [u, -u, 2 * u, -2 * u].map((along) => ({ along }));
  moves.push({ across: v }, { across: -v }, { stretch: 1 + 0.06 * size }, { stretch: 1 / (1 + 0.06 * size) });
  if (turns) moves.push({ turn: 0.1 * size }, { turn: -0.1 * size });
  return moves;
}

function lengthsOf({ shortest, longest }: SearchRange): number[] {
  const steps = Math.max(1, Math.round(Math.log(longest / shortest) / Math.log(lengthStep)));
  return Array.from({ length: steps }, (_, step) => shortest * (longest / shortest) ** ((step + 0.5) / steps));
}

function leastWeight({ weights }: Template, spread: Float64Array): number {
  const sizes = weights.map((weight, at) => Math.abs(weight) * (spread[at % spread.length] ?? 0)).toSorted();
  return sizes[Math.floor(sizes.length * leftOut)] ?? 0;
}

function peaksOf(best: Float32Array, { width, height }: FeaturePlanes): number[] {
  const peaks: number[] = [];
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const at = row * width + column;
      const score = best[at] ?? 0;
      let isPeak = true;
      for (let y = Math.max(0, row - 1); y <= Math.min(height - 1, row + 1); y += 1)
        for (let x = Math.max(0, column - 1); x <= Math.min(width - 1, column + 1); x += 1)
          if ((best[y * width + x] ?? 0) > score) isPeak = false;
      if (isPeak) peaks.push(at);
    }
  return peaks.toSorted((a, b) => (best[b] ?? 0) - (best[a] ?? 0)).slice(0, mostCandidates);
}
