import { type Context, Hono } from 'hono';
import { type AccountAnswer, type OwnToken, type TokenAnswer, routes, tokenBodySchema } from '#api';
import { AccountError, type Accounts, type ApiToken, type Visitor } from '#app';
import { answerJson } from '../answer.ts';
import { pattern } from '../parse-query.ts';
import { readUnsignedBody } from '../read-body.ts';
import { isWithoutAccounts, requireOwnSession } from './own-session.ts';
import type { SessionCookie } from './session-cookie.ts';

const dayMs = 24 * 3600_000;
const nothing: AccountAnswer = { sessions: [], tokens: [] };

/** What a person has signed in with: sessions of browsers, tokens of programs; the same as `sightline tokens`. */
export function ownAccountRoutes(accounts: Accounts | undefined, cookie: SessionCookie): Hono {
  const tokensOf = async ({ tokens }: Accounts, { person }: Visitor): Promise<ApiToken[]> =>
    (await tokens.list()).filter(({ personName }) => personName === person.name);
  const describe = async (context: Context): Promise<Response> => {
    if (isWithoutAccounts()) return answerJson(context, nothing);
    const { accounts: kept, visitor } = requireOwnSession(accounts);
    const sessions = await kept.sessions.list(visitor.person.id, cookie.read(context) ?? null);
    const answer: AccountAnswer = { sessions, tokens: (await tokensOf(kept, visitor)).map(asOwnToken) };
    return answerJson(context, answer);
  };
  return new Hono()
    .get(pattern(routes.account), describe)
    .post(pattern(routes.endSession), async (context) => {
      const { accounts: kept, visitor } = requireOwnSession(accounts);
      await kept.sessions.end(visitor.person.id, context.req.param('session')!);
      return describe(context);
    })
    .post(pattern(routes.addToken), async (context) => {
      const { accounts: kept, visitor } = requireOwnSession(accounts);
      const { ceiling, days, label } = await readUnsignedBody(context, tokenBodySchema);
      const expires = days === 0 ? null : new Date(Date.now() + days * dayMs).toISOString();
      const made = await kept.tokens.add({ personId: visitor.person.id, label, ceiling, expires }, visitor.person.name);
      const answer: TokenAnswer = { token: asOwnToken(made.token), secret: made.secret };
      return answerJson(context, answer);
    })
    .post(pattern(routes.revokeToken), async (context) => {
      const { accounts: kept, visitor } = requireOwnSession(accounts);
      const id = context.req.param('token')!;
      // A token of somebody else is not there.
      if (!(await tokensOf(kept, visitor)).some((one) => one.id === id))
        throw new AccountError('no-such-token', `there is no token "${id.slice(0, 80)}" of yours`);
      await kept.tokens.revoke(id, visitor.person.name);
      return describe(context);
    });
}

function asOwnToken({ ceiling, created, expires, id, label, revoked, used }: ApiToken): OwnToken {
  return { id, label, ceiling, created, expires, revoked, used };
}
