import type { Jobs } from '#app';
import { type ExitCode, exitCode } from '../../exit-code.ts';
import { printLine } from '../../output.ts';
import { openWorkspace } from '../../workspace.ts';

/** Cancels jobs that have not ended. */
export async function runJobCancel(
  ids: readonly string[],
  options: { readonly workspace?: string; readonly reason: string },
): Promise<ExitCode> {
  return changeJobs(ids, options.workspace, 'cancelled', (jobs, id) => jobs.cancel(id, options.reason));
}

/** Plans jobs that failed or were cancelled once more. */
export async function runJobRetry(ids: readonly string[], options: { readonly workspace?: string }): Promise<ExitCode> {
  return changeJobs(ids, options.workspace, 'planned', (jobs, id) => jobs.retry(id));
}

async function changeJobs(
  ids: readonly string[],
  directory: string | undefined,
  done: string,
  change: (jobs: Jobs, id: string) => Promise<boolean>,
): Promise<ExitCode> {
  const workspace = await openWorkspace(directory);
  try {
    let refused = 0;
    for (const id of ids) {
      if (await change(workspace.store.jobs, id)) printLine(`${done}: ${id}`);
      else {
        refused++;
        const job = await workspace.store.jobs.get(id);
        process.stderr.write(job ? `${id} is ${job.status}: nothing to change\n` : `there is no job "${id}"\n`);
      }
    }
    return refused === 0 ? exitCode.ok : exitCode.failed;
  } finally {
    await workspace.close();
  }
}
