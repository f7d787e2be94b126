import type { ImportedDocument } from '../importing/imported-documents.ts';
import type { Recipient } from '../watch/watch-plan.ts';
import type { NewJob } from './job.ts';

/** What an extract job is given. */
export interface ExtractInput {
  readonly documentId: string;
  /** Who is told of the document; absent where nobody is. */
  readonly tell?: {
    readonly recipients: readonly Recipient[];
    readonly workbench: string | null;
    readonly caseId: string | null;
  };
}

/** A job for each document that is new or has another text than the version before it. */
export function planExtracts(
  documents: readonly ImportedDocument[],
  tellOf: (document: ImportedDocument) => ExtractInput['tell'],
): NewJob[] {
  return documents
    .filter(({ state, textChanged }) => state === 'new' || textChanged === true)
    .map((document): NewJob => {
      const tell = tellOf(document);
      const input: ExtractInput = { documentId: document.id, ...(tell === undefined ? {} : { tell }) };
      return { id: `extract/${document.id}`, kind: 'extract', input: { ...input }, notBefore: null, queue: null };
    });
}
