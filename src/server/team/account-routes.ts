import { type Context, Hono } from 'hono';
import { type VisitorAnswer, passwordChangeSchema, routes, signInSchema } from '#api';
import { type Accounts, type Person, type Visitor, roleIn } from '#app';
import { answerJson } from '../answer.ts';
import { ServerError } from '../errors.ts';
import { pattern } from '../parse-query.ts';
import { readBody } from '../read-body.ts';
import type { Site } from '../site.ts';
import { AttemptLimit } from './attempt-limit.ts';
import { clientAddress } from './client-address.ts';
import type { Gate } from './gate.ts';
import type { SessionCookie } from './session-cookie.ts';
import { visits } from './visit.ts';

/** What signing in stands on. */
export interface SigningIn {
  readonly accounts: Accounts | undefined;
  readonly gate: Gate;
  readonly cookie: SessionCookie;
  readonly site: Site;
  /** The name of the identity provider, null where there is none. */
  readonly provider: string | null;
}

/** Failures in a quarter of an hour: of one name from anywhere, and of one address with any names. */
const span = 15 * 60_000;
const mostOfName = 10;
const mostOfAddress = 40;

/** Who asks; signing in by password, and out. */
export function accountRoutes({ accounts, cookie, gate, provider, site }: SigningIn): Hono {
  const ofName = new AttemptLimit(mostOfName, span);
  const ofAddress = new AttemptLimit(mostOfAddress, span);
  const describe = async (visitor: Visitor | null): Promise<VisitorAnswer> => {
    const hasAccounts = await gate.hasAccounts();
    return { hasAccounts, person: visitor && describePerson(visitor), provider: hasAccounts ? provider : null };
  };
  const requireAccounts = async (): Promise<Accounts> => {
    if (accounts !== undefined && (await gate.hasAccounts())) return accounts;
    throw new ServerError('no-accounts', 'this workspace has no accounts; make one with: sightline people add');
  };
  const check = async (context: Context, name: string, password: string): Promise<Person> => {
    const { people } = await requireAccounts();
    const address = clientAddress(context, site);
    const key = name.normalize('NFKC').toLowerCase();
    ofAddress.take(address);
    ofName.take(key);
    const person = await people.checkPassword(name, password);
    if (!person) throw new ServerError('wrong-password', 'no such name, or not this password');
    ofAddress.giveBack(address);
    ofName.giveBack(key);
    return person;
  };
  /** Always a new secret, so that one that somebody planted before is worth nothing (session fixation). */
  const open = async (context: Context, person: Person, how: string): Promise<Response> => {
    const { sessions } = await requireAccounts();
    const before = cookie.read(context);
    if (before !== undefined) await sessions.close(before);
    const answer = answerJson(context, await describe({ person, ceiling: null }));
    cookie.set(answer, await sessions.open(person.id, how));
    return answer;
  };
  return new Hono()
    .get(pattern(routes.visitor), async (context) =>
      answerJson(context, await describe(visits.getStore()?.visitor ?? null)),
    )
    .post(pattern(routes.signIn), async (context) => {
      const { name, password } = await readBody(context, signInSchema);
      return open(context, await check(context, name, password), 'with a password');
    })
    .post(pattern(routes.signOut), async (context) => {
      const secret = cookie.read(context);
      if (secret !== undefined) await accounts?.sessions.close(secret);
      const answer = answerJson(context, await describe(null));
      cookie.clear(answer);
      return answer;
    })
    .post(pattern(routes.changePassword), async (context) => {
      const { people } = await requireAccounts();
      const visitor = visits.getStore()?.visitor;
      if (!visitor || visitor.ceiling !== null)
        throw new ServerError('not-permitted', 'a password is changed by the person, not by a token');
      const { before, password } = await readBody(context, passwordChangeSchema);
      const person = await check(context, visitor.person.name, before);
      await people.setPassword(person.id, password, person.name);
      return open(context, person, 'with a new password');
    });
}

function describePerson(visitor: Visitor): NonNullable<VisitorAnswer['person']> {
  const { hasPassword, isAdmin, name, roles: given } = visitor.person;
  const roles = Object.fromEntries(Object.keys(given).map((caseId) => [caseId, roleIn(visitor, caseId)!]));
  return { name, isAdmin, roles, hasPassword };
}
