import { type CaseWeighing, weighCase } from '#app';
import { wordsIn } from '#brief';
import type { ExitCode } from '../../exit-code.ts';
import { faint, printLine, printTable, shorten, strong } from '../../output.ts';
import { describeStatement } from '../../find-statement.ts';
import { type CaseReportOptions, reportOnWorkspace } from '../../report-on-workspace.ts';

/** The matrix of a case, the same in numbers, what is missing, and how sure one may be. */
export function runHypotheses(options: CaseReportOptions): Promise<ExitCode> {
  return reportOnWorkspace(options, ({ store }) => weighCase(store, options.case), printWeighing);
}

function printWeighing({ matrix, beliefs, expected, confidence, gaps }: CaseWeighing): void {
  if (matrix.columns.length === 0) {
    printLine('the case has no hypotheses');
    return;
  }
  printLine(strong('What could explain it; the less speaks against it, the better it stands'));
  for (const { hypothesisId, rank, text, inconsistency } of matrix.columns)
    printLine(
      `  ${rank}. ${hypothesisId} ${faint(`against it: ${wordsIn('en').amounts.weight(inconsistency)}`)} ${shorten(text, 90)}`,
    );
  printLine(strong('Evidence, the most telling first'));
  printTable(
    ['tells', 'weight', ...matrix.columns.map(({ hypothesisId }) => hypothesisId), 'evidence'],
    matrix.rows.map((row) => [
      row.diagnosticity.toFixed(2),
      row.countedWith === null ? row.weight.toFixed(2) : 'copy',
      ...row.cells.map(({ reads }) =>
        reads === null ? '·' : { consistent: '+', neutral: '0', inconsistent: '−' }[reads],
      ),
      shorten(describeStatement(row.citation), 70),
    ]),
  );
  for (const { rowId } of matrix.sensitive)
    printLine(
      `If this one is wrong, the order changes: ${describeStatement(matrix.rows.find(({ id }) => id === rowId)!.citation)}`,
    );
  printBeliefs(beliefs);
  printLine(strong('Expected'));
  for (const { hypothesisId, observable, status } of expected)
    printLine(`  ${hypothesisId}: ${observable.text}: ${status}`);
  for (const { hypothesisId, missing, unseeable } of gaps) {
    for (const text of missing) printLine(faint(`  ${hypothesisId}, missing: ${text}`));
    for (const { what } of unseeable)
      printLine(`  ${hypothesisId}: it cannot be seen ${what}; no judgement on it may go beyond unlikely or likely`);
  }
  printLine(strong('How sure one may be, at most'));
  for (const { hypothesisId, level, basis } of confidence) {
    printLine(`  ${hypothesisId}: ${level}`);
    for (const line of Object.values(basis)) printLine(faint(`    ${line}`));
  }
}

function printBeliefs({ posteriors, steps, leftOut, sensitive, assumes }: CaseWeighing['beliefs']): void {
  if (steps.length === 0) {
    printLine('No item of evidence has likelihoods for all explanations, so nothing can be put in numbers');
    return;
  }
  printLine(strong(`In numbers, from ${steps.length} items that have likelihoods (${leftOut.length} have none)`));
  for (const { hypothesisId, low, high, words } of posteriors)
    printLine(`  ${hypothesisId}: ${percent(low)} to ${percent(high)} % ${faint(words.join(' to '))}`);
  for (const { citation, ratio, weight } of steps)
    if (ratio !== null && weight > 0)
      printLine(
        faint(
          `  ${ratio.low.toFixed(1)} to ${ratio.high.toFixed(1)} times as probable under ${ratio.between[0]} as under ${ratio.between[1]}: ${shorten(describeStatement(citation), 60)}`,
        ),
      );
  for (const { rowId, leading } of sensitive) printLine(`  without ${shorten(rowId, 60)} ${leading} would lead`);
  for (const text of assumes) printLine(faint(`  assumed: ${text}`));
}

function percent(share: number): string {
  return String(Math.round(share * 100));
}
