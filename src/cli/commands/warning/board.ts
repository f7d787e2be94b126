import { type WarningReport, watchCase } from '#app';
import type { ExitCode } from '../../exit-code.ts';
import { faint, printLine, strong } from '../../output.ts';
import { describeStatement } from '../../find-statement.ts';
import { type CaseReportOptions, reportOnWorkspace } from '../../report-on-workspace.ts';

const marks = { seen: '●', reported: '◐', 'not-seen': '○', 'not-observed': '·' } as const;

export function runBoard(options: CaseReportOptions): Promise<ExitCode> {
  return reportOnWorkspace(options, ({ store }) => watchCase(store, options.case), printBoard);
}

/** `KBS, graded 3` or `US government; "likely"; not graded` */
function describeHow({
  by,
  grade,
  hedges,
}: Pick<WarningReport['evidence'][number], 'by' | 'grade' | 'hedges'>): string {
  const who = by.join(', ') || 'nobody who could be traced';
  const words = hedges.map((hedge) => `; “${hedge}”`).join('');
  return `${who}${words}; ${grade === null ? 'not graded' : `graded ${grade}`}`;
}

function printBoard({ chains, moves, evidence }: WarningReport): void {
  if (chains.length === 0)
    printLine('no chain is watched yet; begin with: sightline warning start arms-by-rail --case ID');
  for (const { chain, steps, seen, reported, expected } of chains) {
    printLine(strong(`${chain}: ${seen} seen, ${reported} reported of ${steps.length}`));
    for (const { indicator, isOutOfOrder } of steps) {
      const since = indicator.since === null ? '' : ` since ${indicator.since}`;
      const order = isOutOfOrder ? ' (dated after a later step)' : '';
      printLine(`  ${marks[indicator.status]} ${indicator.order}. ${indicator.text}${faint(`${since}${order}`)}`);
      for (const { citation, ...how } of evidence.filter(({ indicatorId }) => indicatorId === indicator.id)) {
        printLine(faint(`       ${describeStatement(citation)}`));
        printLine(faint(`         by ${describeHow(how)}`));
      }
    }
    for (const { indicator, from, to, reason } of expected)
      printLine(
        `  next: ${indicator.order}. ${indicator.text}${from === null ? '' : `, ${from} to ${to}`} ${faint(reason)}`,
      );
  }
  if (moves.length > 0) printLine(strong('The evidence would move; take over with: sightline warning accept'));
  for (const move of moves) {
    printLine(`  ${move.indicatorId}: ${move.from} → ${move.to}${move.since === null ? '' : ` since ${move.since}`}`);
    for (const reason of move.reasons.slice(0, 3)) printLine(faint(`     ${reason}`));
  }
  printLine(faint('● seen  ◐ reported  ○ looked, not seen  · nobody looked'));
}
