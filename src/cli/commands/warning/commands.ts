import type { Command } from 'commander';
import type { ExitCode } from '../../exit-code.ts';
import { inWorkspace, json } from '../../options.ts';

/** `sightline warning …`: chains of steps, what moves them, and what imagery to look for. */
export function addWarningCommands(program: Command, done: (code: ExitCode) => void): void {
  const warning = program
    .command('warning')
    .description('warning chains: what was seen, by whom, what is missing, what would come next');

  inWorkspace(warning.command('board'))
    .description('how far the chains of a case have come, and what the evidence would move')
    .requiredOption('--case <id>', 'the case')
    .addOption(json())
    .action(async (options) => done(await (await import('./board.ts')).runBoard(options)));

  inWorkspace(warning.command('start'))
    .description('watch a chain: nuclear-test, satellite-launch, arms-by-rail, arms-by-sea, or a JSON file')
    .argument('<chain>', 'name or file')
    .requiredOption('--case <id>', 'the case')
    .option('--place <role=site...>', 'which site has which role, where the chain cannot tell by name')
    .requiredOption('--by <name>', 'your name, for the history')
    .addOption(json())
    .action(async (chain: string, options) => done(await (await import('./start.ts')).runStart(chain, options)));

  inWorkspace(warning.command('accept'))
    .description('take over what the evidence would move')
    .argument('[id...]', 'steps (default: all that would move)')
    .requiredOption('--case <id>', 'the case')
    .option('--reason <text>', 'why, for the history', 'the evidence shows it')
    .requiredOption('--by <name>', 'your name, for the history')
    .addOption(json())
    .action(async (ids: string[], options) => done(await (await import('./accept.ts')).runAccept(ids, options)));

  inWorkspace(program.command('needs'))
    .description('imagery to look for: sites, days and object classes that would fill a gap or show the next step')
    .requiredOption('--case <id>', 'the case')
    .addOption(json())
    .action(async (options) => done(await (await import('./needs.ts')).runNeeds(options)));
}
