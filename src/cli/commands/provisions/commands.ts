import type { Command } from 'commander';
import type { ExitCode } from '../../exit-code.ts';
import { inWorkspace, json, parseDate, parseLevel } from '../../options.ts';

/** `sightline provisions …`: what a transfer would touch, what adds up against caps, who is on a list. */
export function addProvisionCommands(program: Command, done: (code: ExitCode) => void): void {
  const provisions = program
    .command('provisions')
    .description('sanctions paragraphs: what a transfer would touch, sums against caps, names on lists');

  withRegime(inWorkspace(provisions.command('list')))
    .description('the paragraphs of the regimes, or of a case')
    .action(async (options) => done(await (await import('./list.ts')).runProvisionList(options)));

  withRegime(inWorkspace(provisions.command('transfer')))
    .description('which paragraphs a transfer would touch, why, and what would exempt it')
    .requiredOption('--from <state>', 'who gives')
    .requiredOption('--to <state>', 'who receives')
    .requiredOption(
      '--item <class>',
      'what: in words ("artillery shells", Steinkohle), or a class: arms/munitions, food, oil/crude, workers, …',
    )
    .option('--date <date>', 'when (default: today)', parseDate)
    .option('--quantity <amount>', 'how much, with --unit: 500, 100-200, >=100')
    .option('--unit <unit>', 'tonne, barrel, usd, container, round, item')
    .action(async (options) => done(await (await import('./transfer.ts')).runTransferCheck(options)));

  withRegime(inWorkspace(provisions.command('flows')))
    .description('add deliveries up against the caps: a CSV of date,from,to,item,quantity,unit, or a case’s ledger')
    .argument('[file]', 'CSV')
    .action(async (file: string | undefined, options) =>
      done(await (await import('./flows.ts')).runFlowCheck(file, options)),
    );

  inWorkspace(provisions.command('names'))
    .description('compare names, or the names in a case, with a sanctions list')
    .argument('[name...]', 'names as they are written somewhere')
    .option('--case <id>', 'names in the documents of this case')
    .option('--list <path...>', 'the UN list as XML, or a folder of it as YAML (default: what was imported)')
    .option('--part <name>', 'only this part of the list, e.g. DPRK')
    .option('--least <0..1>', 'lowest score shown (default 0.85)', parseLevel)
    .addOption(json())
    .action(async (names: string[], options) => done(await (await import('./names.ts')).runNameCheck(names, options)));
}

function withRegime(command: Command): Command {
  return command
    .option('--regime <name...>', 'UNSC-DPRK, UNSC-Libya, or a JSON file (default: all that come with Sightline)')
    .option('--case <id>', 'the provisions of this case instead')
    .addOption(json());
}
