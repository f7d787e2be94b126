import { type ExitCode, exitCode } from './exit-code.ts';
import { printJson } from './output.ts';
import { type Workspace, openWorkspace } from './workspace.ts';

/** What every command that prints one result of a workspace is asked. */
export interface ReportOptions {
  readonly workspace?: string;
  readonly json?: boolean;
}

/** What every command that prints one result of a case is asked. */
export interface CaseReportOptions extends ReportOptions {
  readonly case: string;
}

/** Opens the workspace, runs one use case in it, closes it, and prints what came back: as JSON for scripts, else in words. */
export async function reportOnWorkspace<T>(
  options: ReportOptions,
  run: (workspace: Workspace) => Promise<T>,
  print: (result: T) => void,
): Promise<ExitCode> {
  const result = await inWorkspaceAt(options.workspace, run);
  if (options.json) printJson(result);
  else print(result);
  return exitCode.ok;
}

/** Opens a workspace for one use, and closes it whatever comes of it. */
export async function inWorkspaceAt<T>(
  directory: string | undefined,
  run: (workspace: Workspace) => Promise<T>,
): Promise<T> {
  const workspace = await openWorkspace(directory);
  try {
    return await run(workspace);
  } finally {
    await workspace.close();
  }
}
