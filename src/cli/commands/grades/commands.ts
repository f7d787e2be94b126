import { type Command, Option } from 'commander';
import { informationGrades, sourceGrades } from '#core/lists';
import type { ExitCode } from '../../exit-code.ts';
import { inWorkspace, json, parseDate } from '../../options.ts';
import { withStatement } from '../../statement-options.ts';

/** `sightline grades …`: Admiralty code for sources and statements. */
export function addGradeCommands(program: Command, done: (code: ExitCode) => void): void {
  const grades = program
    .command('grades')
    .description('Admiralty code: how reliable a source is (A to F), how credible a statement (1 to 6)');

  inWorkspace(grades.command('list'))
    .description('grades given in a case, and what would fit, with reasons')
    .requiredOption('--case <id>', 'the case')
    .addOption(json())
    .action(async (options) => done(await (await import('./list.ts')).runGradeList(options)));

  withStatement(inWorkspace(grades.command('set')))
    .description('grade a source or a statement, as a person; the grade before stays in the history')
    .requiredOption('--case <id>', 'the case')
    .option('--source <party>', 'id of the source')
    .addOption(
      new Option('--grade <grade>', 'A to F for a source, 1 to 6 for a statement')
        .choices([...sourceGrades, ...informationGrades])
        .makeOptionMandatory(),
    )
    .option('--confirmed-by <id...>', 'claims or observations of an independent origin; needed for 1')
    .option('--on <date>', 'the day (default: today)', parseDate)
    .requiredOption('--reason <text>', 'why')
    .requiredOption('--by <name>', 'your name, for the history')
    .addOption(json())
    .action(async (options) => done(await (await import('./set.ts')).runGradeSet(options)));
}
