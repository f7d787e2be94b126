import { type Case, type Role, lowerRole, reachesRole } from '#core';
import type { Person } from './accounts.ts';
import { scopeOfCases } from './case-scope.ts';
import type { ScopeOf } from './known-cases.ts';
import type { Reach } from './scoped-store.ts';

/** A person who has signed in, and the most that what he signed in with allows: the ceiling of a token, null for a session. */
export interface Visitor {
  readonly person: Person;
  readonly ceiling: Role | null;
}

/** What a visitor may in a case; null: it does not exist for him. */
export function roleIn({ ceiling, person }: Visitor, caseId: string): Role | null {
  const role = person.isAdmin ? 'admin' : Object.hasOwn(person.roles, caseId) ? person.roles[caseId]! : null;
  return role === null || ceiling === null ? role : lowerRole(role, ceiling);
}

/** The highest role of a visitor in any of these cases. A server's admin has it even where there is no case. */
export function highestRole(visitor: Visitor, cases: readonly Case[]): Role | null {
  if (visitor.person.isAdmin) return visitor.ceiling ?? 'admin';
  let highest: Role | null = null;
  for (const { id } of cases) {
    const role = roleIn(visitor, id);
    if (role !== null && !reachesRole(highest, role)) highest = role;
  }
  return highest;
}

/**
 * How far a visitor reaches who needs this role to write. A server's admin also reaches what belongs to no case. `scopeOf`
 * where scopes are kept.
 */
export function reachOf(visitor: Visitor, least: Role, cases: readonly Case[], scopeOf: ScopeOf = scopeOfCases): Reach {
  const actor = { kind: 'person', name: visitor.person.name } as const;
  const inRole = (role: Role): Case[] => cases.filter(({ id }) => reachesRole(roleIn(visitor, id), role));
  const mayWrite = reachesRole(highestRole(visitor, cases), least);
  if (visitor.person.isAdmin) return { actor, reads: null, writes: mayWrite ? null : scopeOf([]) };
  return { actor, reads: scopeOf(inRole('viewer')), writes: scopeOf(inRole(least)) };
}
