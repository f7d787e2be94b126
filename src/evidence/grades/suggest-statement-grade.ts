import type { Citation, InformationGrade, Outcome, SourceGrade } from '#core';
import type { StatementIndex } from './statement-origins.ts';

/** The digit that would fit a statement, and why. People decide. */
export interface StatementSuggestion {
  readonly statement: Citation;
  readonly suggested: InformationGrade;
  readonly origins: readonly string[];
  readonly reasons: readonly string[];
}

const steps: readonly InformationGrade[] = ['1', '2', '3', '4', '5'];
const bySource: Readonly<Record<SourceGrade, number>> = { A: 1, B: 1, C: 2, D: 3, E: 4, F: 2 };

/**
 * Suggests an Admiralty digit. It begins with how many independent origins there are: two at least, 1; perhaps two, 2; one,
 * by its grade (A and B: 2, C and unknown: 3, D: 4, E: 5). The speaker's own hedges lower it by a step; an outcome
 * decides it. Without an origin it cannot be judged.
 */
export function suggestStatementGrade(
  statement: Citation,
  index: StatementIndex,
  context: { readonly sourceGrades: ReadonlyMap<string, SourceGrade>; readonly outcomes: readonly Outcome[] },
): StatementSuggestion {
  const located = index.locate(statement);
  const origins = located.origins.map(({ name }) => name);
  const result = (suggested: InformationGrade, reasons: readonly string[]): StatementSuggestion => ({
    statement,
    suggested,
    origins,
    reasons,
  });
  if (origins.length === 0) return result('6', ['nobody can be traced as its origin, so it cannot be judged']);
  const outcome = context.outcomes.find((one) => isSame(one.statement, statement) && one.borneOut !== 'open');
  if (outcome?.borneOut === 'no') return result('5', [`it was not borne out: ${outcome.reason}`]);
  const best = located.propositions.toSorted((a, b) => b.effective.low - a.effective.low)[0];
  const low = best?.effective.low ?? 1;
  const high = best?.effective.high ?? 1;
  const reasons: string[] = [];
  let step: number;
  if (low >= 2) {
    step = 0;
    reasons.push(`${low} independent origins at least state it: ${best!.origins.map(({ name }) => name).join(', ')}`);
  } else if (high >= 2) {
    step = 1;
    reasons.push(`${high} origins state it, but they may rest on one another`);
  } else {
    const grade = context.sourceGrades.get(located.origins[0]!.id) ?? 'F';
    step = bySource[grade];
    const how = grade === 'F' ? 'whose reliability cannot be judged' : `graded ${grade}`;
    reasons.push(`it has one origin, ${origins[0]}, ${how}; copies add nothing`);
  }
  const denied = located.claims.some((claim) => claim.polarity !== 'affirmed');
  // "About 73" is a rough number and no doubt.
  const hedged = located.claims.flatMap((claim) =>
    claim.hedges.filter((hedge) => hedge.kind !== 'approximator').map((hedge) => hedge.text),
  );
  if (denied) reasons.push('the words themselves deny or negate');
  if (hedged.length > 0) {
    step += 1;
    reasons.push(`the speaker hedges: ${[...new Set(hedged)].slice(0, 3).join(', ')}`);
  }
  if (outcome !== undefined) reasons.push(`it was borne out (${outcome.borneOut}): ${outcome.reason}`);
  return result(steps[Math.min(step, steps.length - 1)]!, reasons);
}

function isSame(a: Citation, b: Citation): boolean {
  return a.kind === 'document' && b.kind === 'document'
    ? a.documentId === b.documentId && (a.exact.includes(b.exact) || b.exact.includes(a.exact))
    : a.kind === 'observation' && b.kind === 'observation' && a.observationId === b.observationId;
}
