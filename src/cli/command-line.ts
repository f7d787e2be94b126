import { Command, CommanderError, Option } from 'commander';
import { type ExitCode, exitCode } from './exit-code.ts';
import {
  allowHost,
  header,
  inWorkspace,
  json,
  language,
  parseDate,
  parsePublicUrl,
  parsePort,
  parseWholeNumber,
} from './options.ts';
import { addBaselineCommands } from './commands/baseline/commands.ts';
import { addDocumentCommands } from './commands/documents/commands.ts';
import { addImageCommands } from './commands/images/commands.ts';
import { addReasoningCommands } from './commands/reasoning/commands.ts';
import { addAuditCommands } from './commands/audit/commands.ts';
import { addClaimCommands } from './commands/claims/commands.ts';
import { addDiscussionCommands } from './commands/discussion/commands.ts';
import { addForecastCommands } from './commands/forecasts/commands.ts';
import { addGradeCommands } from './commands/grades/commands.ts';
import { addPublishingCommands } from './commands/publishing/commands.ts';
import { addPeopleCommands } from './commands/people/commands.ts';
import { addJobCommands } from './commands/jobs/commands.ts';
import { addProvisionCommands } from './commands/provisions/commands.ts';
import { recordKinds } from '#core/lists';
import { addWarningCommands } from './commands/warning/commands.ts';
import { version } from './version.ts';

/** Milliseconds that a command which is told to stop may take: less than `TimeoutStopSec` of deploy/sightline.service. */
const longestEnd = 12_000;

/**
 * Parses and runs one command; returns the exit status. Commands are loaded when they run, so that `--help` stays
 * fast. Results go to stdout, progress and errors to stderr.
 */
