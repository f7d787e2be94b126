import { type ConfidenceBasis, type Hypothesis, type Sentence, say } from '#core';
import type { AchMatrix } from './weigh-hypotheses.ts';
import type { ExpectedEvidence } from './expected-evidence.ts';

type ConfidenceLevel = 'low' | 'moderate' | 'high';

/** How sure a judgement on one hypothesis may be, with its three reasons. People decide. */
export interface ConfidenceSuggestion {
  readonly hypothesisId: string;
  readonly level: ConfidenceLevel;
  readonly basis: ConfidenceBasis;
  /** `basis` as data. */
  readonly because: Readonly<Record<keyof ConfidenceBasis, readonly Sentence[]>>;
  readonly independentOrigins: number;
  readonly goodItems: number;
}

const levels: readonly ConfidenceLevel[] = ['low', 'moderate', 'high'];

/**
 * The lowest of three: sources (independent origins behind the telling evidence: two for moderate, three for high), quality
 * (items by a source of C or better, graded 3 or better: one, three), gaps (something that would decide and cannot be seen,
 * or has not been looked for, allows moderate at most). ICD 203 names these grounds; the numbers are ours.
 *
 * What contradicts a hypothesis lowers its likelihood and not the confidence, which is about the ground one stands on. So
 * less evidence never gives more confidence, whichever item is left out, and a copy adds none.
 */
export function suggestConfidence(
  hypothesis: Hypothesis,
  matrix: AchMatrix,
  expected: readonly ExpectedEvidence[],
): ConfidenceSuggestion {
  const rows = matrix.rows.filter((row) => {
    const reads = row.cells.find((cell) => cell.hypothesisId === hypothesis.id)?.reads;
    return row.weight > 0 && (reads === 'consistent' || reads === 'inconsistent');
  });
  const clusters = new Set(rows.flatMap((row) => row.clusters));
  const good = rows.filter((row) => row.isGood).length;
  const open = expected.filter((one) => one.status === 'not-looked-for');
  const { unseeable, missing } = hypothesis;
  const level = Math.min(
    clusters.size >= 3 ? 2 : clusters.size >= 2 ? 1 : 0,
    good >= 3 ? 2 : good >= 1 ? 1 : 0,
    unseeable.length > 0 || open.length > 0 ? 1 : 2,
  );
  const gaps: readonly Sentence[] = [
    ...unseeable.map(({ what }): Sentence => ({ kind: 'gap-unseeable', what })),
    ...open.map(({ observable }): Sentence => ({ kind: 'gap-not-looked-for', text: observable.text })),
    ...(missing.length > 0 ? [{ kind: 'gap-missing', missing } as const] : []),
  ];
  const because: ConfidenceSuggestion['because'] = {
    sources: [{ kind: 'origins-behind', origins: clusters.size, items: rows.length }],
    quality: [{ kind: 'items-of-quality', good, items: rows.length }],
    gaps: gaps.length > 0 ? gaps : [{ kind: 'gap-none' }],
  };
  const inEnglish = (sentences: readonly Sentence[]): string => sentences.map((one) => say(one)).join(' ');
  return {
    hypothesisId: hypothesis.id,
    level: levels[level]!,
    independentOrigins: clusters.size,
    goodItems: good,
    basis: {
      sources: inEnglish(because.sources),
      quality: inEnglish(because.quality),
      gaps: inEnglish(because.gaps),
    },
    because,
  };
}
