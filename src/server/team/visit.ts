import { AsyncLocalStorage } from 'node:async_hooks';
import type { Reach, Visitor } from '#app';

/** One request to a workspace with accounts. */
export interface Visit {
  /** Null: not signed in. */
  readonly visitor: Visitor | null;
  /** Set by the guard of the route; nothing is within reach before. */
  reach: Reach;
  /** Who signs what the request changes; null where it changes no record. */
  signer: string | null;
  /** Whether the route stands in the table of accesses. */
  isGuarded: boolean;
}

/** Follows a request through all that it awaits. Empty in a workspace without accounts. */
export const visits: AsyncLocalStorage<Visit> = new AsyncLocalStorage();

/** The person who has signed in and is the author of what this request changes; null where anybody says so himself. */
export function currentSigner(): string | null {
  return visits.getStore()?.signer ?? null;
}
