import type { Actor } from '#core';
import { CaseError } from './errors.ts';

/** Steps that a team may want to keep for some of its people. */
export type Step = 'compose' | 'publish';

/** Who may do what. One person on one machine may do everything; a team brings its own answer. */
export interface Permissions {
  may(actor: Actor, step: Step, caseId: string): Promise<boolean>;
}

/** For a workspace of one person. A machine composes and publishes nothing. */
export const onePerson: Permissions = { may: async ({ kind }) => kind === 'person' };

/** Throws CaseError `not-permitted`. */
export async function requirePermission(
  permissions: Permissions,
  actor: Actor,
  step: Step,
  caseId: string,
): Promise<void> {
  if (await permissions.may(actor, step, caseId)) return;
  throw new CaseError('not-permitted', `${actor.name} (a ${actor.kind}) may not ${step} the brief of ${caseId}`);
}
