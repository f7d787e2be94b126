import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { type JobEnd, type JobKind, createJobHandlers, runJobs } from '#app';
import { type ExitCode, exitCode } from '../../exit-code.ts';
import { jobAbort } from '../../job-abort.ts';
import { faint, printJson, printLine } from '../../output.ts';
import { systemClock } from '../../system-clock.ts';
import { version } from '../../version.ts';
import { type WebAccess, openWorkspace } from '../../workspace.ts';

interface WorkOptions extends WebAccess {
  readonly workspace?: string;
  readonly untilIdle?: boolean;
  readonly lease: number;
  readonly json?: boolean;
}

/** Kinds that need nothing of the watch's own plan. */
const kinds: readonly JobKind[] = ['count', 'assess', 'extract'];

/** One worker: takes jobs and does them, beside any number of others. */
export async function runWork(options: WorkOptions, signal: AbortSignal): Promise<ExitCode> {
  const workspace = await openWorkspace(options.workspace, options);
  try {
    const messengers = {
      send: (): Promise<void> => Promise.reject(new Error('a worker tells nobody: the watch does')),
    };
    const handlers = createJobHandlers({ images: workspace.images, messengers, clock: systemClock });
    const ends: JobEnd[] = [];
    const done = await runJobs(workspace.store, handlers, {
      worker: workerName('work'),
      context: { actor: { kind: 'machine', name: `sightline ${version}` }, reason: 'work' },
      clock: systemClock,
      chance: Math.random,
      signal,
      createAbort: jobAbort(signal),
      untilIdle: options.untilIdle === true,
      kinds,
      leaseMs: options.lease * 1000,
      onEnd: (end) => {
        ends.push(end);
        if (options.json !== true) printLine(describeEnd(end));
      },
    });
    const failed = ends.filter(({ outcome }) => outcome === 'failed').length;
    if (options.json === true) printJson({ done, failed });
    else printLine(`${done} jobs done, ${failed} failed`);
    return failed > 0 ? exitCode.failed : exitCode.ok;
  } finally {
    await workspace.close();
  }
}

/** Unlike any other worker's, also of this process. */
export function workerName(role: string): string {
  return `${role}@${hostname()}/${process.pid}-${randomBytes(4).toString('hex')}`;
}

export function describeEnd({ job, outcome, reason }: JobEnd): string {
  return `${outcome}: ${job.id}${reason === null ? '' : ` ${faint(reason)}`}`;
}
