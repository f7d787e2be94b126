import type { Kysely } from 'kysely';
import type { Role } from '#core';
import { AccountError, type Identity, type NewPerson, type People, type Person } from '#app';
import type { JobAccess } from '../jobs/job-table.ts';
import type { Tables } from '../tables.ts';
import { logAccount } from './account-log.ts';
import type { PersonRow } from './account-tables.ts';
import { type PasswordCost, hashPassword, verifyPassword } from './password-hash.ts';
import { asPeople, nameKey, requirePerson } from './person-rows.ts';
import { createId } from './secrets.ts';

/** Characters of a password: NIST SP 800-63B-4, section 3.1.1.2 asks for 15 where nothing else is asked for. */
const shortestPassword = 15;
const longestPassword = 1024;

/** The people of a database. */
export class PeopleTable implements People {
  readonly #access: JobAccess;
  readonly #cost: PasswordCost;
  /** Tried for names that do not exist, so that they take as long as others. */
  #decoy: Promise<string> | undefined;

  constructor(access: JobAccess, cost: PasswordCost) {
    this.#access = access;
    this.#cost = cost;
  }

  async hasAny(): Promise<boolean> {
    return this.#access.read(
      async (db) => (await db.selectFrom('person').select('id').limit(1).executeTakeFirst()) !== undefined,
    );
  }

  async list(): Promise<Person[]> {
    return this.#access.read(async (db) => {
      const rows = await db.selectFrom('person').selectAll().orderBy('name_key').execute();
      return rows.length === 0 ? [] : asPeople(db, rows);
    });
  }

  async find(name: string): Promise<Person | undefined> {
    return this.#access.read(async (db) => {
      const row = await findRow(db, name);
      return row && (await asPeople(db, [row]))[0];
    });
  }

  async findByIdentity({ issuer, subject }: Identity): Promise<Person | undefined> {
    return this.#access.read(async (db) => {
      const row = await db
        .selectFrom('person')
        .innerJoin('person_identity', 'person_identity.person_id', 'person.id')
        .selectAll('person')
        .where('issuer', '=', issuer)
        .where('subject', '=', subject)
        .executeTakeFirst();
      return row && (await asPeople(db, [row]))[0];
    });
  }

  async add({ email, isAdmin, name, password }: NewPerson, by: string): Promise<Person> {
    requireName(name);
    if (email !== null) requireEmail(email);
    const hash = password === null ? null : await this.#hash(password, [name, email]);
    return this.#access.write(async (db) => {
      for (const key of [name, email]) {
        const taken = key === null ? undefined : await findRow(db, key);
        if (taken)
          throw new AccountError('name-taken', `"${key}" is already the name or e-mail address of ${taken.name}`);
      }
      const row: PersonRow = {
        id: createId(),
        name: name.trim(),
        name_key: nameKey(name),
        email,
        email_key: email === null ? null : nameKey(email),
        password: hash,
        is_admin: isAdmin ? 1 : 0,
        is_disabled: 0,
        created_ms: this.#access.now().getTime(),
      };
      await db.insertInto('person').values(row).execute();
      await logAccount(db, this.#access.now(), by, `added ${row.name}${isAdmin ? ', an admin of the server' : ''}`);
      return (await asPeople(db, [row]))[0]!;
    });
  }

  async setRole(id: string, caseId: string, role: Role | null, by: string): Promise<void> {
    await this.#change(id, by, async (db, { name }) => {
      await db.deleteFrom('case_role').where('person_id', '=', id).where('case_id', '=', caseId).execute();
      if (role !== null) await db.insertInto('case_role').values({ person_id: id, case_id: caseId, role }).execute();
      return role === null ? `${name} has no role in ${caseId} any more` : `${name} is ${role} in ${caseId}`;
    });
  }

  async setAdmin(id: string, isAdmin: boolean, by: string): Promise<void> {
    await this.#change(id, by, async (db, { name }) => {
      const is_admin = isAdmin ? 1 : 0;
      await db.updateTable('person').set({ is_admin }).where('id', '=', id).execute();
      return isAdmin ? `${name} is an admin of the server` : `${name} is no admin of the server any more`;
    });
  }

  async setDisabled(id: string, isDisabled: boolean, by: string): Promise<void> {
    await this.#change(id, by, async (db, { name }) => {
      const is_disabled = isDisabled ? 1 : 0;
      await db.updateTable('person').set({ is_disabled }).where('id', '=', id).execute();
      await db.deleteFrom('session').where('person_id', '=', id).execute();
      return isDisabled ? `${name} is disabled` : `${name} may sign in again`;
    });
  }

  async setPassword(id: string, password: string, by: string): Promise<void> {
    const { email, name } = await this.#access.read((db) => requirePerson(db, id));
    const hash = await this.#hash(password, [name, email]);
    await this.#change(id, by, async (db) => {
      await db.updateTable('person').set({ password: hash }).where('id', '=', id).execute();
      await db.deleteFrom('session').where('person_id', '=', id).execute();
      return `${name} has a new password`;
    });
  }

  async checkPassword(name: string, password: string): Promise<Person | undefined> {
    const row = await this.#access.read((db) => findRow(db, name));
    this.#decoy ??= hashPassword('', this.#cost);
    const hash = row?.password ?? (await this.#decoy);
    const { isOld, isRight } = await verifyPassword(password, hash, this.#cost);
    if (!isRight || row === undefined || row.password === null || row.is_disabled === 1) return undefined;
    if (isOld) await this.#renew(row, await hashPassword(password, this.#cost));
    return this.find(name);
  }

  async link(id: string, { issuer, subject }: Identity, by: string): Promise<void> {
    await this.#change(id, by, async (db, { name }) => {
      const identities = db.selectFrom('person_identity').selectAll().where('issuer', '=', issuer);
      const taken = await identities.where('subject', '=', subject).executeTakeFirst();
      if (taken && taken.person_id !== id)
        throw new AccountError('identity-taken', `"${subject}" of ${issuer} belongs to another person`);
      if (!taken) await db.insertInto('person_identity').values({ issuer, subject, person_id: id }).execute();
      return `${name} signs in as "${subject}" of ${issuer}`;
    });
  }

  async #change(
    id: string,
    by: string,
    work: (db: Kysely<Tables>, person: PersonRow) => Promise<string>,
  ): Promise<void> {
    await this.#access.write(async (db) => {
      const what = await work(db, await requirePerson(db, id));
      await logAccount(db, this.#access.now(), by, what);
    });
  }

  /** Only if nobody has set another one meanwhile. */
  async #renew({ id, password }: PersonRow, hash: string): Promise<void> {
    await this.#access.write((db) =>
      db.updateTable('person').set({ password: hash }).where('id', '=', id).where('password', '=', password).execute(),
    );
  }

  #hash(password: string, known: readonly (string | null)[]): Promise<string> {
    const { length } = password.normalize('NFKC');
    if (length < shortestPassword || length > longestPassword)
      throw new AccountError(
        'weak-password',
        `a password has ${shortestPassword} to ${longestPassword} characters, got ${length}; a sentence is fine`,
      );
    if (new Set(password).size < 5 || known.some((one) => one !== null && nameKey(password).includes(nameKey(one))))
      throw new AccountError('weak-password', 'a password is not one character again and again, nor holds the name');
    return hashPassword(password, this.#cost);
  }
}

function findRow(db: Kysely<Tables>, name: string): Promise<PersonRow | undefined> {
  const key = nameKey(name);
  if (key.includes('\0')) return Promise.resolve(undefined);
  return db
    .selectFrom('person')
    .selectAll()
    .where((is) => is.or([is('name_key', '=', key), is('email_key', '=', key)]))
    .executeTakeFirst();
}

function requireName(name: string): void {
  if (nameKey(name) !== '' && name.length <= 100 && !/\p{C}/u.test(name) && !name.includes('@')) return;
  throw new AccountError('bad-name', `expected a name of 1 to 100 characters without "@", got "${name.slice(0, 120)}"`);
}

function requireEmail(email: string): void {
  if (/^[^\s@]{1,64}@[^\s@]{1,255}$/.test(email) && !/\p{C}/u.test(email)) return;
  throw new AccountError('bad-name', `expected an e-mail address, got "${email.slice(0, 120)}"`);
}
