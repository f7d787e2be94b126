import { type Job, JobError, type JobEvent, type JobStatus } from '#app';
import type { ExitCode } from '../../exit-code.ts';
import { faint, printLine, printTable } from '../../output.ts';
import { type ReportOptions, reportOnWorkspace } from '../../report-on-workspace.ts';

interface ListOptions extends ReportOptions {
  readonly status?: readonly JobStatus[];
  readonly limit: number;
}

/** Shows jobs, or one with all that happened to it. */
export function runJobList(id: string | undefined, options: ListOptions): Promise<ExitCode> {
  return id === undefined ? listJobs(options) : showJob(id, options);
}

function listJobs(options: ListOptions): Promise<ExitCode> {
  const filter = options.status === undefined ? {} : { status: options.status };
  return reportOnWorkspace(
    options,
    async ({ store: { jobs } }) => ({
      total: await jobs.count(filter),
      jobs: await jobs.list({ ...filter, limit: options.limit }),
    }),
    ({ jobs, total }) => {
      printTable(
        ['status', 'job', 'attempts', 'not before', 'worker', 'why'],
        jobs.map(({ attempts, id, notBefore, reason, status, worker }) => [
          status,
          id,
          String(attempts),
          notBefore.slice(0, 16),
          worker ?? '–',
          faint(reason ?? ''),
        ]),
      );
      printLine(`${jobs.length} of ${total}`);
    },
  );
}

function showJob(id: string, options: ReportOptions): Promise<ExitCode> {
  return reportOnWorkspace(
    options,
    async ({ store: { jobs } }) => {
      const job = await jobs.get(id);
      if (!job) throw new JobError('no-such-job', `there is no job "${id}"`);
      return { ...job, events: await jobs.events(id) };
    },
    printJob,
  );
}

function printJob({ events, id, progress, status: now }: Job & { readonly events: readonly JobEvent[] }): void {
  printLine(`${id}: ${now}, ${Math.round(progress * 100)} %`);
  for (const { at, reason, status, worker } of events)
    printLine(`  ${at} ${status}${worker === null ? '' : ` by ${worker}`}${reason === null ? '' : `: ${reason}`}`);
}
