import {
  type ChangeContext,
  type ImportOptions,
  type ImportReport,
  type ImportedDocument,
  importPath,
  importItems,
} from '#app';
import { isHttpAddress } from '#sources';
import { version } from '../version.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { faint, printJson, printLine, shorten } from '../output.ts';
import { startProgress } from '../progress.ts';
import { warnRejected } from '../warn-rejected.ts';
import { type WebAccess, type Workspace, openWorkspace } from '../workspace.ts';

interface ImportFlags extends WebAccess {
  readonly workspace?: string;
  readonly json?: boolean;
  readonly published?: string;
  readonly lang?: string;
  readonly reason?: string;
  readonly case?: string;
  readonly follow?: boolean;
  readonly overDecisions?: boolean;
}

export async function runImport(
  paths: readonly string[],
  options: ImportFlags,
  signal: AbortSignal,
): Promise<ExitCode> {
  const workspace = await openWorkspace(options.workspace, options);
  const progress = startProgress();
  const reports: ImportReport[] = [];
  try {
    for (const path of paths) {
      const context = {
        actor: { kind: 'machine', name: `sightline ${version}` },
        reason: options.reason ?? `import ${withoutQuery(path)}`,
      } as const;
      reports.push(
        await importOne(workspace, path, context, {
          signal,
          onProgress: (file, fraction) => progress.update(file, fraction),
          ...(options.published === undefined ? {} : { published: options.published }),
          ...(options.lang === undefined ? {} : { language: options.lang }),
          ...(options.case === undefined ? {} : { caseId: options.case }),
          ...(options.overDecisions === undefined ? {} : { overDecisions: options.overDecisions }),
          ...(options.follow === undefined ? {} : { follow: options.follow }),
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

function importOne(
  workspace: Workspace,
  path: string,
  context: ChangeContext,
  options: ImportOptions,
): Promise<ImportReport> {
  if (!isHttpAddress(path)) return importPath(workspace, path, context, options);
  return importItems(workspace, (known) => workspace.reader.read(path, { known, ...options }), context, options);
}

/** Signed addresses carry their secret in the query, and the history is kept for ever. */
function withoutQuery(path: string): string {
  return isHttpAddress(path) ? path.replace(/[?#].*$/s, '?…') : path;
}

function sum(reports: readonly ImportReport[]): ImportReport {
  return {
    added: reports.reduce((total, one) => total + one.added, 0),
    updated: reports.reduce((total, one) => total + one.updated, 0),
    unchanged: reports.reduce((total, one) => total + one.unchanged, 0),
    rejected: reports.flatMap((one) => one.rejected),
    kept: reports.flatMap((one) => one.kept),
    documents: reports.flatMap((one) => one.documents),
  };
}

/** Documents that are named one by one before the rest is only counted. */
const shown = 20;

function printReport(report: ImportReport): void {
  for (const document of report.documents.slice(0, shown)) printDocument(document);
  const more = report.documents.length - shown;
  if (more > 0) printLine(`… and ${more} more documents; --json lists them all`);
  printLine(
    `${report.added} added, ${report.updated} updated, ${report.unchanged} unchanged, ${report.rejected.length} refused`,
  );
  printKept(report.kept);
  warnRejected(report.rejected);
}

function printKept(kept: ImportReport['kept']): void {
  if (kept.length === 0) return;
  const names = kept.slice(0, shown).map(({ kind, id }) => `${kind} ${id}`);
  const more = kept.length > shown ? ` and ${kept.length - shown} more` : '';
  printLine(`left as a person decided (--over-decisions takes the file's word): ${names.join(', ')}${more}`);
}

function printDocument({ id, notes, replaces, state, textChanged, title }: ImportedDocument): void {
  const states = {
    new: 'new',
    known: 'unchanged',
    version: `a new version of ${replaces}, ${textChanged ? 'its text has changed' : 'with the same text'}`,
  } as const;
  printLine(`${id}  ${shorten(title ?? 'without a title', 80)}  ${faint(states[state])}`);
  for (const note of notes) printLine(faint(`  note: ${note}`));
}
