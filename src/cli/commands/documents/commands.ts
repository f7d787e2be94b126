import type { Command } from 'commander';
import type { ExitCode } from '../../exit-code.ts';
import { inWorkspace, json, language, parseDate, parseWholeNumber } from '../../options.ts';

/** Documents: their claims, where these come from, and how well both are read. */
export function addDocumentCommands(program: Command, done: (code: ExitCode) => void, signal: AbortSignal): void {
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
      done(await (await import('./extract.ts')).runExtract(file, options, signal)),
    );

  program
    .command('score-quotes')
    .description('score the reading of quotations against annotated documents: messages, roles, joint')
    .argument('<dir>', 'folder of .jsonl files (or one) of the German news quotation dataset’s form')
    .addOption(language())
    .addOption(json())
    .action(async (path: string, options) => done(await (await import('./score.ts')).runScoreQuotes(path, options)));

  program
    .command('score-timex')
    .description('score the reading of dates against TimeML documents: strict, relaxed, relaxed with right value')
    .argument('<dir>', 'folder of .tml or .xml files, a folder of such folders, or one file')
    .option('--predicted <dir>', 'score the TimeML output of another tagger, files of the same names')
    .addOption(language())
    .addOption(json())
    .action(async (path: string, options) => done(await (await import('./score.ts')).runScoreTimex(path, options)));

  inWorkspace(program.command('origins'))
    .description('who said it first, who only repeats')
    .option('--case <id>', 'trace the claims of a case')
    .option('--lineage <file>', 'trace the pages of a lineage CSV instead')
    .option('--until <date>', 'with --case: as it stood on that day', parseDate)
    .option('--copies-of <document>', 'id of a kept document, or a file: which kept documents are copies of it')
    .addOption(json())
    .action(async (options) => done(await (await import('./origins.ts')).runOrigins(options, signal)));

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
    .action(async (options) => done(await (await import('./propositions.ts')).runPropositions(options)));
}
