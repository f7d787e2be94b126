import type { Person, Sessions } from '#app';
import type { JobAccess } from '../jobs/job-table.ts';
import { logAccount } from './account-log.ts';
import { findActive, requirePerson } from './person-rows.ts';
import { createSecret, hashSecret } from './secrets.ts';

/** A session that nobody used for so long is over, in milliseconds: 12 hours. */
const longestRest = 12 * 3600_000;
/** However much it is used: 7 days. */
const longestLife = 7 * 24 * 3600_000;
/** Use is noted by the minute, since each note is a write. */
const grain = 60_000;

/** The sessions of browsers. */
export class SessionTable implements Sessions {
  readonly #access: JobAccess;

  constructor(access: JobAccess) {
    this.#access = access;
  }

  async open(personId: string, how: string): Promise<string> {
    const secret = createSecret('');
    await this.#access.write(async (db) => {
      const { name } = await requirePerson(db, personId);
      const now = this.#access.now().getTime();
      await db
        .deleteFrom('session')
        .where((is) => is.or([is('used_ms', '<', now - longestRest), is('opened_ms', '<', now - longestLife)]))
        .execute();
      const row = { secret_sha256: hashSecret(secret), person_id: personId, opened_ms: now, used_ms: now };
      await db.insertInto('session').values(row).execute();
      await logAccount(db, this.#access.now(), name, `signed in ${how}`);
    });
    return secret;
  }

  async use(secret: string): Promise<Person | undefined> {
    const found = await this.#find(secret);
    const now = this.#access.now().getTime();
    if (found?.person !== undefined && now - found.used >= grain)
      await this.#access.write((db) =>
        db.updateTable('session').set({ used_ms: now }).where('secret_sha256', '=', hashSecret(secret)).execute(),
      );
    return found?.person;
  }

  async find(secret: string): Promise<Person | undefined> {
    return (await this.#find(secret))?.person;
  }

  async close(secret: string): Promise<void> {
    await this.#access.write((db) =>
      db.deleteFrom('session').where('secret_sha256', '=', hashSecret(secret)).execute(),
    );
  }

  async #find(secret: string): Promise<{ readonly used: number; readonly person: Person | undefined } | undefined> {
    const now = this.#access.now().getTime();
    return this.#access.read(async (db) => {
      const key = hashSecret(secret);
      const row = await db.selectFrom('session').selectAll().where('secret_sha256', '=', key).executeTakeFirst();
      if (!row || now - Number(row.used_ms) > longestRest || now - Number(row.opened_ms) > longestLife)
        return undefined;
      return { used: Number(row.used_ms), person: await findActive(db, row.person_id) };
    });
  }
}
