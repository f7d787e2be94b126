import type { AccountEvent, Accounts, CasePolicies, People, Sessions, Tokens } from '#app';
import type { JobAccess } from '../jobs/job-table.ts';
import { logAccount } from './account-log.ts';
import type { PasswordCost } from './password-hash.ts';
import { PeopleTable } from './people-table.ts';
import { SessionTable } from './session-table.ts';
import { TokenTable } from './token-table.ts';

/** Everything about who may use a workspace, over either engine. */
export class AccountStore implements Accounts {
  readonly people: People;
  readonly sessions: Sessions;
  readonly tokens: Tokens;
  readonly policies: CasePolicies;
  readonly #access: JobAccess;

  constructor(access: JobAccess, cost: PasswordCost) {
    this.#access = access;
    this.people = new PeopleTable(access, cost);
    this.sessions = new SessionTable(access);
    this.tokens = new TokenTable(access);
    this.policies = casePolicies(access);
  }

  async events(limit: number): Promise<AccountEvent[]> {
    return this.#access.read(async (db) => {
      const rows = await db.selectFrom('account_event').selectAll().orderBy('sequence', 'desc').limit(limit).execute();
      return rows.map(({ at, made_by, sequence, what }) => ({ sequence: Number(sequence), at, by: made_by, what }));
    });
  }

  async note(by: string, what: string): Promise<void> {
    await this.#access.write((db) => logAccount(db, this.#access.now(), by, what));
  }
}

function casePolicies(access: JobAccess): CasePolicies {
  return {
    get: (caseId) =>
      access.read(async (db) => {
        const row = await db.selectFrom('case_policy').selectAll().where('case_id', '=', caseId).executeTakeFirst();
        return { fourEyes: row?.four_eyes === 1 };
      }),
    set: async (caseId, { fourEyes }, by) => {
      const four_eyes = fourEyes ? 1 : 0;
      await access.write(async (db) => {
        await db
          .insertInto('case_policy')
          .values({ case_id: caseId, four_eyes })
          .onConflict((conflict) => conflict.column('case_id').doUpdateSet({ four_eyes }))
          .execute();
        const what = fourEyes ? 'publishing takes two people' : 'one person may publish';
        await logAccount(db, access.now(), by, `${caseId}: ${what}`);
      });
    },
  };
}
