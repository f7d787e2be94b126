import { extractCase } from '#app';
import type { ExitCode } from '../../exit-code.ts';
import { printLine } from '../../output.ts';
import { type ReportOptions, reportOnWorkspace } from '../../report-on-workspace.ts';

interface CaseOptions extends ReportOptions {
  readonly again?: boolean;
}

/** Milliseconds between two lines of progress. */
const reportEvery = 2000;

/** Drafts claims of every document of a case that this version has not read; what is stopped goes on with the next call. */
export function runExtractCase(caseId: string, options: CaseOptions, signal: AbortSignal): Promise<ExitCode> {
  let next = performance.now() + reportEvery;
  return reportOnWorkspace(
    options,
    ({ store }) =>
      extractCase(store, caseId, {
        signal,
        again: options.again ?? false,
        onProgress: (done, of) => {
          if (performance.now() < next && done < of) return;
          next = performance.now() + reportEvery;
          process.stderr.write(`${done} of ${of} documents\n`);
        },
      }),
    ({ documents, drafted, kept, readBefore }) => {
      const before = readBefore === 0 ? '' : `, ${readBefore} had been read before (--again reads them anew)`;
      const decided = kept === 0 ? '' : `; ${kept} that a person decided on stay as they are`;
      printLine(`${documents} documents read${before}, ${drafted} claims drafted${decided}`);
    },
  );
}
