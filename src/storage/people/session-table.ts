import { AccountError, type OpenSession, type Person, type Sessions } from '#app';
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

  async list(personId: string, current: string | null): Promise<OpenSession[]> {
    const now = this.#access.now().getTime();
    const own = current === null ? null : idOf(hashSecret(current));
    return this.#access.read(async (db) => {
      const rows = await db
        .selectFrom('session')
        .selectAll()
        .where('person_id', '=', personId)
        .orderBy('used_ms', 'desc')
        .orderBy('secret_sha256')
        .execute();
      return rows
        .filter((row) => isGood(row, now))
        .map(({ opened_ms, secret_sha256, used_ms }) => ({
          id: idOf(secret_sha256),
          opened: new Date(Number(opened_ms)).toISOString(),
          used: new Date(Number(used_ms)).toISOString(),
          isThis: idOf(secret_sha256) === own,
        }));
    });
  }

  async end(personId: string, id: string): Promise<void> {
    await this.#access.write(async (db) => {
      const { name } = await requirePerson(db, personId);
      const rows = await db.selectFrom('session').select('secret_sha256').where('person_id', '=', personId).execute();
      const found = rows.find(({ secret_sha256 }) => idOf(secret_sha256) === id);
      if (!found) throw new AccountError('no-such-session', `there is no session "${id.slice(0, 80)}" of ${name}`);
      await db.deleteFrom('session').where('secret_sha256', '=', found.secret_sha256).execute();
      await logAccount(db, this.#access.now(), name, 'ended a session');
    });
  }

  async #find(secret: string): Promise<{ readonly used: number; readonly person: Person | undefined } | undefined> {
    const now = this.#access.now().getTime();
    return this.#access.read(async (db) => {
      const key = hashSecret(secret);
      const row = await db.selectFrom('session').selectAll().where('secret_sha256', '=', key).executeTakeFirst();
      if (!row || !isGood(row, now)) return undefined;
      return { used: Number(row.used_ms), person: await findActive(db, row.person_id) };
    });
  }
}

function isGood(
  { opened_ms, used_ms }: { readonly opened_ms: unknown; readonly used_ms: unknown },
  now: number,
): boolean {
  return now - Number(used_ms) <= longestRest && now - Number(opened_ms) <= longestLife;
}

/** A quarter of the hash of the secret: enough to tell sessions apart, and nothing to look one up by. */
function idOf(secretSha256: string): string {
  return secretSha256.slice(0, 16);
}
