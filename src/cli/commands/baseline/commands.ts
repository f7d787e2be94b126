import type { Command } from 'commander';
import type { ExitCode } from '../../exit-code.ts';
import { collectDates, inWorkspace, json, parseDate, parseLevel, parseMeasuredShare } from '../../options.ts';

/** Counts against what was counted before. */
export function addBaselineCommands(program: Command, done: (code: ExitCode) => void, signal: AbortSignal): void {
  inWorkspace(program.command('assess'))
    .description('place a count in the baseline of its series; exit 3 when an alert fires')
    .option('--site <site>', 'id, name or alias; needed unless a file has one series, or with --all')
    .option('--class <class>', 'object class, e.g. railcars; as --site')
    .option('--at <date>', 'date of the look to judge (default: the newest)', parseDate)
    .option('--level <0..1>', 'an alert fires when the exceedance is below 1 - level (default 0.99)', parseLevel)
    .option(
      '--terms <list>',
      'beside the level: trend,season,counter, or none (default auto: as the looks speak for them)',
    )
    .option('--event <date>', 'did the level change after this date? May be given again', collectDates)
    .option('--recall <hits/trials>', 'of the detector: machine counts become intervals', parseMeasuredShare)
    .option('--precision <hits/trials>', 'of the detector, as double-count gives them', parseMeasuredShare)
    .option('--all', 'every series, of --site or --class where given, corrected for their number')
    .option('--false-share <0..1>', 'with --all: accepted share of false calls (default 0.05)', parseLevel)
    .option('--observations <file>', 'read this CSV instead of a workspace')
    .addOption(json())
    .action(async (options) => done(await (await import('./assess.ts')).runAssess(options, signal)));

  program
    .command('monitor')
    .description(
      'find unusual counts in a series, by our own method or a known one; exit 3 when an alarm fires in its range',
    )
    .argument('<file>', 'CSV with the columns date (YYYY-MM-DD or YYYY-MM) and count (empty where nobody looked)')
    .requiredOption(
      '--method <name>',
      'sightline (any dates), farrington, farrington-flexible, ears-c1, ears-c2, ears-c3, cusum, glrnb, bayes, rki',
    )
    .option('--options <json>', 'as R\'s surveillance names them, e.g. \'{"range":[366,417],"b":4}\'', '{}')
    .addOption(json())
    .action(async (file: string, options) => done(await (await import('./monitor.ts')).runMonitor(file, options)));

  inWorkspace(program.command('alerts'))
    .description('looks that are unusual in the whole workspace, and what was decided on each')
    .option('--open', 'only those nobody has decided on')
    .addOption(json())
    .action(async (options) => done(await (await import('./alerts.ts')).runAlerts(options)));
}
