import { type Command, Option } from 'commander';
import type { ExitCode } from '../../exit-code.ts';
import { inWorkspace, json } from '../../options.ts';

const kinds = ['observation', 'assertion', 'denial', 'assessment', 'forecast', 'legal', 'demand', 'background'];
const types = ['direct', 'indirect', 'mixed', 'reported', 'plain'];

/** `sightline claims …`: a person corrects, splits, merges and adds claims; the drafts stay in the history. */
export function addClaimCommands(program: Command, done: (code: ExitCode) => void): void {
  const claims = program.command('claims').description('correct, split, merge and add claims, as a person');

  signed(corrected(inWorkspace(claims.command('correct'))))
    .description('correct a claim, which is thereby accepted; the draft stays in the history')
    .argument('<claim>', 'id of the claim')
    .option('--words <words>', 'its words, as they stand in the document')
    .action(async (id: string, options) => done(await (await import('./correct.ts')).runCorrect(id, options)));

  signed(corrected(inWorkspace(claims.command('add'))))
    .description('make a claim of words that no program took for one')
    .requiredOption('--document <id>', 'the document')
    .requiredOption('--words <words>', 'its words, as they stand there')
    .action(async (options) => done(await (await import('./correct.ts')).runAdd(options)));

  signed(inWorkspace(claims.command('split')))
    .description('make several claims of one')
    .argument('<claim>', 'id of the claim')
    .requiredOption('--before <words...>', 'cut before these words of the claim')
    .action(async (id: string, options) => done(await (await import('./divide.ts')).runSplit(id, options)));

  signed(inWorkspace(claims.command('merge')))
    .description('make one claim of several of a document')
    .argument('<claim...>', 'ids of the claims')
    .action(async (ids: string[], options) => done(await (await import('./divide.ts')).runMerge(ids, options)));
}

function corrected(command: Command): Command {
  return command
    .option('--speaker <words>', 'who says it, as the document has it')
    .option('--author', 'the author says it')
    .addOption(new Option('--kind <kind>').choices(kinds))
    .addOption(new Option('--type <type>', 'form of speech').choices(types))
    .addOption(new Option('--polarity <polarity>').choices(['affirmed', 'negated', 'denied']))
    .option('--time <timex>', 'about when, as TIMEX3: 2023-10-05, 2023-W40, P2W')
    .option('--likelihood <word>', 'e.g. likely');
}

function signed(command: Command): Command {
  return command
    .requiredOption('--by <name>', 'your name, for the history')
    .option('--reason <text>', 'why, for the history', 'corrected')
    .addOption(json());
}
