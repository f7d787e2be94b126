import { type ExitCode, exitCode } from '../exit-code.ts';
import { printLine } from '../output.ts';
import { createWorkspace } from '../workspace.ts';

export async function runInit(directory: string): Promise<ExitCode> {
  const workspace = await createWorkspace(directory);
  await workspace.close();
  printLine(`workspace ready in ${workspace.root}`);
  return exitCode.ok;
}
