import { type Command, Option } from 'commander';
import type { ExitCode } from '../../exit-code.ts';
import { inWorkspace, json, parsePair } from '../../options.ts';
import { withStatement } from '../../statement-options.ts';

/** Explanations of a case, and what was given and taken in it. */
export function addReasoningCommands(program: Command, done: (code: ExitCode) => void): void {
  inWorkspace(program.command('ledger'))
    .description('who gives, wants and received what, by whose word, and what flowed back')
    .requiredOption('--case <id>', 'the case')
    .addOption(json())
    .action(async (options) => done(await (await import('./ledger.ts')).runLedger(options)));

  withStatement(inWorkspace(program.command('read-evidence')))
    .description('set one cell of the matrix: how an item of evidence sits with a hypothesis, as a person')
    .argument('<hypothesis>', 'id of the hypothesis')
    .addOption(
      new Option('--reads <how>', 'nothing empties the cell')
        .choices(['consistent', 'neutral', 'inconsistent', 'nothing'])
        .makeOptionMandatory(),
    )
    .option('--likelihood <low,high>', 'how probable it would be if the hypothesis were true, 0 to 1', parsePair)
    .requiredOption('--by <name>', 'your name, for the history')
    .requiredOption('--reason <text>', 'why it reads so')
    .addOption(json())
    .action(async (id: string, options) =>
      done(await (await import('./read-evidence.ts')).runReadEvidence(id, options)),
    );

  inWorkspace(program.command('hypotheses'))
    .description('weigh the explanations of a case: matrix, likelihood ratios with ranges, what is missing, how sure')
    .requiredOption('--case <id>', 'the case')
    .addOption(json())
    .action(async (options) => done(await (await import('./hypotheses.ts')).runHypotheses(options)));
}
