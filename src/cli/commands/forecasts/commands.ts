import { type Command, Option } from 'commander';
import type { ExitCode } from '../../exit-code.ts';
import { inWorkspace, json, parseDate, parseShare } from '../../options.ts';

/** `sightline forecasts …`: open, resolve, score. */
export function addForecastCommands(program: Command, done: (code: ExitCode) => void): void {
  const forecasts = program
    .command('forecasts')
    .description('questions with a deadline and a probability: open them, resolve them by evidence, score them');

  inWorkspace(forecasts.command('score'))
    .description('Brier and log scores, and how well each forecaster is calibrated')
    .requiredOption('--case <id>', 'forecasts of this case')
    .option('--plot <dir>', 'write a calibration plot (SVG) for all and for each forecaster')
    .addOption(json())
    .action(async (options) => done(await (await import('./score.ts')).runForecastScore(options)));

  inWorkspace(forecasts.command('open'))
    .description('open a forecast, from a claim or anew')
    .requiredOption('--case <id>', 'the case it belongs to')
    .option('--claim <id>', 'the claim that forecasts; what it says need not be given again')
    .option('--question <text>', 'what is asked')
    .option('--deadline <date>', 'last day on which it can come true', parseDate)
    .option('--criterion <text>', 'what decides between yes and no')
    .addOption(new Option('--probability <0..1>', 'how probable').argParser(parseShare).conflicts('words'))
    .option('--words <words>', 'or in words: likely, very unlikely, wahrscheinlich, …')
    .option('--forecaster <name>', 'who forecasts (default: the speaker of the claim)')
    .option('--made <date>', 'when it was made (default: when the document was published)', parseDate)
    .requiredOption('--by <name>', 'your name, for the history')
    .addOption(json())
    .action(async (options) => done(await (await import('./open.ts')).runForecastOpen(options)));

  inWorkspace(forecasts.command('resolve'))
    .description('say how a forecast came out, by evidence; void only with a reason')
    .argument('<id>', 'id of the forecast')
    .addOption(
      new Option('--outcome <outcome>', 'open takes a resolution back')
        .choices(['yes', 'no', 'void', 'open'])
        .makeOptionMandatory(),
    )
    .option('--on <date>', 'the day that decided it (default: the deadline)', parseDate)
    .requiredOption('--reason <text>', 'why')
    .option('--source <address>', 'http(s) address that shows it')
    .option('--observation <id>', 'an observation that decided it')
    .option('--document <id>', 'a document that decided it, with --exact')
    .option('--exact <words>', 'the words in it')
    .requiredOption('--by <name>', 'your name, for the history')
    .addOption(json())
    .action(async (id: string, options) => done(await (await import('./resolve.ts')).runForecastResolve(id, options)));
}
