import { useSyncExternalStore } from 'react';
import { type VisitorAnswer, visitorAddress } from '#api';
import { type Role, reachesRole } from '#core';
import { parsePlace } from '../address.ts';

/** Of a workspace without accounts, and until something else is known. */
const onePerson: VisitorAnswer = { hasAccounts: false, person: null, provider: null };

/** Who sits at the browser; null until the server has said. */
let visitor: VisitorAnswer | null = null;
const listeners = new Set<() => void>();

/** Follows who is signed in. */
export function useVisitor(): VisitorAnswer | null {
  return useSyncExternalStore(subscribe, () => visitor);
}

/** What a sign-in or sign-out answered. */
export function setVisitor(next: VisitorAnswer): void {
  visitor = next;
  for (const listener of listeners) listener();
}

/** Asks the server; where it cannot be reached, the pages say so themselves. */
export async function askVisitor(): Promise<void> {
  try {
    const response = await fetch(visitorAddress, { headers: { Accept: 'application/json' } });
    setVisitor(response.ok ? ((await response.json()) as VisitorAnswer) : onePerson);
  } catch {
    setVisitor(visitor ?? onePerson);
  }
}

/** The name of whoever is signed in, which all decisions carry; null where people write their own. */
export function signedInName(): string | null {
  return visitor?.person?.name ?? null;
}

/** Whether the visitor is at least this in the case that is shown, or in any case where none is. */
export function mayHere(least: Role): boolean {
  if (visitor === null || !visitor.hasAccounts) return true;
  const { person } = visitor;
  if (person === null || person.isAdmin) return person !== null;
  const place = parsePlace(location.pathname);
  if ('caseId' in place)
    return Object.hasOwn(person.roles, place.caseId) && reachesRole(person.roles[place.caseId], least);
  return Object.values(person.roles).some((role) => reachesRole(role, least));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
