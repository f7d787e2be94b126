import type { Kysely } from 'kysely';
import { type Role, roles } from '#core';
import { AccountError, type Person } from '#app';
import type { Tables } from '../tables.ts';
import type { PersonRow } from './account-tables.ts';

/** The same for names that differ only in case, in spaces or in how a letter is encoded. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** People of rows, with their roles. */
export async function asPeople(db: Kysely<Tables>, rows: readonly PersonRow[]): Promise<Person[]> {
  const found = await db
    .selectFrom('case_role')
    .selectAll()
    .where(
      'person_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('case_id')
    .execute();
  const byPerson = Map.groupBy(found, (row) => row.person_id);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    isAdmin: row.is_admin === 1,
    isDisabled: row.is_disabled === 1,
    hasPassword: row.password !== null,
    roles: Object.fromEntries((byPerson.get(row.id) ?? []).map((one) => [one.case_id, asRole(one.role)])),
    created: new Date(Number(row.created_ms)).toISOString(),
  }));
}

/** The person of an id. Throws AccountError `no-such-person`. */
export async function requirePerson(db: Kysely<Tables>, id: string): Promise<PersonRow> {
  const row = await db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst();
  if (row) return row;
  throw new AccountError('no-such-person', `there is no person with the id "${id.slice(0, 80)}"`);
}

/** The person of an id who may sign in. */
export async function findActive(db: Kysely<Tables>, id: string): Promise<Person | undefined> {
  const row = await db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined || row.is_disabled === 1 ? undefined : (await asPeople(db, [row]))[0];
}

/** A role of a newer version, which we do not know, is the least one. */
export function asRole(text: string): Role {
  return roles.find((role) => role === text) ?? 'viewer';
}
