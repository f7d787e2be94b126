import type { Job, JobStatus } from '#app';
import { type ExitCode, exitCode } from '../../exit-code.ts';
import { faint, printJson, printLine, printTable } from '../../output.ts';
import { openWorkspace } from '../../workspace.ts';

interface ListOptions {
  readonly workspace?: string;
  readonly status?: readonly JobStatus[];
  readonly limit: number;
  readonly json?: boolean;
}

/** Shows jobs, or one with all that happened to it. */
export async function runJobList(id: string | undefined, options: ListOptions): Promise<ExitCode> {
  const workspace = await openWorkspace(options.workspace);
  try {
    const { jobs } = workspace.store;
    if (id !== undefined) {
      const job = await jobs.get(id);
      const events = await jobs.events(id);
      if (!job) process.stderr.write(`there is no job "${id}"\n`);
      else if (options.json === true) printJson({ ...job, events });
      else printJob(job, events);
      return job ? exitCode.ok : exitCode.failed;
    }
    const filter = options.status === undefined ? {} : { status: options.status };
    const found = await jobs.list({ ...filter, limit: options.limit });
    const total = await jobs.count(filter);
    if (options.json === true) printJson({ total, jobs: found });
    else {
      printTable(
        ['status', 'job', 'attempts', 'not before', 'worker', 'why'],
        found.map(({ attempts, id: job, notBefore, reason, status, worker }) => [
          status,
          job,
          String(attempts),
          notBefore.slice(0, 16),
          worker ?? '–',
          faint(reason ?? ''),
        ]),
      );
      printLine(`${found.length} of ${total}`);
    }
    return exitCode.ok;
  } finally {
    await workspace.close();
  }
}

function printJob(
  job: Job,
  events: Awaited<ReturnType<Awaited<ReturnType<typeof openWorkspace>>['store']['jobs']['events']>>,
): void {
  printLine(`${job.id}: ${job.status}, ${Math.round(job.progress * 100)} %`);
  for (const { at, reason, status, worker } of events)
    printLine(`  ${at} ${status}${worker === null ? '' : ` by ${worker}`}${reason === null ? '' : `: ${reason}`}`);
}