export async function runCommandLine(args: readonly string[]): Promise<ExitCode> {
  const cancel = new AbortController();
  let late: ReturnType<typeof setTimeout> | undefined;
  // Where whatever hangs does not end by itself, it is ended; holding the loop open until then, so that it is never taken for idle.
  const onInterrupt = (): void => {
    late ??= setTimeout(() => process.exit(exitCode.cancelled), longestEnd);
    cancel.abort();
  };
  process.once('SIGINT', onInterrupt);
  process.once('SIGTERM', onInterrupt);
  let status: ExitCode = exitCode.ok;
  const program = buildProgram(cancel.signal, (code) => (status = code));
  try {
    if (args[0] === 'complete') (await import('@bomb.sh/tab/commander')).default(program);
    await program.parseAsync([...args], { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.ok : exitCode.usage;
    const { reportError } = await import('./report-error.ts');
    return reportError(error, cancel.signal.aborted);
  } finally {
    process.off('SIGINT', onInterrupt);
    process.off('SIGTERM', onInterrupt);
    clearTimeout(late);
    // Requests that were given up end after minutes; nobody waits for them.
    if (cancel.signal.aborted) setTimeout(() => process.exit(), 500).unref();
  }
}

function buildProgram(signal: AbortSignal, done: (code: ExitCode) => void): Command {
  const program = new Command('sightline')
    .description('Watch a place from public imagery, weigh what is said about it, publish what can be traced.')
    .version(version)
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('(sightline --help lists the commands)');

  program
    .command('init')
    .description('make a workspace: an embedded database and a folder of kept bytes')
    .argument('[dir]', 'folder to make it in', '.')
    .action(async (dir: string) => done(await (await import('./commands/init.ts')).runInit(dir)));

  inWorkspace(program.command('import'))
    .description(
      'take in a case bundle, CSV, GeoJSON, STAC, GeoTIFF header, document (HTML, PDF, text, Markdown), feed, WARC or WACZ; twice changes nothing',
    )
    .argument('<path...>', 'files or folders; http(s) addresses of a page, PDF, feed, or of STAC')
    .addOption(json())
    .option('--published <date>', 'date of documents and images that do not say theirs', parseDate)
    .addOption(language())
    .option('--case <id>', 'list what is taken in as documents of this case')
    .option('--follow', 'fetch the pages that a feed names, instead of keeping what the feed carries of them')
    .addOption(allowHost())
    .option('--over-decisions', 'overwrite also what a person was the last to change; it is left otherwise')
    .option('--reason <text>', 'why, for the history')
    .addOption(header())
    .action(async (paths: string[], options) =>
      done(await (await import('./commands/import.ts')).runImport(paths, options, signal)),
    );

  inWorkspace(program.command('cases'))
    .description('list the cases of the workspace')
    .addOption(json())
    .action(async (options) => done(await (await import('./commands/cases.ts')).runCases(options)));

  addImageCommands(program, done, signal);
  addBaselineCommands(program, done, signal);
  addDocumentCommands(program, done, signal);

  inWorkspace(program.command('review'))
    .description('accept or reject a draft, as a person')
    .addOption(
      new Option('--kind <kind>', 'what it is')
        .choices(['observation', 'claim', 'marking', 'alert'])
        .makeOptionMandatory(),
    )
    .argument('<id>', 'id of the record')
    .addOption(new Option('--accept', 'it is right').conflicts('reject'))
    .option('--reject', 'it is wrong')
    .option('--reject-mark <mark...>', 'marking: take these marks out and accept the rest; its counts follow')
    .option('--class-mark <mark=class...>', 'marking: these marks are objects of another class; they are kept with it')
    .requiredOption('--by <name>', 'your name, for the history')
    .option('--reason <text>', 'why, for the history', 'reviewed')
    .action(async (id: string, options) => done(await (await import('./commands/review.ts')).runReview(id, options)));

  inWorkspace(program.command('history'))
    .description('who or what changed which record, when and why')
    .option('--id <id>', 'of one record only')
    .option('--limit <n>', 'newest entries shown', parseWholeNumber, 50)
    .addOption(json())
    .action(async (options) => done(await (await import('./commands/history.ts')).runHistory(options)));

  addAuditCommands(program, done, signal);
  addPublishingCommands(program, signal, done);

  inWorkspace(program.command('export'))
    .description('write a case in an open format')
    .argument('<case>', 'id of the case')
    .addOption(
      new Option('--format <format>')
        .choices([
          'bundle',
          'geojson',
          'kml',
          'kmz',
          'csv',
          'coco',
          'yolo',
          'yolo-obb',
          'stac',
          'stix',
          'prov',
          'claimreview',
          'wacz',
        ])
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--table <table>', 'which table as CSV (default: observations)').choices([
        'observations',
        'forecasts',
        'ledger',
        'grades',
        'outcomes',
        'provisions',
        'indicators',
      ]),
    )
    .option('--accepted', 'coco, yolo, yolo-obb: only marks that a person has accepted')
    .option('--pixels', 'coco, yolo, yolo-obb: with the images as PNG, so that the folder can be trained on')
    .requiredOption('--out <path>', 'folder for bundle, yolo, stac and --pixels, else a file; - is stdout')
    .addOption(json())
    .action(async (caseId: string, options) =>
      done(await (await import('./commands/export.ts')).runExport(caseId, options, signal)),
    );

  inWorkspace(program.command('serve'))
    .description('workbench and API, on 127.0.0.1 unless told')
    .option('--port <n>', 'port, 0 for any free one', parsePort, 4173)
    .option('--host <address>', 'listen on this address of the machine; beyond 127.0.0.1 only with accounts')
    .option('--public-url <url>', 'the address people reach it by, e.g. that of a proxy with https', parsePublicUrl)
    .option(
      '--trusted-proxy <network...>',
      'proxies on other machines whose X-Forwarded-For is believed: 10.0.0.7, 10.1.0.0/16',
    )
    .addOption(allowHost())
    .addOption(header())
    .action(async (options) => done(await (await import('./commands/serve.ts')).runServe(options, signal)));

  inWorkspace(program.command('backup'))
    .description(
      'copy the workspace, which may be in use, in SQLite or PostgreSQL, into a new folder; damaged documents are named',
    )
    .argument('<folder>', 'must not be there yet')
    .addOption(json())
    .action(async (folder: string, options) =>
      done(await (await import('./commands/backup.ts')).runBackup(folder, options, signal)),
    );

  program
    .command('restore')
    .description(
      'make a workspace of a backup, all of which is checked before; with SIGHTLINE_DATABASE set in that PostgreSQL',
    )
    .argument('<backup>', 'what `sightline backup` made')
    .argument('<dir>', 'where the workspace is to be')
    .addOption(json())
    .action(async (backup: string, dir: string, options) =>
      done(await (await import('./commands/backup.ts')).runRestore(backup, dir, options, signal)),
    );

  inWorkspace(program.command('check'))
    .description('read every kept document and published file and compare it with its hash; exit 1 when one is damaged')
    .option('--refetch', 'fetch damaged and missing documents from their address; kept where the bytes are the same')
    .option('--from <file...>', 'take damaged and missing documents from these files, where the bytes are the same')
    .addOption(allowHost())
    .addOption(header())
    .addOption(json())
    .action(async (options) => done(await (await import('./commands/check.ts')).runCheck(options, signal)));

  inWorkspace(program.command('undo'))
    .description('take the newest change of a record back, as a person; nothing leaves the history')
    .argument('<id>', 'id of the record')
    .addOption(new Option('--kind <kind>', 'what it is').choices(recordKinds).makeOptionMandatory())
    .requiredOption('--by <name>', 'your name, for the history')
    .action(async (id: string, options) => done(await (await import('./commands/undo.ts')).runUndo(id, options)));

  addDiscussionCommands(program, done);
  addClaimCommands(program, done);
  addReasoningCommands(program, done);
  addProvisionCommands(program, done);
  addForecastCommands(program, done);
  addGradeCommands(program, done);
  addWarningCommands(program, done);
  addJobCommands(program, done, signal);
  addPeopleCommands(program, done);

  program
    .command('demo')
    .description('the main job on the demo case: import, assess, extract, trace, write the brief')
    .option('--out <dir>', 'folder for the workspace and the brief', 'out')
    .option('--serve', 'then serve it')
    .option('--port <n>', 'port, 0 for any free one', parsePort, 4173)
    .action(async (options) => done(await (await import('./commands/demo.ts')).runDemo(options, signal)));

  return program;
}
