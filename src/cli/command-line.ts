import { Command, CommanderError, Option } from 'commander';
import { type ExitCode, exitCode } from './exit-code.ts';
import {
  collectDates,
  collectPosition,
  header,
  inWorkspace,
  json,
  language,
  parseAzimuth,
  parseDate,
  parseDay,
  parseLevel,
  parseMeasuredShare,
  parseMetres,
  parseNumbers,
  parsePair,
  parseShare,
  parseTerms,
  parseWholeNumber,
} from './options.ts';
import { addAuditCommands } from './commands/audit/commands.ts';
import { addClaimCommands } from './commands/claims/commands.ts';
import { addForecastCommands } from './commands/forecasts/commands.ts';
import { addGradeCommands } from './commands/grades/commands.ts';
import { addPublishingCommands } from './commands/publishing/commands.ts';
import { addJobCommands } from './commands/jobs/commands.ts';
import { addProvisionCommands } from './commands/provisions/commands.ts';
import { parseBands } from './parse-bands.ts';
import { recordKinds } from '#core';
import { withStatement } from './statement-options.ts';
import { addWarningCommands } from './commands/warning/commands.ts';
import { version } from './version.ts';

/**
 * Parses and runs one command; returns the exit status. Commands are loaded when they run, so that `--help` stays
 * fast. Results go to stdout, progress and errors to stderr.
 */
