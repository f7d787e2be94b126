import { type Command, Option } from 'commander';
import { assignmentStates } from '#core/lists';
import type { ExitCode } from '../../exit-code.ts';
import { inWorkspace, json, parseDay, parseWholeNumber } from '../../options.ts';
import { parseTopic } from './parse-topic.ts';

/** `sightline comment …` and `assign …`: what people say about records, and what they ask each other to do. */
export function addDiscussionCommands(program: Command, done: (code: ExitCode) => void): void {
  addCommentCommands(
    program.command('comment').description('say something about a record, answer, resolve; in threads'),
    done,
  );
  addAssignmentCommands(program.command('assign').description('ask a person to work on a record, and settle it'), done);
}

function addCommentCommands(comment: Command, done: (code: ExitCode) => void): void {
  inWorkspace(comment.command('list', { isDefault: true }))
    .description('threads, the one that began last first')
    .option('--about <kind:id>', 'of this record, e.g. claim:claim-1', parseTopic)
    .option('--case <id>', 'of this case')
    .option('--open', 'only those that nobody has resolved')
    .option('--mentions <name>', 'only those that name this person with an @')
    .addOption(json())
    .action(async (options) => done(await (await import('./comments.ts')).runCommentList(options)));
  inWorkspace(comment.command('add'))
    .description('begin a thread about a record, or a place in it')
    .argument('<kind:id>', 'the record, e.g. site:tumangang; the brief of a case is case:ID', parseTopic)
    .requiredOption('--text <text>', 'what is said; @name or @"A. Name" names a person')
    .option('--case <id>', 'the case in which it is said')
    .addOption(new Option('--words <start,end>', 'claim, document: offsets in the text').conflicts(['mark', 'section']))
    .addOption(new Option('--mark <id>', 'marking: one of its marks').conflicts(['words', 'section']))
    .addOption(new Option('--section <name>', 'case: a section of its brief').conflicts(['words', 'mark']))
    .requiredOption('--by <name>', 'your name')
    .addOption(json())
    .action(async (topic, options) => done(await (await import('./comments.ts')).runCommentAdd(topic, options)));
  inWorkspace(comment.command('answer'))
    .description('answer a thread')
    .argument('<id>', 'any comment of it')
    .requiredOption('--text <text>', 'what is said')
    .requiredOption('--by <name>', 'your name')
    .addOption(json())
    .action(async (id: string, options) => done(await (await import('./comments.ts')).runCommentAnswer(id, options)));
  inWorkspace(comment.command('edit'))
    .description('change the words of an own comment; the earlier ones stay in the history')
    .argument('<id>', 'the comment')
    .requiredOption('--text <text>', 'what it says from now on')
    .requiredOption('--by <name>', 'your name, as it was written')
    .addOption(json())
    .action(async (id: string, options) => done(await (await import('./comments.ts')).runCommentEdit(id, options)));
  for (const [name, words] of [
    ['resolve', 'resolve a thread'],
    ['reopen', 'open a resolved thread again'],
    ['withdraw', 'take an own comment back; it stays in the history'],
  ] as const)
    inWorkspace(comment.command(name))
      .description(words)
      .argument('<id>', name === 'withdraw' ? 'the comment' : 'the first comment of the thread')
      .requiredOption('--by <name>', 'your name')
      .addOption(json())
      .action(async (id: string, options) =>
        done(await (await import('./comments.ts')).runCommentChange(name, id, options)),
      );
}

function addAssignmentCommands(assign: Command, done: (code: ExitCode) => void): void {
  inWorkspace(assign.command('list', { isDefault: true }))
    .description('who is asked to do what, the next due first')
    .option('--to <name>', 'only of this person')
    .addOption(new Option('--state <state>', 'only in this state').choices(assignmentStates))
    .option('--about <kind:id>', 'of this record', parseTopic)
    .option('--case <id>', 'of this case')
    .option('--limit <n>', 'at most', parseWholeNumber, 100)
    .addOption(json())
    .action(async (options) => done(await (await import('./assignments.ts')).runAssignmentList(options)));
  inWorkspace(assign.command('give'))
    .description('ask a person to work on a record')
    .argument('<kind:id>', 'the record, e.g. marking:m-1', parseTopic)
    .requiredOption('--to <name>', 'who is asked')
    .requiredOption('--task <text>', 'what is to be done')
    .option('--due <day>', 'the last day, YYYY-MM-DD', parseDay)
    .option('--case <id>', 'the case in which it is given')
    .requiredOption('--by <name>', 'your name')
    .addOption(json())
    .action(async (topic, options) => done(await (await import('./assignments.ts')).runAssign(topic, options)));
  for (const [name, words] of [
    ['done', 'say that it is done'],
    ['decline', 'say that you will not do it, and why'],
    ['withdraw', 'take it back, as the one who gave it'],
    ['reopen', 'it is to be done after all'],
  ] as const)
    inWorkspace(assign.command(name))
      .description(words)
      .argument('<id>', 'the assignment')
      .option('--note <text>', name === 'decline' ? 'why (needed)' : 'what came of it')
      .requiredOption('--by <name>', 'your name')
      .addOption(json())
      .action(async (id: string, options) =>
        done(await (await import('./assignments.ts')).runAssignmentChange(name, id, options)),
      );
}
