import type { CancelSignal, Raster } from '#core';
import { computeOverlap } from '../geometry/convex-polygon.ts';
import { type OrientedBox, cornersOf } from '../geometry/oriented-box.ts';
import { fitProbability, probabilityAt } from './fit-probability.ts';
import type { FeaturePlanes } from './kernels/feature-planes.ts';
import { prepareScene, scaleBox } from './prepare-scene.ts';
import { type ScoredBox, type SearchRange, refineBoxes, scanScene } from './search-scene.ts';
import { seededRandom } from './seeded-random.ts';
import {
  type Background,
  type TrainingSet,
  drawBackground,
  measureBackground,
  scoreBox,
  trainTemplate,
} from './train-template.ts';

/** What a person said about earlier finds, as boxes in pixels of the raster. */
export interface Feedback {
  readonly accepted: readonly OrientedBox[];
  readonly rejected: readonly OrientedBox[];
}

export interface FindOptions {
  readonly feedback?: Feedback;
  /** Radians: the only direction to look in, give or take a few degrees, e.g. that of the track. Absent: all. */
  readonly angle?: number;
  readonly signal?: CancelSignal;
  /** Share of the work that is done, 0..1. */
  readonly onProgress?: (share: number) => void;
}

export interface SimilarObject {
  /** In pixels of the raster. */
  readonly box: OrientedBox;
  /** About 0 for background and 1 for what looks like the examples. */
  readonly score: number;
  /** Only after something was accepted and something rejected; null before. */
  readonly probability: number | null;
  /** Whether it is taken for one of the objects; the others are there to be judged. */
  readonly isLikely: boolean;
}

/** What a score must reach at least and at most to count before there is feedback; see `chooseThreshold`. */
const threshold = { least: 0.6, leastAlong: 0.5, most: 0.85 };
/** Before any answer the probability is one half at the threshold; as if so many had been accepted above and rejected below it. */
const prior = { answers: 3, apart: 0.15 };

/** Finds that a person is shown: the weakest are there to be rejected. */
const leastScore = 0.2;
/** Rounds in which what is found surely teaches the template the variety of the scene. */
const rounds = 3;
const directions = 20;
/** From this ratio of length to width on an object has no front, only an axis. */
const longRatio = 1.8;

/**
 * Finds what looks like one to a few examples, at any rotation and of similar size, best first; the examples are not
 * among them. A template is trained on the examples against the scene itself, then again on what it is sure of, and
 * on what a person accepted and rejected. Throws ExemplarError where examples cannot be used.
 */
export function findSimilar(
  raster: Raster,
  examples: readonly OrientedBox[],
  options: FindOptions = {},
): SimilarObject[] {
  const { feedback = { accepted: [], rejected: [] }, angle, signal, onProgress } = options;
  const scene = prepareScene(raster, examples);
  const { planes, scale } = scene;
  const toScene = (box: OrientedBox): OrientedBox => scaleBox(box, scale);
  const all = alignAxes([...examples, ...feedback.accepted, ...feedback.rejected].map(toScene));
  const known = all.slice(0, examples.length + feedback.accepted.length);
  const rejected = all.slice(known.length);
  const pointedAt = known.slice(0, examples.length);
  const accepted = known.slice(examples.length);
  const range = rangeOf(pointedAt, angle);
  const background = sampleBackground(planes, range, known);
  const watch = { signal, onProgress: (share: number): void => onProgress?.(share * 0.7) };
  let template = trainTemplate(background, { examples: pointedAt, rejected, guessed: [] });
  const sure = chooseThreshold(background, pointedAt, angle === undefined ? threshold.least : threshold.leastAlong);
  let places = scanScene(planes, template, background.spread, range, watch);
  let found: ScoredBox[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    signal?.throwIfAborted();
    found = refineBoxes(planes, template, places, range);
    onProgress?.(0.7 + (0.3 * round) / rounds);
    const guessed = guess(found, [...known, ...rejected], sure);
    if (round === rounds || guessed.length < 2) break;
    template = trainTemplate(background, { examples: pointedAt, rejected, guessed: [...accepted, ...guessed] });
    places = [...places, ...found.slice(0, 300).map(({ box }) => box)];
  }
  const guessed = guess(found, [...known, ...rejected], sure);
  const curve = calibrate(background, { examples: pointedAt, rejected, guessed }, accepted, sure);
  return found
    .filter(({ score, box, polygon }) => score >= leastScore && scene.isMeasured(box) && !covers(polygon, pointedAt))
    .map(({ box, score, polygon }) => {
      const probability = curve ? probabilityAt(curve, score) : null;
      const isLikely =
        !covers(polygon, rejected, sameObject) &&
        (covers(polygon, accepted, sameObject) || (probability === null ? score >= sure : probability >= 0.5));
      return { box: scaleBox(box, 1 / scale), score, probability, isLikely };
    });
}

