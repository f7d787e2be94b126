import type { Accounts, Visitor } from '#app';
import { ServerError } from '../errors.ts';
import { visits } from './visit.ts';

/** Accounts are managed by people in a browser: a token that gets lost must not make another. Throws ServerError. */
export function requireOwnSession(accounts: Accounts | undefined): {
  readonly accounts: Accounts;
  readonly visitor: Visitor;
} {
  const visitor = visits.getStore()?.visitor;
  if (accounts === undefined || !visitor)
    throw new ServerError('no-accounts', 'this workspace has no accounts; make one with: sightline people add');
  if (visitor.ceiling !== null)
    throw new ServerError('not-permitted', 'accounts are managed by a person who has signed in, not by a token');
  return { accounts, visitor };
}

/** In a workspace without accounts nobody visits, and there is nobody to be shown. */
export function isWithoutAccounts(): boolean {
  return visits.getStore() === undefined;
}
