import { computeOverlap } from '../geometry/convex-polygon.ts';
import { type OrientedBox, cornersOf } from '../geometry/oriented-box.ts';
import { describeBox, descriptionSize } from './kernels/describe-box.ts';
import type { FeaturePlanes } from './kernels/feature-planes.ts';
import { type RidgeSums, addSamples, solveRidge, startRidge } from './kernels/solve-ridge.ts';
import { aroundExample, moveBox, nearMisses } from './vary-box.ts';

/** A linear template: what a box scores is the sum of its description times the weights, plus the bias. */
export interface Template {
  readonly weights: Float64Array;
  readonly bias: number;
}

/** What is known and what is guessed about the scene. */
export interface TrainingSet {
  /** Objects a person pointed at, with care. */
  readonly examples: readonly OrientedBox[];
  /** What a person said is no such object. */
  readonly rejected: readonly OrientedBox[];
  /** What a person accepted and what an earlier template is sure of: teaches the variety of the scene, boxes may be off. */
  readonly guessed: readonly OrientedBox[];
}

/**
 * The ground against which templates are trained: many random boxes of the scene. Ridge regression of examples
 * against them is linear discriminant analysis up to scale, whitened by the statistics of the background (Hariharan,
 * Malik and Ramanan 2012, doi:10.1007/978-3-642-33765-9_33); here from the scene itself.
 */
export interface Background {
  readonly planes: FeaturePlanes;
  readonly mean: Float64Array;
  /** Standard deviation of each channel over all places of the template. */
  readonly spread: Float64Array;
  readonly sums: RidgeSums;
}

/** Weights of the parts of a training set (of one rejected box) against the background, which weighs 1; the ridge penalty. */
const share = { examples: 0.3, guessed: 0.3, rejected: 0.002, nearMisses: 0.03 };
const penalty = 2;

export function measureBackground(planes: FeaturePlanes, boxes: readonly OrientedBox[]): Background {
  const size = descriptionSize(planes);
  const channels = planes.channels.length;
  const samples = describeAll(planes, boxes);
  const mean = new Float64Array(size);
  const spread = new Float64Array(channels);
  for (const [at, value] of samples.entries()) mean[at % size] = (mean[at % size] ?? 0) + value / boxes.length;
  for (const [at, value] of samples.entries()) {
    const off = value - (mean[at % size] ?? 0);
    spread[at % channels] = (spread[at % channels] ?? 0) + (off * off * channels) / samples.length;
  }
  const background = { planes, mean, spread: spread.map((one) => Math.sqrt(one) || 1), sums: startRidge(size) };
  addSamples(background.sums, standardise(samples, background), 1 / boxes.length, 0);
  return background;
}

/** Boxes of the sizes looked for, anywhere in the scene at any of the angles, but not on what is known to be one. */
export function drawBackground(
  planes: FeaturePlanes,
  like: () => Pick<OrientedBox, 'length' | 'width' | 'angle'>,
  known: readonly OrientedBox[],
  random: () => number,
): OrientedBox[] {
  const outlines = known.map(cornersOf);
  const boxes: OrientedBox[] = [];
  for (let tries = 0; boxes.length < backgroundSize && tries < 10 * backgroundSize; tries += 1) {
    const column = random() * planes.width * planes.stride;
    const row = random() * planes.height * planes.stride;
    const box = { column, row, ...like() };
    if (outlines.every((outline) => computeOverlap(outline, cornersOf(box)) < 0.2)) boxes.push(box);
  }
  return boxes;
}

const backgroundSize = 1000;

export function trainTemplate(background: Background, { examples, rejected, guessed }: TrainingSet): Template {
  const { planes, mean, spread, sums } = background;
  const all: RidgeSums = { size: sums.size, gram: sums.gram.slice(), target: sums.target.slice() };
  const add = (boxes: readonly OrientedBox[], weight: number, label: number): void => {
    if (boxes.length === 0) return;
    const samples = standardise(describeAll(planes, boxes), background);
    addSamples(all, samples, weight / boxes.length, label);
  };
  add(examples.flatMap(aroundExample), share.examples, 1);
  add([...examples, ...guessed].flatMap(nearMisses), share.nearMisses, 0);
  add(guessed, share.guessed, 1);
  add(
    rejected.flatMap((box) => [box, moveBox(box, { along: 1 }), moveBox(box, { along: -1 })]),
    share.rejected * rejected.length,
    0,
  );
  const solved = solveRidge(all, penalty);
  const weights = solved.map((weight, at) => weight / (spread[at % spread.length] ?? 1));
  return { weights, bias: -weights.reduce((sum, weight, at) => sum + weight * (mean[at] ?? 0), 0) };
}

/** About 0 for background, about 1 for an object like the examples. */
export function scoreBox(planes: FeaturePlanes, { weights, bias }: Template, box: OrientedBox): number {
  const description = new Float32Array(weights.length);
  describeBox(planes, box, description);
  let score = bias;
  for (let at = 0; at < weights.length; at += 1) score += (weights[at] ?? 0) * (description[at] ?? 0);
  return score;
}

function describeAll(planes: FeaturePlanes, boxes: readonly OrientedBox[]): Float32Array {
  const size = descriptionSize(planes);
  const samples = new Float32Array(boxes.length * size);
  for (const [index, box] of boxes.entries()) describeBox(planes, box, samples, index * size);
  return samples;
}

function standardise(samples: Float32Array, { mean, spread }: Pick<Background, 'mean' | 'spread'>): Float32Array {
  return samples.map((value, at) => (value - (mean[at % mean.length] ?? 0)) / (spread[at % spread.length] ?? 1));
}
