import type { Citation, Grade, InformationGrade, Sentence, SourceGrade } from '#core';
import { explainAll } from '../explain.ts';
import type { StatementIndex } from './statement-origins.ts';

/** What one item of evidence counts, 0..1, and why. */
export interface EvidenceWeight {
  readonly weight: number;
  readonly reasons: readonly string[];
  /** `reasons` as data. */
  readonly because: readonly Sentence[];
  /** Items with the same key say the same thing by the same origin: all but one count nothing. Null: nothing is known. */
  readonly sameAs: string | null;
  /** Clusters of origins that lean on one another; empty where nobody could be traced. */
  readonly clusters: readonly string[];
  /** True for a source of C or better and information of 3 or better. */
  readonly isGood: boolean;
  /** True where a person graded the statement itself. */
  readonly isGraded: boolean;
}

/**
 * What a grade is worth. The code orders and gives no numbers; these are ours, for the order of weights and not for more:
 * what cannot be judged counts half.
 */
const sourceWorth: Readonly<Record<SourceGrade, number>> = { A: 1, B: 0.85, C: 0.65, D: 0.35, E: 0.1, F: 0.5 };
const informationWorth: Readonly<Record<InformationGrade, number>> = {
  '1': 1,
  '2': 0.85,
  '3': 0.65,
  '4': 0.35,
  '5': 0.1,
  '6': 0.5,
};

/**
 * Weighs evidence by the grades that people gave: the worth of its best source times that of the information, geometric
 * mean. Where nobody has graded anything all count 1; where some are graded, the others count as not judged.
 */
export function evidenceWeights(
  grades: readonly Grade[],
  index: StatementIndex,
): (citation: Citation) => EvidenceWeight {
  const bySource = new Map(
    grades.flatMap((one) => (one.partyId === null ? [] : [[one.partyId, one.value as SourceGrade] as const])),
  );
  const byStatement = new Map(
    grades.flatMap((one) =>
      one.statement === null ? [] : [[keyOf(one.statement), one.value as InformationGrade] as const],
    ),
  );
  return (citation) => {
    const { origins, propositions } = index.locate(citation);
    const clusters = [...new Set(origins.map(({ cluster }) => cluster))];
    const letters = origins.flatMap(({ id, name }) => (bySource.has(id) ? [{ name, letter: bySource.get(id)! }] : []));
    const best = letters.toSorted((a, b) => sourceWorth[b.letter] - sourceWorth[a.letter])[0];
    const digit = byStatement.get(keyOf(citation));
    const sameAs =
      propositions.length === 0 || origins.length === 0
        ? null
        : `${propositions
            .map(({ id }) => id)
            .toSorted()
            .join('+')} by ${origins.map(({ id }) => id).join('+')}`;
    const shared = { sameAs, clusters };
    if (grades.length === 0)
      return { weight: 1, ...explainAll([{ kind: 'nothing-graded' }]), isGood: false, isGraded: false, ...shared };
    const weight = Math.sqrt(sourceWorth[best?.letter ?? 'F'] * informationWorth[digit ?? '6']);
    return {
      weight: Number(weight.toFixed(4)),
      ...explainAll([
        best === undefined
          ? { kind: 'source-not-graded' }
          : { kind: 'source-graded', name: best.name, letter: best.letter },
        digit === undefined ? { kind: 'statement-not-graded' } : { kind: 'statement-graded', digit },
      ]),
      isGraded: digit !== undefined,
      isGood: best !== undefined && 'ABC'.includes(best.letter) && digit !== undefined && '123'.includes(digit),
      ...shared,
    };
  };
}

function keyOf(citation: Citation): string {
  return citation.kind === 'observation'
    ? `observation ${citation.observationId}`
    : `document ${citation.documentId} ${citation.exact.replace(/\s+/gu, ' ').trim()}`;
}
