import type { Command } from 'commander';
import type { ExitCode } from '../../exit-code.ts';
import { inWorkspace, json } from '../../options.ts';

/** `sightline audit …`: that the history is as it was written. */
export function addAuditCommands(program: Command, done: (code: ExitCode) => void, signal: AbortSignal): void {
  const audit = program.command('audit').description('check that the history was not changed, or note how far it goes');
  inWorkspace(audit.command('verify'))
    .description('hash the history and the records again; names the first entry that was changed; exit 1 where one was')
    .option(
      '--anchor <anchor...>',
      'SEQUENCE:SHA256, or a file with what `audit head --json` printed or with a publication.json',
    )
    .addOption(json())
    .action(async (options) => done(await (await import('./verify.ts')).runAuditVerify(options, signal)));
  inWorkspace(audit.command('head'))
    .description('print the newest entry of the history, to be kept elsewhere as an anchor')
    .addOption(json())
    .action(async (options) => done(await (await import('./head.ts')).runAuditHead(options)));
}
