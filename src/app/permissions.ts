import type { Actor } from '#core';
import { CaseError } from './errors.ts';

/** Steps that a team may want to keep for some of its people. */
export type Step = 'compose' | 'publish';

/** Who may do what. One person on one machine may do everything; a team brings its own answer. */
export interface Permissions {
  /** Why the actor may not; null where nothing speaks against it. */
  findObjection(actor: Actor, step: Step, caseId: string): Promise<string | null>;
}

/** For a workspace of one person. A machine composes and publishes nothing. */
export const onePerson: Permissions = {
  findObjection: async ({ kind, name }, step, caseId) =>
    kind === 'person' ? null : `${name} (a ${kind}) may not ${step} the brief of ${caseId}`,
};

/** Throws CaseError `not-permitted`. */
export async function requirePermission(
  permissions: Permissions,
  actor: Actor,
  step: Step,
  caseId: string,
): Promise<void> {
  const objection = await permissions.findObjection(actor, step, caseId);
  if (objection !== null) throw new CaseError('not-permitted', objection);
}
