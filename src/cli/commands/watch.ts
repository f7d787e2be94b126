import { readFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { parse } from 'yaml';
import { type JobEnd, type WatchEvent, type WatchPlan, createJobHandlers, parseWatchPlan, runJobs, watch } from '#app';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { jobAbort } from '../job-abort.ts';
import { faint, printJson, printLine } from '../output.ts';
import { systemClock } from '../system-clock.ts';
import { version } from '../version.ts';
import { warnRejected } from '../warn-rejected.ts';
import { CommandError, type WebAccess, type Workspace, openWorkspace } from '../workspace.ts';
import { describeEnd, workerName } from './jobs/work.ts';

interface WatchOptions extends WebAccess {
  readonly workspace?: string;
  readonly once?: boolean;
  readonly work: boolean;
  readonly json?: boolean;
}

/** Reads what a plan subscribes to, does the work that comes of it, and tells. */
export async function runWatch(
  file: string | undefined,
  options: WatchOptions,
  signal: AbortSignal,
): Promise<ExitCode> {
  const workspace = await openWorkspace(options.workspace, options);
  try {
    const plan = await readPlan(file ?? resolve(workspace.root, 'watch.yaml'));
    const events: WatchEvent[] = [];
    const ends: JobEnd[] = [];
    const context = { actor: { kind: 'machine', name: `sightline ${version}` }, reason: 'watch' } as const;
    const request = { clock: systemClock, chance: Math.random, context, signal };
    const checking = watch(
      { ...workspace, accounts: workspace.store.accounts },
      {
        ...request,
        plan,
        once: options.once === true,
        onChecked: (event) => {
          events.push(event);
          if (options.json !== true) printEvent(event);
          if (event.report !== null) warnRejected(event.report.rejected);
        },
      },
    );
    const work = async (untilIdle: boolean): Promise<number> =>
      runJobs(workspace.store, await handlersOf(workspace, plan), {
        ...request,
        createAbort: jobAbort(signal),
        worker: workerName('watch'),
        untilIdle,
        ...(options.work ? {} : { kinds: ['notify'] }),
        onEnd: (end) => {
          ends.push(end);
          if (options.json !== true) printLine(describeEnd(end));
        },
      });
    if (options.once !== true) {
      await Promise.all([checking, work(false)]);
      return exitCode.ok;
    }
    const { failed } = await checking;
    const done = await work(true);
    if (options.json === true) printJson({ checked: events, done, jobs: ends.map(asRow) });
    return failed > 0 || ends.some(({ outcome }) => outcome === 'failed') ? exitCode.failed : exitCode.ok;
  } finally {
    await workspace.close();
  }
}

async function handlersOf(workspace: Workspace, plan: WatchPlan): Promise<ReturnType<typeof createJobHandlers>> {
  const { composeMessengers } = await import('../compose.ts');
  const messengers = await composeMessengers(workspace.root, plan.mail);
  return createJobHandlers({ images: workspace.images, messengers, clock: systemClock });
}

async function readPlan(file: string): Promise<WatchPlan> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new CommandError(
      'usage',
      `${file}: no plan of what to watch (docs/formats/watch.md): ${(error as Error).message}`,
    );
  }
  let value: unknown;
  try {
    value = extname(file) === '.json' ? JSON.parse(text) : parse(text, { maxAliasCount: 0 });
  } catch (error) {
    throw new CommandError('usage', `${file}: ${(error as Error).message}`);
  }
  return parseWatchPlan(value, file);
}

function printEvent({ at, fault, nextAt, report, subscription }: WatchEvent): void {
  const what = report
    ? `${report.added} new, ${report.updated} changed, ${report.planned} jobs planned`
    : `could not be read: ${fault}`;
  printLine(`${at.slice(0, 19)}Z ${subscription}: ${what} ${faint(`next ${nextAt.slice(0, 16)}Z`)}`);
}

function asRow({ job, outcome, reason }: JobEnd): object {
  return { id: job.id, kind: job.kind, outcome, reason };
}
