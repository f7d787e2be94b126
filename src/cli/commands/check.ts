import { type BlobCheck, checkBlobs } from '#app';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { printJson, printLine } from '../output.ts';
import { startProgress } from '../progress.ts';
import { type WebAccess, openWorkspace } from '../workspace.ts';

interface CheckOptions extends WebAccess {
  readonly workspace?: string;
  readonly refetch?: boolean;
  readonly from?: readonly string[];
  readonly json?: boolean;
}

/** Compares everything that is kept with its hash, and brings back what can be brought back. */
export async function runCheck(options: CheckOptions, signal: AbortSignal): Promise<ExitCode> {
  const { from: files = [], refetch: addresses = false } = options;
  const workspace = await openWorkspace(options.workspace, options);
  const progress = startProgress();
  try {
    const { reader } = workspace;
    const check = await checkBlobs(workspace, {
      repair: addresses || files.length > 0 ? { reader, addresses, files } : null,
      signal,
      onProgress: (checked, of) => progress.update('documents', checked / of),
    });
    progress.stop();
    if (options.json === true) printJson(check);
    else printCheck(check);
    return check.faults.some(({ outcome }) => outcome !== 'repaired') ? exitCode.failed : exitCode.ok;
  } finally {
    progress.stop();
    await workspace.close();
  }
}

function printCheck({ bytes, checked, faults, unused }: BlobCheck): void {
  for (const { outcome, problem, reason, usedBy } of faults) {
    printLine(`${outcome === 'repaired' ? 'repaired' : problem}: ${usedBy.join(', ')}`);
    if (outcome !== 'repaired') printLine(`  ${reason}`);
  }
  const megabytes = (bytes / 1e6).toFixed(1);
  printLine(`${checked} documents and files checked, ${megabytes} MB whole, ${faults.length} damaged or missing`);
  if (unused.length > 0)
    printLine(
      `${unused.length} more are kept that no record names, as a broken-off import leaves them; --json lists them`,
    );
}