/** Finds the template is sure of, leaving out what a person has judged. */
function guess(found: readonly ScoredBox[], judged: readonly OrientedBox[], sure: number): OrientedBox[] {
  return found
    .filter(({ score, polygon }) => score >= sure && !covers(polygon, judged))
    .slice(0, 150)
    .map(({ box }) => box);
}

/**
 * The score from which a find is taken for an object: what examples get, on average, from a template that has not seen
 * them. Where objects hardly differ that is high, and keeps out all that is only a bit like them.
 */
function chooseThreshold(background: Background, examples: readonly OrientedBox[], least: number): number {
  if (examples.length < 2) return (least + threshold.most) / 2;
  const some = examples.slice(0, 3);
  const scores = some.map((held) => {
    const others = examples.filter((one) => one !== held);
    const template = trainTemplate(background, { examples: others, rejected: [], guessed: [] });
    return scoreBox(background.planes, template, held);
  });
  const mean = scores.reduce((sum, one) => sum + one, 0) / scores.length;
  return Math.min(Math.max(mean, least), threshold.most);
}

/** From this overlap on a find is the one a person has judged: what a person said holds. */
const sameObject = 0.5;

function covers(polygon: ScoredBox['polygon'], boxes: readonly OrientedBox[], least = 0.2): boolean {
  return boxes.some((box) => computeOverlap(polygon, cornersOf(box)) > least);
}

function isLong(examples: readonly OrientedBox[]): boolean {
  return examples.every(({ length, width }) => length >= width * longRatio);
}

/**
 * Long objects turned so that all look within a quarter turn of the first. Sun and shadow stay where they are when an
 * object turns: of its two directions only this one has the shadow on the side where the examples have it.
 */
function alignAxes(boxes: readonly OrientedBox[]): OrientedBox[] {
  const first = boxes[0]?.angle ?? 0;
  if (!isLong(boxes)) return [...boxes];
  return boxes.map((box) => ({ ...box, angle: box.angle - Math.PI * Math.round((box.angle - first) / Math.PI) }));
}

function rangeOf(examples: readonly OrientedBox[], angle: number | undefined): SearchRange {
  const lengths = examples.map(({ length }) => length);
  const width = examples.reduce((sum, one) => sum + one.width, 0) / examples.length;
  const first = examples[0]?.angle ?? 0;
  const circle = isLong(examples) ? Math.PI : 2 * Math.PI;
  const steps = Math.round((directions * circle) / (2 * Math.PI));
  const all = Array.from({ length: steps }, (_, k) => first + circle * ((k + 0.5) / steps - 0.5));
  return {
    shortest: Math.min(...lengths) / 1.25,
    longest: Math.max(...lengths) * 1.25,
    width,
    angles: angle === undefined ? all : [angle],
  };
}

function sampleBackground(planes: FeaturePlanes, range: SearchRange, known: readonly OrientedBox[]): Background {
  const random = seededRandom(20_231_005);
  const { shortest, longest, width, angles } = range;
  const like = (): Pick<OrientedBox, 'length' | 'width' | 'angle'> => ({
    length: shortest * (longest / shortest) ** random(),
    width,
    angle: (angles[Math.floor(random() * angles.length)] ?? 0) + 0.3 * (random() - 0.5),
  });
  return measureBackground(planes, drawBackground(planes, like, known, random));
}

/**
 * A curve from score to probability by scores that a template gives to answers it was not trained on: three times a third of
 * the answers is held back.
 */
function calibrate(
  background: Background,
  { examples, rejected, guessed }: TrainingSet,
  accepted: readonly OrientedBox[],
  sure: number,
): ReturnType<typeof fitProbability> {
  if (accepted.length === 0 || rejected.length === 0) return undefined;
  const scores = {
    accepted: Array.from({ length: prior.answers }, () => sure + prior.apart),
    rejected: Array.from({ length: prior.answers }, () => sure - prior.apart),
  };
  for (let fold = 0; fold < 3; fold += 1) {
    const isHeld = (_: OrientedBox, index: number): boolean => index % 3 === fold;
    const isKept = (_: OrientedBox, index: number): boolean => index % 3 !== fold;
    const template = trainTemplate(background, {
      examples,
      rejected: rejected.filter(isKept),
      guessed: [...accepted.filter(isKept), ...guessed],
    });
    const score = (box: OrientedBox): number => scoreBox(background.planes, template, box);
    scores.accepted.push(...accepted.filter(isHeld).map(score));
    scores.rejected.push(...rejected.filter(isHeld).map(score));
  }
  return fitProbability(scores.accepted, scores.rejected);
}
