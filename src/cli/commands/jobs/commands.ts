import { type Command, Option } from 'commander';
import type { ExitCode } from '../../exit-code.ts';
import { allowHost, header, inWorkspace, json, parseWholeNumber } from '../../options.ts';

/** `sightline watch`, `work` and `jobs …`: what comes in by itself, and the work that it makes. */
export function addJobCommands(program: Command, done: (code: ExitCode) => void, signal: AbortSignal): void {
  inWorkspace(program.command('watch'))
    .description('read catalogs, folders, feeds and pages as a plan says; count, judge and tell what is new')
    .argument('[plan]', 'YAML or JSON, docs/formats/watch.md (default: watch.yaml in the workspace)')
    .option('--once', 'read each subscription once, do the work that comes of it, and end')
    .option('--no-work', 'only read and tell; leave counting and reading to `sightline work`')
    .addOption(allowHost())
    .addOption(header())
    .addOption(json())
    .action(async (plan: string | undefined, options) =>
      done(await (await import('../watch.ts')).runWatch(plan, options, signal)),
    );

  inWorkspace(program.command('work'))
    .description('take planned jobs and do them, beside any number of other workers')
    .option('--until-idle', 'end when nothing is due')
    .option('--lease <seconds>', 'how long a worker that is silent keeps its job', parseWholeNumber, 60)
    .addOption(allowHost())
    .addOption(header())
    .addOption(json())
    .action(async (options) => done(await (await import('./work.ts')).runWork(options, signal)));

  const jobs = program.command('jobs').description('what is planned, running, done, failed or cancelled, and why');
  inWorkspace(jobs.command('list', { isDefault: true }))
    .description('jobs, the newest first; or one with all that happened to it')
    .argument('[id]', 'a job')
    .addOption(
      new Option('--status <status...>', 'only these').choices(['planned', 'running', 'done', 'failed', 'cancelled']),
    )
    .option('--limit <n>', 'at most', parseWholeNumber, 50)
    .addOption(json())
    .action(async (id: string | undefined, options) => done(await (await import('./list.ts')).runJobList(id, options)));
  inWorkspace(jobs.command('cancel'))
    .description('end jobs that are planned or running')
    .argument('<id...>', 'jobs')
    .option('--reason <text>', 'why', 'cancelled by hand')
    .action(async (ids: string[], options) => done(await (await import('./change.ts')).runJobCancel(ids, options)));
  inWorkspace(jobs.command('retry'))
    .description('plan jobs that failed or were cancelled once more')
    .argument('<id...>', 'jobs')
    .action(async (ids: string[], options) => done(await (await import('./change.ts')).runJobRetry(ids, options)));
}
