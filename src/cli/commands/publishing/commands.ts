import type { Command } from 'commander';
import type { ExitCode } from '../../exit-code.ts';
import { inWorkspace, json, parseWholeNumber, readerLanguage } from '../../options.ts';

/** `sightline brief`, `publish`, `publications` and `verify-brief`: what the reader gets, and that it stays as it was. */
export function addPublishingCommands(program: Command, signal: AbortSignal, done: (code: ExitCode) => void): void {
  inWorkspace(program.command('brief'))
    .description('write brief.html, brief.pdf, brief.json, card.png and the figures of a case')
    .argument('<case>', 'id of the case')
    .requiredOption('--out <dir>', 'folder to write to')
    .addOption(readerLanguage())
    .addOption(json())
    .action(async (caseId: string, options) =>
      done(await (await import('../brief.ts')).runBrief(caseId, options, signal)),
    );

  inWorkspace(program.command('publish'))
    .description('freeze the brief of a case as a new version, kept with its hashes')
    .argument('<case>', 'id of the case')
    .requiredOption('--by <name>', 'your name, for the history')
    .option('--note <text>', 'what is new in this version; needed from the second on')
    .addOption(readerLanguage())
    .option('--out <dir>', 'also write it as a folder that any web server, or none, can show')
    .addOption(json())
    .action(async (caseId: string, options) =>
      done(await (await import('./run-publishing.ts')).runPublish(caseId, options, signal)),
    );

  inWorkspace(program.command('publications'))
    .description('list the published versions of a case; exit 1 when --verify finds one changed')
    .argument('<case>', 'id of the case')
    .option('--verify', 'hash all their files and records again')
    .option('--number <n>', 'the version that --out writes (default: the newest)', parseWholeNumber)
    .option('--out <dir>', 'write a version as a folder')
    .addOption(json())
    .action(async (caseId: string, options) =>
      done(await (await import('./run-publishing.ts')).runPublications(caseId, options)),
    );

  program
    .command('verify-brief')
    .description('hash a published folder again, without a workspace; exit 1 where something was changed')
    .argument('<dir>', 'the folder')
    .addOption(json())
    .action(async (directory: string, options) =>
      done(await (await import('./run-publishing.ts')).runVerifyBrief(directory, options)),
    );
}
