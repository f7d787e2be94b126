import type { Unseeable } from '#core';
import {
  type AchMatrix,
  type BeliefResult,
  type ConfidenceSuggestion,
  type ExpectedEvidence,
  type StatementIndex,
  evidenceWeights,
  expectedEvidence,
  suggestConfidence,
  updateBeliefs,
  weighHypotheses,
} from '#evidence';
import { type CaseRecords, loadCase } from '../load-case.ts';
import type { StoreReader } from '../ports/store.ts';
import { traceCaseRecords } from '../trace-origins.ts';
import { indexCaseStatements } from './case-statements.ts';

/** Everything that is weighed of the hypotheses of a case. */
export interface CaseWeighing {
  readonly matrix: AchMatrix;
  readonly beliefs: BeliefResult;
  readonly expected: readonly ExpectedEvidence[];
  readonly confidence: readonly ConfidenceSuggestion[];
  /** What is missing and what cannot be seen, explanation by explanation. */
  readonly gaps: readonly HypothesisGaps[];
}

/** What nobody knows of one explanation, as the analyst wrote it down. */
interface HypothesisGaps {
  readonly hypothesisId: string;
  readonly missing: readonly string[];
  readonly unseeable: readonly Unseeable[];
}

/** Weighs the hypotheses of a case: the matrix, the same in numbers, what is missing, how sure one may be. */
export async function weighCase(store: StoreReader, caseId: string): Promise<CaseWeighing> {
  return weighCaseRecords(await loadCase(store, caseId));
}

/** The same over records at hand; `statements` where the origins of what is cited are known already. */
export function weighCaseRecords(
  records: CaseRecords,
  statements: StatementIndex = indexCaseStatements(records),
): CaseWeighing {
  const { hypotheses, grades, observations } = records;
  const copyFamilies = new Map(traceCaseRecords(records).documents.map(({ id, copyFamily }) => [id, copyFamily]));
  const weightOf = evidenceWeights(grades, statements);
  const matrix = weighHypotheses(hypotheses, { copyFamilies, weightOf });
  const expected = expectedEvidence(hypotheses, observations, records.case.asOf);
  return {
    matrix,
    beliefs: updateBeliefs(hypotheses, matrix),
    expected,
    confidence: hypotheses.map((hypothesis) =>
      suggestConfidence(
        hypothesis,
        matrix,
        expected.filter((one) => one.hypothesisId === hypothesis.id),
      ),
    ),
    gaps: hypotheses.map(({ id, missing, unseeable }) => ({ hypothesisId: id, missing, unseeable })),
  };
}
