import { readEvidence } from '#app';
import type { EvidenceReading } from '#core';
import type { ExitCode } from '../../exit-code.ts';
import { printLine } from '../../output.ts';
import { type ReportOptions, reportOnWorkspace } from '../../report-on-workspace.ts';
import { describeStatement, findStatement } from '../../find-statement.ts';
import type { StatementOptions } from '../../statement-options.ts';
import { CommandError } from '../../workspace.ts';

interface ReadingOptions extends StatementOptions, ReportOptions {
  readonly reads: EvidenceReading['reads'] | 'nothing';
  readonly likelihood?: readonly [number, number];
  readonly by: string;
  readonly reason: string;
}

/** Sets one cell of the matrix: how an item of evidence sits with a hypothesis. */
export function runReadEvidence(hypothesisId: string, options: ReadingOptions): Promise<ExitCode> {
  const { by, likelihood, reads, reason } = options;
  return reportOnWorkspace(
    options,
    async (workspace) => {
      const citation = await findStatement(workspace, options);
      if (citation === undefined)
        throw new CommandError('usage', 'name the evidence: --claim, --document with --exact, or --observation');
      const reading =
        reads === 'nothing'
          ? { citation, reads: null }
          : { citation, reads, reason, likelihood: likelihood ? { low: likelihood[0], high: likelihood[1] } : null };
      await readEvidence(workspace.store, hypothesisId, reading, { actor: { kind: 'person', name: by }, reason });
      return { hypothesisId, ...reading };
    },
    (reading) => printLine(`${hypothesisId}: ${describeStatement(reading.citation)} is read as ${reads}`),
  );
}
