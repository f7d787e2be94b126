import type { Role } from '#core';
import { AccountError, type ApiToken, type NewToken, type Person, type Tokens } from '#app';
import type { JobAccess } from '../jobs/job-table.ts';
import { logAccount } from './account-log.ts';
import type { ApiTokenRow } from './account-tables.ts';
import { asRole, findActive, requirePerson } from './person-rows.ts';
import { createId, createSecret, hashSecret } from './secrets.ts';

/** So that a token is known for one where it should not be: in a log or a repository. */
const prefix = 'sightline_';
/** Use is noted by the minute, since each note is a write. */
const grain = 60_000;

/** The tokens of programs. */
export class TokenTable implements Tokens {
  readonly #access: JobAccess;

  constructor(access: JobAccess) {
    this.#access = access;
  }

  async add(
    { ceiling, expires, label, personId }: NewToken,
    by: string,
  ): Promise<{ readonly token: ApiToken; readonly secret: string }> {
    const secret = createSecret(prefix);
    return this.#access.write(async (db) => {
      const { name } = await requirePerson(db, personId);
      const row: ApiTokenRow = {
        id: createId(),
        secret_sha256: hashSecret(secret),
        person_id: personId,
        label,
        ceiling,
        created_ms: this.#access.now().getTime(),
        expires_ms: expires === null ? null : Date.parse(expires),
        revoked_ms: null,
        used_ms: null,
      };
      await db.insertInto('api_token').values(row).execute();
      await logAccount(db, this.#access.now(), by, `made the token ${row.id} of ${name}, at most ${ceiling}: ${label}`);
      return { token: asToken(row, name), secret };
    });
  }

  async list(): Promise<ApiToken[]> {
    return this.#access.read(async (db) => {
      const rows = await db
        .selectFrom('api_token')
        .innerJoin('person', 'person.id', 'api_token.person_id')
        .selectAll('api_token')
        .select('person.name')
        .orderBy('api_token.created_ms')
        .orderBy('api_token.id')
        .execute();
      return rows.map((row) => asToken(row, row.name));
    });
  }

  async revoke(id: string, by: string): Promise<void> {
    await this.#access.write(async (db) => {
      const now = this.#access.now();
      const { numUpdatedRows } = await db
        .updateTable('api_token')
        .set({ revoked_ms: now.getTime() })
        .where('id', '=', id)
        .where('revoked_ms', 'is', null)
        .executeTakeFirst();
      if (Number(numUpdatedRows) === 0)
        throw new AccountError('no-such-token', `there is no token "${id.slice(0, 80)}" that could be revoked`);
      await logAccount(db, now, by, `revoked the token ${id}`);
    });
  }

  async use(secret: string): Promise<{ readonly person: Person; readonly ceiling: Role } | undefined> {
    const key = hashSecret(secret);
    const now = this.#access.now().getTime();
    const found = await this.#access.read(async (db) => {
      const row = await db.selectFrom('api_token').selectAll().where('secret_sha256', '=', key).executeTakeFirst();
      if (!row || row.revoked_ms !== null || (row.expires_ms !== null && Number(row.expires_ms) <= now))
        return undefined;
      const person = await findActive(db, row.person_id);
      return person && { person, ceiling: asRole(row.ceiling), used: Number(row.used_ms ?? 0) };
    });
    if (found === undefined) return undefined;
    if (now - found.used >= grain)
      await this.#access.write((db) =>
        db.updateTable('api_token').set({ used_ms: now }).where('secret_sha256', '=', key).execute(),
      );
    return { person: found.person, ceiling: found.ceiling };
  }
}

function asToken(row: ApiTokenRow, personName: string): ApiToken {
  const instant = (ms: number | null): string | null => (ms === null ? null : new Date(Number(ms)).toISOString());
  return {
    id: row.id,
    personName,
    label: row.label,
    ceiling: asRole(row.ceiling),
    created: new Date(Number(row.created_ms)).toISOString(),
    expires: instant(row.expires_ms),
    revoked: instant(row.revoked_ms),
    used: instant(row.used_ms),
  };
}
