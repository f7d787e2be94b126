import { addClaim, correctClaim } from '#app';
import type { Claim, ClaimCorrection, Document } from '#core';
import type { ExitCode } from '../../exit-code.ts';
import { printLine } from '../../output.ts';
import { reportOnWorkspace } from '../../report-on-workspace.ts';
import { CommandError, type Workspace } from '../../workspace.ts';
import { type SignedOptions, changeBy } from './signed.ts';

interface CorrectOptions extends SignedOptions {
  readonly words?: string;
  readonly speaker?: string;
  readonly author?: boolean;
  readonly kind?: Claim['kind'];
  readonly type?: Claim['type'];
  readonly polarity?: Claim['polarity'];
  readonly time?: string;
  readonly likelihood?: string;
}

export function runCorrect(id: string, options: CorrectOptions): Promise<ExitCode> {
  return reportOnWorkspace(
    options,
    async (workspace) => {
      const claim = await workspace.store.get('claim', id);
      const document = claim && (await requireDocument(workspace, claim.documentId));
      const correction = document ? correctionOf(options, document, claim.start) : {};
      return correctClaim(workspace.store, id, correction, changeBy(options));
    },
    (claim) => printLine(`${claim.id}: “${claim.text}”`),
  );
}

export function runAdd(
  options: CorrectOptions & { readonly document: string; readonly words: string },
): Promise<ExitCode> {
  return reportOnWorkspace(
    options,
    async (workspace) => {
      const document = await requireDocument(workspace, options.document);
      const span = findWords(document, options.words, 0);
      const correction = { ...correctionOf(options, document, span.start), span };
      return addClaim(workspace.store, document.id, correction, changeBy(options));
    },
    (claim) => printLine(`${claim.id}: “${claim.text}”`),
  );
}

async function requireDocument({ store }: Workspace, id: string): Promise<Document> {
  const document = await store.get('document', id);
  if (document) return document;
  throw new CommandError('usage', `there is no document "${id}" in this workspace`);
}

function correctionOf(options: CorrectOptions, document: Document, near: number): ClaimCorrection {
  const { author, kind, likelihood, polarity, speaker, time, type, words } = options;
  return {
    ...(words === undefined ? {} : { span: findWords(document, words, near) }),
    ...(author ? { speaker: null } : speaker === undefined ? {} : { speaker: findWords(document, speaker, near) }),
    kind,
    type,
    polarity,
    time,
    likelihood,
  };
}

/** Where words stand in a document; of several places the one nearest to `near`. */
function findWords({ id, text }: Document, words: string, near: number): { start: number; end: number } {
  let best: number | null = null;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    if (best === null || Math.abs(at - near) < Math.abs(best - near)) best = at;
  if (best === null || words === '')
    throw new CommandError('usage', `the words "${words}" do not stand in the document "${id}"`);
  return { start: best, end: best + words.length };
}
