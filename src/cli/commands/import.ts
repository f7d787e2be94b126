import { type ImportReport, importPath } from '#app';
import { version } from '../version.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { printJson, printLine } from '../output.ts';
import { startProgress } from '../progress.ts';
import { warnRejected } from '../warn-rejected.ts';
import { openWorkspace } from '../workspace.ts';

interface ImportOptions {
  readonly workspace?: string;
  readonly json?: boolean;
  readonly published?: string;
  readonly lang?: string;
  readonly reason?: string;
}

export async function runImport(
  paths: readonly string[],
  options: ImportOptions,
  signal: AbortSignal,
): Promise<ExitCode> {
  const workspace = await openWorkspace(options.workspace);
  const progress = startProgress();
  const reports: ImportReport[] = [];
  try {
    for (const path of paths) {
      const context = {
        actor: { kind: 'machine', name: `sightline ${version}` },
        reason: options.reason ?? `import ${path}`,
      } as const;
      reports.push(
        await importPath(workspace, path, context, {
          signal,
          onProgress: (file, fraction) => progress.update(file, fraction),
          ...(options.published === undefined ? {} : { published: options.published }),
          ...(options.lang === undefined ? {} : { language: options.lang }),
        }),
      );
    }
  } finally {
    progress.stop();
    await workspace.close();
  }
  const report = sum(reports);
  if (options.json) printJson(report);
  else printReport(report);
  return report.rejected.length > 0 ? exitCode.failed : exitCode.ok;
}

function sum(reports: readonly ImportReport[]): ImportReport {
  return {
    added: reports.reduce((total, one) => total + one.added, 0),
    updated: reports.reduce((total, one) => total + one.updated, 0),
    unchanged: reports.reduce((total, one) => total + one.unchanged, 0),
    rejected: reports.flatMap((one) => one.rejected),
  };
}

function printReport(report: ImportReport): void {
  printLine(
    `${report.added} added, ${report.updated} updated, ${report.unchanged} unchanged, ${report.rejected.length} refused`,
  );
  warnRejected(report.rejected);
}
