import type { KeptStates } from '#app';
import type { JobAccess } from './job-table.ts';

/** How far each subscription has been read. */
export class SubscriptionStates implements KeptStates {
  readonly #access: Pick<JobAccess, 'read' | 'write'>;

  constructor(access: Pick<JobAccess, 'read' | 'write'>) {
    this.#access = access;
  }

  async get(name: string): Promise<unknown> {
    const row = await this.#access.read((db) =>
      db.selectFrom('subscription_state').select('body').where('name', '=', name).executeTakeFirst(),
    );
    return row === undefined ? null : (JSON.parse(row.body) as unknown);
  }

  async set(name: string, state: object): Promise<void> {
    const body = JSON.stringify(state);
    await this.#access.write((db) =>
      db
        .insertInto('subscription_state')
        .values({ name, body })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ body }))
        .execute(),
    );
  }
}
