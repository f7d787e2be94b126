import {
  type Store,
  type Thread,
  addComment,
  editComment,
  listThreads,
  requireComment,
  settleThread,
  withdrawComment,
} from '#app';
import { type Comment, type PlaceInRecord, type Topic, personKey, recordKey } from '#core';
import { type ExitCode, exitCode } from '../../exit-code.ts';
import { faint, printJson, printLine } from '../../output.ts';
import { type ReportOptions, inWorkspaceAt, reportOnWorkspace } from '../../report-on-workspace.ts';
import { CommandError } from '../../workspace.ts';

interface Written extends ReportOptions {
  readonly text: string;
  readonly by: string;
}

/** Prints threads. */
export function runCommentList(
  options: ReportOptions & {
    readonly about?: Omit<Topic, 'place'>;
    readonly case?: string;
    readonly open?: boolean;
    readonly mentions?: string;
  },
): Promise<ExitCode> {
  const { about, case: caseId, mentions, open } = options;
  const query = {
    about: about && recordKey(about),
    caseId,
    isOpen: open,
    mentions: mentions === undefined ? undefined : personKey(mentions),
  };
  return reportOnWorkspace(options, async ({ store }) => ({ threads: await listThreads(store, query) }), printThreads);
}

/** Begins a thread. */
export function runCommentAdd(
  topic: Omit<Topic, 'place'>,
  options: Written & {
    readonly case?: string;
    readonly words?: string;
    readonly mark?: string;
    readonly section?: string;
  },
): Promise<ExitCode> {
  return saying(options, async (store, speaking) => {
    const about = { ...topic, place: await placeOf(store, topic, options) };
    const text = requireWords(options.text);
    return addComment(store, { caseId: options.case ?? null, about, text, inReplyTo: null }, speaking);
  });
}

/** Answers a thread. */
export function runCommentAnswer(id: string, options: Written): Promise<ExitCode> {
  return saying(options, async (store, speaking) => {
    const { about, caseId } = await requireComment(store, id);
    return addComment(store, { caseId, about, text: requireWords(options.text), inReplyTo: id }, speaking);
  });
}

/** Changes the words of an own comment. */
export function runCommentEdit(id: string, options: Written): Promise<ExitCode> {
  return saying(options, (store, speaking) => editComment(store, id, requireWords(options.text), speaking));
}

/** Resolves or reopens a thread, or withdraws a comment. */
export function runCommentChange(
  what: 'resolve' | 'reopen' | 'withdraw',
  id: string,
  options: Omit<Written, 'text'>,
): Promise<ExitCode> {
  return saying(options, (store, speaking) =>
    what === 'withdraw' ? withdrawComment(store, id, speaking) : settleThread(store, id, what === 'resolve', speaking),
  );
}

async function saying(
  { by, json, workspace }: Omit<Written, 'text'>,
  work: (store: Store, speaking: { readonly by: string; readonly at: string }) => Promise<Comment>,
): Promise<ExitCode> {
  return inWorkspaceAt(workspace, async ({ store }) => {
    const comment = await work(store, { by, at: new Date().toISOString() });
    if (json) printJson(comment);
    else printComment(comment, '');
    return exitCode.ok;
  });
}

/** What is written by hand is bounded as what comes over HTTP. */
function requireWords(text: string): string {
  const words = text.trim();
  if (words.length > 0 && words.length <= 10_000) return words;
  throw new CommandError('usage', `--text: expected 1 to 10,000 characters, got ${words.length}`);
}

async function placeOf(
  store: Store,
  topic: Omit<Topic, 'place'>,
  given: { readonly words?: string; readonly mark?: string; readonly section?: string },
): Promise<PlaceInRecord | null> {
  if (given.mark !== undefined) return { kind: 'mark', markId: given.mark };
  if (given.section !== undefined) return { kind: 'section', section: given.section };
  if (given.words === undefined) return null;
  const [start, end] = (/^(\d{1,9}),(\d{1,9})$/.exec(given.words) ?? []).slice(1).map(Number);
  if (start === undefined || end === undefined || start >= end)
    throw new CommandError('usage', `--words: expected START,END, got "${given.words}"`);
  const claim = topic.kind === 'claim' ? await store.get('claim', topic.id) : undefined;
  const document = await store.get('document', claim?.documentId ?? topic.id);
  return { kind: 'words', start, end, exact: document?.text.slice(start, end) ?? '' };
}

function printThreads({ threads }: { readonly threads: readonly Thread[] }): void {
  if (threads.length === 0) printLine('nobody has said anything there');
  for (const { answers, first } of threads) {
    printComment(first, '');
    for (const answer of answers) printComment(answer, '    ');
  }
}

function printComment(comment: Comment, indent: string): void {
  const { about, at, by, edited, id, inReplyTo, resolved, text, withdrawn } = comment;
  const where = inReplyTo === null ? ` on ${recordKey(about)}${placeText(about.place)}` : '';
  const state = resolved ? `, resolved by ${resolved.by}` : '';
  printLine(`${indent}${by}, ${at.slice(0, 16).replace('T', ' ')} UTC${edited ? ', edited' : ''}${where}${state}`);
  for (const line of (withdrawn ? 'withdrawn' : text).split('\n')) printLine(`${indent}  ${line}`);
  printLine(faint(`${indent}  ${id}`));
}

function placeText(place: PlaceInRecord | null): string {
  if (place === null) return '';
  if (place.kind === 'words') return `, “${place.exact}”`;
  return place.kind === 'mark' ? `, mark ${place.markId}` : `, section ${place.section}`;
}
