import { CaseError, type FoundCopy, findCopies, readRecords } from '#app';
import type { Document } from '#core';
import { type ExitCode, exitCode } from '../../exit-code.ts';
import { faint, printJson, printLine, printTable } from '../../output.ts';
import { startProgress } from '../../progress.ts';
import { warnRejected } from '../../warn-rejected.ts';
import { type Workspace, openWorkspace } from '../../workspace.ts';

/** `origins --copies-of FILE|ID`: documents of the workspace that share much of their text with this one. */
export async function runCopies(
  asked: string,
  options: { readonly workspace?: string; readonly json?: boolean },
  signal: AbortSignal,
): Promise<ExitCode> {
  const workspace = await openWorkspace(options.workspace);
  const progress = startProgress();
  try {
    const document = await findDocument(workspace, asked, signal);
    const onProgress = (added: number): void => progress.update(`${added} documents indexed`, 0);
    const copies = await findCopies(workspace, document, { signal, onProgress });
    progress.stop();
    if (options.json) printJson({ document: { id: document.id, sha256: document.sha256 }, copies });
    else printCopies(document, copies);
    return exitCode.ok;
  } finally {
    progress.stop();
    await workspace.close();
  }
}

/** A document of the workspace by its id, else a file. */
async function findDocument({ store, reader }: Workspace, asked: string, signal: AbortSignal): Promise<Document> {
  const kept = await store.get('document', asked);
  if (kept) return kept;
  const read = await readRecords(reader, asked, { signal });
  warnRejected(read.rejected);
  const [document] = read.of('document');
  if (document) return document;
  throw new CaseError(
    'no-such-record',
    `${asked}: expected the id of a kept document, or a text, Markdown or HTML file`,
  );
}

function printCopies(document: Document, copies: readonly FoundCopy[]): void {
  if (copies.length === 0) {
    printLine(`no kept document shares much of its text with ${document.id}`);
    return;
  }
  const share = (value: number): string => `${Math.round(100 * value)} %`;
  printTable(
    ['document', 'published', 'of the shorter', 'of both', 'longest passage', 'outlet'],
    copies.map((copy) => [
      copy.documentId,
      copy.published ?? '',
      share(copy.containment),
      share(copy.jaccard),
      `${copy.passage} words`,
      copy.outlet ?? '',
    ]),
  );
  printLine(faint('shared sequences of four words, counted exactly; one shared quotation alone is no copy'));
}
