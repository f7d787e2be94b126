import {
  type Actor,
  type Citation,
  type Grade,
  type InformationGrade,
  type SourceGrade,
  derivedId,
  gradeSchema,
  parsePartialDate,
} from '#core';
import {
  type SourceSuggestion,
  type StatementSuggestion,
  checkConfirmation,
  suggestSourceGrade,
  suggestStatementGrade,
} from '#evidence';
import { CaseError } from '../errors.ts';
import { ReferenceCheck } from '../formats/references.ts';
import { loadCase } from '../load-case.ts';
import type { Store, StoreReader } from '../ports/store.ts';
import { indexCaseStatements } from './case-statements.ts';

/** What is to be graded, and how. */
export interface GradeRequest {
  readonly caseId: string;
  /** A source by the id of its party, or a statement. */
  readonly of: { readonly partyId: string } | { readonly statement: Citation };
  readonly value: SourceGrade | InformationGrade;
  readonly confirmedBy: readonly Citation[];
  readonly by: string;
  readonly on: string;
  readonly reason: string;
}

/**
 * Grades a source or a statement; the grade before stays in the history. Throws CaseError `not-confirmed` for a 1 without
 * an independent origin behind it, with the reason.
 */
export async function gradeStatement(store: Store, request: GradeRequest): Promise<Grade> {
  const actor: Actor = { kind: 'person', name: request.by };
  return store.transaction({ actor, reason: request.reason }, async (writer) => {
    const grade = toGrade(request);
    const fault =
      (await new ReferenceCheck(writer).findFault('grade', grade)) ?? (await findUnconfirmed(writer, grade));
    if (fault !== undefined) throw new CaseError('not-confirmed', fault);
    await writer.put('grade', [grade]);
    return grade;
  });
}

/** Why a grade of 1 does not hold; undefined where it does, or where the grade is another. */
export async function findUnconfirmed(store: StoreReader, grade: Grade): Promise<string | undefined> {
  if (grade.value !== '1') return undefined;
  if (!(await store.get('case', grade.caseId)))
    return `there is no case "${grade.caseId}" in the bundle or the workspace`;
  const { holds, reasons } = checkConfirmation(grade, indexCaseStatements(await loadCase(store, grade.caseId)));
  return holds ? undefined : `1 (confirmed) asks for an independent origin: ${reasons.join('; ')}`;
}

/** The grades of a case and what would fit, with reasons. */
export interface GradeReport {
  readonly grades: readonly Grade[];
  readonly sources: readonly SourceSuggestion[];
  readonly statements: readonly StatementSuggestion[];
}

/** Suggests grades for every source with a history and every statement that a hypothesis, grade or judgement cites. */
export async function suggestGrades(store: StoreReader, caseId: string): Promise<GradeReport> {
  const records = await loadCase(store, caseId);
  const { grades, outcomes, hypotheses, judgements } = records;
  const index = indexCaseStatements(records);
  const cited = [
    ...hypotheses.flatMap((one) => one.evidence.map(({ citation }) => citation)),
    ...judgements.flatMap((one) => one.citations),
    ...grades.flatMap((one) => (one.statement === null ? [] : [one.statement])),
  ];
  const distinct = new Map(cited.map((citation) => [JSON.stringify(citation), citation]));
  const sourceGrades = new Map(
    grades.flatMap((one) => (one.partyId === null ? [] : [[one.partyId, one.value as SourceGrade] as const])),
  );
  const parties = new Set([...outcomes.map((one) => one.partyId), ...sourceGrades.keys()]);
  return {
    grades,
    sources: [...parties].toSorted().map((partyId) => suggestSourceGrade(partyId, outcomes)),
    statements: [...distinct.values()].map((statement) =>
      suggestStatementGrade(statement, index, { sourceGrades, outcomes }),
    ),
  };
}

/** One grade for each source and statement of a case: a new one replaces it, and the history keeps both. */
function toGrade({ caseId, of, value, confirmedBy, by, on, reason }: GradeRequest): Grade {
  const subject =
    'partyId' in of ? { partyId: of.partyId, statement: null } : { partyId: null, statement: of.statement };
  const record = {
    id: derivedId('grade', { caseId, ...subject }),
    caseId,
    ...subject,
    value,
    confirmedBy,
    by,
    on: parsePartialDate(on),
    reason,
  };
  const parsed = gradeSchema.safeParse(record);
  if (parsed.success) return parsed.data;
  throw new CaseError('incomplete', parsed.error.issues[0]!.message);
}
