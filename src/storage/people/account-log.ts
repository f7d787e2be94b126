import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** Adds a line to the log of accounts, inside the transaction of what it tells. */
export async function logAccount(db: Kysely<Tables>, now: Date, by: string, what: string): Promise<void> {
  const last = await db
    .selectFrom('account_event')
    .select(({ fn }) => fn.max('sequence').as('sequence'))
    .executeTakeFirst();
  const sequence = Number(last?.sequence ?? 0) + 1;
  await db
    .insertInto('account_event')
    .values({ sequence, at: now.toISOString(), made_by: by.slice(0, 200), what: what.slice(0, 1000) })
    .execute();
}