export async function runCommandLine(args: readonly string[]): Promise<ExitCode> {
  const cancel = new AbortController();
  const onInterrupt = (): void => cancel.abort();
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
    .option(
      '--allow-host <host...>',
      'fetch from this host although it is not on the public internet (host or host:port)',
    )
    .option('--reason <text>', 'why, for the history')
    .addOption(header())
    .action(async (paths: string[], options) =>
      done(await (await import('./commands/import.ts')).runImport(paths, options, signal)),
    );

  inWorkspace(program.command('cases'))
    .description('list the cases of the workspace')
    .addOption(json())
    .action(async (options) => done(await (await import('./commands/cases.ts')).runCases(options)));

  inWorkspace(program.command('assess'))
    .description('place a count in the baseline of its series; exit 3 when an alert fires')
    .option('--site <site>', 'id, name or alias; needed unless a file has one series, or with --all')
    .option('--class <class>', 'object class, e.g. railcars; as --site')
    .option('--at <date>', 'date of the look to judge (default: the newest)', parseDate)
    .option('--level <0..1>', 'an alert fires when the exceedance is below 1 - level (default 0.99)', parseLevel)
    .option(
      '--terms <list>',
      'beside the level: trend,season,counter, or none (default auto: as the looks speak for them)',
      parseTerms,
    )
    .option('--event <date>', 'did the level change after this date? May be given again', collectDates)
    .option('--recall <hits/trials>', 'of the detector: machine counts become intervals', parseMeasuredShare)
    .option('--precision <hits/trials>', 'of the detector, as double-count gives them', parseMeasuredShare)
    .option('--all', 'every series, of --site or --class where given, corrected for their number')
    .option('--false-share <0..1>', 'with --all: accepted share of false calls (default 0.05)', parseLevel)
    .option('--observations <file>', 'read this CSV instead of a workspace')
    .addOption(json())
    .action(async (options) => done(await (await import('./commands/assess.ts')).runAssess(options, signal)));

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
    .action(async (file: string, options) =>
      done(await (await import('./commands/monitor.ts')).runMonitor(file, options)),
    );

  inWorkspace(program.command('scenes'))
    .description('which scenes of a site are usable, and what each can answer')
    .requiredOption('--site <site>', 'id, name or alias')
    .option('--from <date>', 'first date', parseDate)
    .option('--to <date>', 'last date', parseDate)
    .option('--class <class>', 'object class: railcar, vessel, container, aircraft, vehicle', 'railcar')
    .option('--zones <file>', 'GeoJSON of zones to be covered (default: those of the site)')
    .option('--most-cloud <0..1>', 'scenes with more cloud are not usable (default 0.8)', parseShare)
    .option('--usable', 'list only those that are')
    .option('--look', 'read the usable ones: what is seen of each zone, and their shift to a reference')
    .option('--reference <scene>', 'id of the scene they are compared with (default: the finest clear one); looks too')
    .option('--catalog <address>', 'first look for scenes in this STAC API or catalog and keep them')
    .option('--collection <id...>', 'in these collections of the catalog only')
    .option('--most <n>', 'take the newest so many from the catalog (default 1000)', parseWholeNumber)
    .addOption(header())
    .addOption(json())
    .action(async (options) => done(await (await import('./commands/scenes.ts')).runScenes(options, signal)));

  inWorkspace(program.command('double-count'))
    .description('what two who marked one scene agree on, and how many there are')
    .requiredOption('--site <site>', 'id, name or alias')
    .requiredOption('--scene <id>', 'id of the scene')
    .option('--class <class>', 'object class', 'railcar')
    .option('--by <name...>', 'the two who marked (default: the only two there are)')
    .option('--tolerance <metres>', 'how far apart two marks of one object may be (default 4)', parseMetres)
    .addOption(json())
    .action(async (options) => done(await (await import('./commands/double-count.ts')).runDoubleCount(options)));

  inWorkspace(program.command('count'))
    .description('count objects in an image, or on the scenes of a workspace, where the result is kept as drafts')
    .argument('[image]', 'GeoTIFF or COG: a path or an http(s) address; railcars need --zones')
    .option('--zones <file>', 'GeoJSON of tracks (lines) and areas; OpenStreetMap rail lines too')
    .option('--class <class>', 'object class: railcar, vessel, or what a detector knows', 'railcar')
    .option('--scene <id>', 'count on this scene of the workspace')
    .option('--site <site>', 'count on all scenes of this site that are not counted yet')
    .option('--from <date>', 'first date of scenes', parseDate)
    .option('--to <date>', 'last date of scenes', parseDate)
    .option('--again', 'count again what this version has counted')
    .option('--plan', 'plan the scenes of the site as jobs for `sightline work`')
    .option(
      '--sun <azimuth>',
      'where the sun stood, degrees clockwise from north (default: from the item)',
      parseAzimuth,
    )
    .option('--level <0..1>', 'of the intervals (default 0.9)', parseLevel)
    .option('--overlay <png>', 'draw what was counted over the image; with --site a folder for all scenes')
    .option('--strips <png>', 'draw all tracks pulled straight, one under another; with --site a folder')
    .option('--detector <file>', 'run this ONNX detector instead (docs/formats/detector.md)')
    .option(
      '--bands <list>',
      'vessels: where the bands are, as green=3,red=4,nir=8 (default: by their names)',
      parseBands,
    )
    .option('--water <file>', 'vessels: where water is, GeoJSON areas or a GeoTIFF of 0 and 1 (default: from the NDWI)')
    .option('--other <image...>', 'vessels: images of other dates; three or more show what is new at berths')
    .addOption(header())
    .addOption(json())
    .action(async (image: string | undefined, options) =>
      done(await (await import('./commands/count.ts')).runCount(image, options, signal)),
    );
  inWorkspace(program.command('consists'))
    .description('where else the trains of a site were seen, by the order of their wagons')
    .requiredOption('--site <site>', 'id, name or alias')
    .option('--scene <id>', 'only the trains of this scene')
    .option('--zone <id>', 'only those on this track')
    .option('--class <class>', 'object class', 'railcar')
    .option('--min-wagons <n>', 'shorter trains and matches are left out', parseWholeNumber, 8)
    .option('--most-false <0..1>', 'chance of a false match per pair (default 0.01)', parseLevel)
    .addOption(json())
    .action(async (options) => done(await (await import('./commands/consists.ts')).runConsists(options, signal)));

  inWorkspace(program.command('extract'))
    .description('claims of a document, or of many, with their exact words, and the known names in it')
    .argument('[path]', 'text, Markdown, HTML or PDF; or a folder of them, or JSON lines with a text each, with --out')
    .option('--out <file>', 'for many: append a line of JSON for each; a run that was stopped goes on where it was')
    .option(
      '--model <url>',
      'ask this language model instead (OpenAI-compatible; the text is sent there; key in SIGHTLINE_MODEL_KEY)',
    )
    .option('--model-name <name>', 'the name by which its server knows the model')
    .option('--threads <n>', 'for many: threads that read (default: one for each core)', parseWholeNumber)
    .option('--published <date>', 'publication date', parseDate)
    .option('--case <id>', 'draft the claims of all documents of a case; goes on where it was stopped')
    .option('--again', 'with --case: also of documents that this version has read already')
    .option('--un-list <file>', 'also look for names of the UN Security Council list, in its XML or YAML')
    .option('--html <file>', 'also write a page that shows the text with its claims, hedges, chains and dates')
    .addOption(language())
    .addOption(json())
    .action(async (file: string | undefined, options) =>
      done(await (await import('./commands/extract.ts')).runExtract(file, options, signal)),
    );

  program
    .command('score-quotes')
    .description('score the reading of quotations against annotated documents: messages, roles, joint')
    .argument('<dir>', 'folder of .jsonl files (or one) of the German news quotation dataset’s form')
    .addOption(language())
    .addOption(json())
    .action(async (path: string, options) =>
      done(await (await import('./commands/score.ts')).runScoreQuotes(path, options)),
    );

  program
    .command('score-timex')
    .description('score the reading of dates against TimeML documents: strict, relaxed, relaxed with right value')
    .argument('<dir>', 'folder of .tml or .xml files, a folder of such folders, or one file')
    .option('--predicted <dir>', 'score the TimeML output of another tagger, files of the same names')
    .addOption(language())
    .addOption(json())
    .action(async (path: string, options) =>
      done(await (await import('./commands/score.ts')).runScoreTimex(path, options)),
    );

  inWorkspace(program.command('origins'))
    .description('who said it first, who only repeats')
    .option('--case <id>', 'trace the claims of a case')
    .option('--lineage <file>', 'trace the pages of a lineage CSV instead')
    .option('--until <date>', 'with --case: as it stood on that day', parseDate)
    .option('--copies-of <document>', 'id of a kept document, or a file: which kept documents are copies of it')
    .addOption(json())
    .action(async (options) => done(await (await import('./commands/origins.ts')).runOrigins(options, signal)));

  inWorkspace(program.command('propositions'))
    .description('which claims say the same thing, with a score and reasons; merge, split and keep, as a person')
    .requiredOption('--case <id>', 'the case')
    .option('--merge <id>', 'proposition whose claims another one takes in; with --into')
    .option('--into <id>', 'the proposition that takes them in')
    .option('--part <id>', 'undo a merge; with --from')
    .option('--from <id>', 'the proposition it was merged into')
    .option('--split <id>', 'proposition to take claims out of; with --claims and --to or --text')
    .option('--claims <id...>', 'the claims')
    .option('--to <id>', 'the proposition they state instead')
    .option('--keep <proposal>', 'make a proposition of a proposal')
    .option('--text <words>', 'words of the new proposition')
    .option('--by <name>', 'your name, for the history')
    .option('--reason <text>', 'why, for the history')
    .addOption(json())
    .action(async (options) => done(await (await import('./commands/propositions.ts')).runPropositions(options)));

  inWorkspace(program.command('alerts'))
    .description('looks that are unusual in the whole workspace, and what was decided on each')
    .option('--open', 'only those nobody has decided on')
    .addOption(json())
    .action(async (options) => done(await (await import('./commands/alerts.ts')).runAlerts(options)));

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
    .description('workbench and API on 127.0.0.1')
    .option('--port <n>', 'port, 0 for any free one', parseWholeNumber, 4173)
    .action(async (options) => done(await (await import('./commands/serve.ts')).runServe(options, signal)));

  inWorkspace(program.command('backup'))
    .description('copy the workspace, which may be in use, into a new folder; damaged documents are named')
    .argument('<folder>', 'must not be there yet')
    .addOption(json())
    .action(async (folder: string, options) =>
      done(await (await import('./commands/backup.ts')).runBackup(folder, options, signal)),
    );

  program
    .command('restore')
    .description('make a workspace of a backup, all of which is checked before')
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
    .option('--allow-host <host...>', 'with --refetch: hosts in a private network that may be asked')
    .addOption(header())
    .addOption(json())
    .action(async (options) => done(await (await import('./commands/check.ts')).runCheck(options, signal)));

  inWorkspace(program.command('undo'))
    .description('take the newest change of a record back, as a person; nothing leaves the history')
    .argument('<id>', 'id of the record')
    .addOption(new Option('--kind <kind>', 'what it is').choices(recordKinds).makeOptionMandatory())
    .requiredOption('--by <name>', 'your name, for the history')
    .action(async (id: string, options) => done(await (await import('./commands/undo.ts')).runUndo(id, options)));

  addClaimCommands(program, done);
  addProvisionCommands(program, done);
  addForecastCommands(program, done);
  addGradeCommands(program, done);
  addWarningCommands(program, done);
  addJobCommands(program, done, signal);

  inWorkspace(program.command('ledger'))
    .description('who gives, wants and received what, by whose word, and what flowed back')
    .requiredOption('--case <id>', 'the case')
    .addOption(json())
    .action(async (options) => done(await (await import('./commands/ledger.ts')).runLedger(options)));

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
      done(await (await import('./commands/read-evidence.ts')).runReadEvidence(id, options)),
    );

  inWorkspace(program.command('hypotheses'))
    .description('weigh the explanations of a case: matrix, likelihood ratios with ranges, what is missing, how sure')
    .requiredOption('--case <id>', 'the case')
    .addOption(json())
    .action(async (options) => done(await (await import('./commands/hypotheses.ts')).runHypotheses(options)));

  program
    .command('find-similar')
    .description('find what looks like one to a few examples in an image, at any rotation')
    .argument('<image>', 'GeoTIFF or COG: path or http(s) address')
    .option('--at <lon,lat>', 'where an example stands, with --size; repeatable', collectPosition)
    .option('--outlines <file>', 'GeoJSON of outlines of examples')
    .option('--size <length,width>', 'of what stands at --at, metres', parsePair)
    .option('--accept <file>', 'GeoJSON of earlier finds that are right')
    .option('--reject <file>', 'GeoJSON of earlier finds that are wrong')
    .addOption(header())
    .addOption(json())
    .action(async (image: string, options) =>
      done(await (await import('./commands/find-similar.ts')).runFindSimilar(image, options, signal)),
    );

  program
    .command('simulate')
    .description('render a railway yard that does not exist, with its truth: COGs, STAC items, tracks')
    .requiredOption('--out <dir>', 'folder to write to; one that was left half done is gone on with')
    .requiredOption('--seed <text>', 'the same seed and options give the same bytes')
    .option('--scenes <n>', 'how many scenes (default: 1)', parseWholeNumber)
    .option('--from <date>', 'day of the first scene (default: 2023-06-05)', parseDay)
    .option('--to <date>', 'last day, instead of --scenes', parseDay)
    .option('--every <days>', 'days from one scene to the next', parseWholeNumber, 10)
    .option(
      '--gsd <metres>',
      'metres per pixel, 0.1 to 10; several, separated by commas, are mixed',
      parseNumbers,
      [0.5],
    )
    .option('--tracks <n>', 'number of tracks, 1 to 60 (default: drawn)', parseWholeNumber)
    .option('--length <metres>', 'length of the yard, 200 to 4000 (default: 1200)', parseWholeNumber)
    .option('--counts <list>', 'wagons in each scene in turn, separated by commas (default: drawn)', parseNumbers)
    .option('--cloudy <0..1>', 'share of scenes with clouds (default: 0.3)', parseShare)
    .option('--png', 'also write previews, stamped SIMULATED')
    .addOption(json())
    .action(async (options) => done(await (await import('./commands/simulate.ts')).runSimulate(options, signal)));

  program
    .command('demo')
    .description('the main job on the demo case: import, assess, extract, trace, write the brief')
    .option('--out <dir>', 'folder for the workspace and the brief', 'out')
    .option('--serve', 'then serve it')
    .option('--port <n>', 'port, 0 for any free one', parseWholeNumber, 4173)
    .action(async (options) => done(await (await import('./commands/demo.ts')).runDemo(options, signal)));

  return program;
}
