import type { Citation } from '#core';
import type { StatementOptions } from './statement-options.ts';
import { CommandError, type Workspace } from './workspace.ts';

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
