import type { Citation } from '#core';
import type { Command } from 'commander';
import { CommandError, type Workspace } from './workspace.ts';

/** Options that name one statement of a case. */
export interface StatementOptions {
  readonly claim?: string;
  readonly document?: string;
  readonly exact?: string;
  readonly observation?: string;
}

/** `--claim`, or `--document` with `--exact`, or `--observation`. */
export function withStatement(command: Command): Command {
  return command
    .option('--claim <id>', 'a claim')
    .option('--document <id>', 'words of a document, with --exact')
    .option('--exact <words>', 'the words')
    .option('--observation <id>', 'an observation');
}

/** The statement that the options name, undefined where they name none. Throws CommandError `usage` for half of one. */
export async function findStatement(workspace: Workspace, options: StatementOptions): Promise<Citation | undefined> {
  const { claim, document, exact, observation } = options;
  if ((document === undefined) !== (exact === undefined))
    throw new CommandError('usage', '--document and --exact go together');
  if (claim !== undefined) return requireCitation(workspace, claim);
  if (document !== undefined && exact !== undefined) return { kind: 'document', documentId: document, exact };
  return observation === undefined ? undefined : { kind: 'observation', observationId: observation };
}

/** A claim or an observation by its id alone. */
export async function requireCitation(workspace: Workspace, id: string): Promise<Citation> {
  const claim = await workspace.store.get('claim', id);
  if (claim) return { kind: 'document', documentId: claim.documentId, exact: claim.text };
  if (await workspace.store.get('observation', id)) return { kind: 'observation', observationId: id };
  throw new CommandError('usage', `there is no claim or observation "${id}" in this workspace`);
}

/** A statement in a line. */
export function describeStatement(citation: Citation): string {
  return citation.kind === 'observation'
    ? citation.observationId
    : `“${citation.exact.replace(/\s+/gu, ' ')}” (${citation.documentId})`;
}
