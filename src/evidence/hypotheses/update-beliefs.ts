import { type Citation, type Hypothesis, type ProbabilityRange, type Sentence, say } from '#core';
import type { AchMatrix, AchRow } from './weigh-hypotheses.ts';

/** How far one item of evidence moves the hypotheses. */
export interface BeliefStep {
  readonly rowId: string;
  readonly citation: Citation;
  /** 0..1: the likelihoods are raised to this power, so that 0 moves nothing. */
  readonly weight: number;
  /** By hypothesis. */
  readonly likelihoods: readonly ({ readonly hypothesisId: string } & ProbabilityRange)[];
  /** Largest likelihood ratio between two hypotheses, at least and at most; 1 tells them apart not at all. */
  readonly ratio: { readonly between: readonly [string, string]; readonly low: number; readonly high: number } | null;
}

export interface BeliefResult {
  /** Best first by the middle of the range. */
  readonly posteriors: readonly ({
    readonly hypothesisId: string;
    readonly prior: ProbabilityRange;
    /** ICD 203 words whose bands the range touches, lowest and highest. */
    readonly words: readonly string[];
  } & ProbabilityRange)[];
  readonly steps: readonly BeliefStep[];
  /** Rows that could not take part: not put in numbers for every hypothesis. */
  readonly leftOut: readonly { readonly rowId: string; readonly reason: string }[];
  /** Rows without which another hypothesis would lead, by the middle of the ranges. */
  readonly sensitive: readonly { readonly rowId: string; readonly leading: string }[];
  readonly assumes: readonly string[];
  /** `assumes` as data. */
  readonly assumed: readonly Sentence[];
}

/** ICD 203 bands as 0..1, lowest first. */
const bands: readonly (readonly [string, number, number])[] = [
  ['almost no chance', 0, 0.05],
  ['very unlikely', 0.05, 0.2],
  ['unlikely', 0.2, 0.45],
  ['roughly even chance', 0.45, 0.55],
  ['likely', 0.55, 0.8],
  ['very likely', 0.8, 0.95],
  ['almost certain', 0.95, 1],
];

/**
 * Bayes over hypotheses with ranges: each prior and likelihood is only known to lie between two numbers, all independent
 * of each other. The bounds are exact for that: a posterior is lowest where its own weight is lowest and those of all
 * others highest. A row counts with the power of its weight; copies count with the row they repeat and only widen it.
 */
export function updateBeliefs(hypotheses: readonly Hypothesis[], matrix: AchMatrix): BeliefResult {
  const ordered = hypotheses.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const uniform = ordered.length === 0 ? 1 : 1 / ordered.length;
  const priors = ordered.map(({ id, prior }) => ({ hypothesisId: id, ...(prior ?? { low: uniform, high: uniform }) }));
  const leftOut: { rowId: string; reason: string }[] = [];
  const steps = matrix.rows.flatMap((row): BeliefStep[] => {
    if (row.countedWith !== null) return [];
    const same = [row, ...matrix.rows.filter((other) => other.countedWith === row.id)];
    const likelihoods = ordered.map(({ id }) => ({ hypothesisId: id, range: envelope(same, id) }));
    const missing = likelihoods.filter(({ range }) => range === null || range.high === 0);
    if (missing.length > 0) {
      const all = missing.length === likelihoods.length;
      const reason = all
        ? 'not put in numbers'
        : `no likelihood above 0 for ${missing.map((one) => one.hypothesisId).join(', ')}`;
      leftOut.push({ rowId: row.id, reason });
      return [];
    }
    const known = likelihoods.map(({ hypothesisId, range }) => ({ hypothesisId, ...range! }));
    return [
      { rowId: row.id, citation: row.citation, weight: row.weight, likelihoods: known, ratio: largestRatio(known) },
    ];
  });
  const posteriors = posteriorsOf(priors, steps);
  const leading = posteriors[0]?.hypothesisId;
  const assumed: readonly Sentence[] = [
    { kind: 'one-hypothesis-true' },
    { kind: 'items-independent' },
    ...(ordered.some((one) => one.prior === null) ? [{ kind: 'priors-equal' } as const] : []),
  ];
  return {
    posteriors,
    steps,
    leftOut,
    sensitive: steps.flatMap((step) => {
      const without = posteriorsOf(
        priors,
        steps.filter((one) => one !== step),
      )[0]!.hypothesisId;
      return without === leading ? [] : [{ rowId: step.rowId, leading: without }];
    }),
    assumes: assumed.map((one) => say(one)),
    assumed,
  };
}

/** From the lowest to the highest that a statement or one of its copies was given: a copy can only widen it. */
function envelope(rows: readonly AchRow[], hypothesisId: string): ProbabilityRange | null {
  const ranges = rows.flatMap(
    ({ cells }) => cells.find((cell) => cell.hypothesisId === hypothesisId)?.likelihood ?? [],
  );
  if (ranges.length === 0) return null;
  return { low: Math.min(...ranges.map((one) => one.low)), high: Math.max(...ranges.map((one) => one.high)) };
}

type Bounded = { readonly hypothesisId: string } & ProbabilityRange;

function posteriorsOf(priors: readonly Bounded[], steps: readonly BeliefStep[]): BeliefResult['posteriors'] {
  const weights = priors.map((prior, at) => {
    let { low, high } = prior;
    for (const { likelihoods, weight } of steps) {
      low *= likelihoods[at]!.low ** weight;
      high *= likelihoods[at]!.high ** weight;
    }
    return { low, high };
  });
  const others = (at: number, end: 'low' | 'high'): number =>
    weights.reduce((sum, one, index) => (index === at ? sum : sum + one[end]), 0);
  return priors
    .map(({ hypothesisId, low: priorLow, high: priorHigh }, at) => {
      const low = share(weights[at]!.low, others(at, 'high'));
      const high = share(weights[at]!.high, others(at, 'low'));
      return { hypothesisId, prior: { low: priorLow, high: priorHigh }, low, high, words: wordsOf(low, high) };
    })
    .toSorted((a, b) => b.low + b.high - (a.low + a.high) || (a.hypothesisId < b.hypothesisId ? -1 : 1));
}

function share(own: number, rest: number): number {
  return own + rest === 0 ? 0 : own / (own + rest);
}

/** The lowest and the highest word that the range touches; one where they are the same. */
function wordsOf(low: number, high: number): string[] {
  const first = bands.find((band) => low < band[2]) ?? bands.at(-1)!;
  const last = bands.findLast((band) => high > band[1]) ?? bands[0]!;
  return first === last ? [first[0]] : [first[0], last[0]];
}

function largestRatio(likelihoods: readonly Bounded[]): BeliefStep['ratio'] {
  let best: BeliefStep['ratio'] = null;
  for (const one of likelihoods) {
    for (const other of likelihoods) {
      if (one === other || other.low === 0) continue;
      const ratio = { low: one.low / other.high, high: one.high / other.low };
      const between = [one.hypothesisId, other.hypothesisId] as const;
      if (best === null || ratio.low * ratio.high > best.low * best.high) best = { between, ...ratio };
    }
  }
  return best;
}
