import type { Citation, InformationGrade } from '#core';
import type { StatementIndex } from '#evidence';
import type { CaseRecords } from '../load-case.ts';

/** One thing that moved a step: by whom, and how sure. */
export interface StepEvidence {
  readonly indicatorId: string;
  readonly citation: Citation;
  /** Who saw or said it first; empty where nobody can be traced. */
  readonly by: readonly string[];
  /** The digit a person gave it; null where it is not graded. */
  readonly grade: InformationGrade | null;
  /** How sure it sounds, in the words of whoever says it: "likely", "about"; empty for a look, and for a plain statement. */
  readonly hedges: readonly string[];
}

/** Everything the steps of a case rest on, in the order of its steps. */
export function stepEvidence(records: CaseRecords, statements: StatementIndex): StepEvidence[] {
  const graded = new Map(
    records.grades.flatMap(({ statement, value }) => (statement === null ? [] : [[keyOf(statement), value]])),
  );
  return records.indicators.flatMap(({ id, citations }) =>
    citations.map((citation) => {
      const { origins, claims } = statements.locate(citation);
      return {
        indicatorId: id,
        citation,
        by: origins.map(({ name }) => name),
        grade: (graded.get(keyOf(citation)) as InformationGrade | undefined) ?? null,
        hedges: [...new Set(claims.flatMap((claim) => claim.hedges.map(({ text }) => text)))],
      };
    }),
  );
}

function keyOf(citation: Citation): string {
  return citation.kind === 'observation'
    ? `observation ${citation.observationId}`
    : `document ${citation.documentId} ${citation.exact}`;
}
