import { Hono } from 'hono';
import {
  type PasswordAnswer,
  type TeamAnswer,
  type TeamPerson,
  personBodySchema,
  personChangeSchema,
  roleBodySchema,
  routes,
} from '#api';
import { AccountError, type Accounts, type Person, type Store, type Visitor, roleIn } from '#app';
import { answerJson } from '../answer.ts';
import { ServerError } from '../errors.ts';
import { requireCase } from '../find-case.ts';
import { pattern } from '../parse-query.ts';
import { readUnsignedBody } from '../read-body.ts';
import { makePassword } from './made-password.ts';
import { isWithoutAccounts, requireOwnSession } from './own-session.ts';

const nobody: TeamAnswer = { people: [], cases: [], isServerAdmin: false };

/** People as admins see and manage them; the same as `sightline people`. `store` shows what the visitor sees. */
export function peopleRoutes(accounts: Accounts | undefined, store: Store): Hono {
  const requirePerson = async ({ people }: Accounts, id: string): Promise<Person> => {
    const person = (await people.list()).find((one) => one.id === id);
    if (person) return person;
    throw new AccountError('no-such-person', `there is no person with the id "${id.slice(0, 80)}"`);
  };
  return new Hono()
    .get(pattern(routes.people), async (context) => {
      if (isWithoutAccounts()) return answerJson(context, nobody);
      const { accounts: kept, visitor } = requireOwnSession(accounts);
      const cases = (await store.list('case')).filter(({ id }) => roleIn(visitor, id) === 'admin');
      const shown = new Set(cases.map(({ id }) => id));
      const answer: TeamAnswer = {
        people: (await kept.people.list()).map((person) => asTeamPerson(person, visitor, shown)),
        cases: cases.map(({ id, title }) => ({ id, title })),
        isServerAdmin: visitor.person.isAdmin,
      };
      return answerJson(context, answer);
    })
    .post(pattern(routes.addPerson), async (context) => {
      const { accounts: kept, visitor } = requireOwnSession(accounts);
      const { email, isAdmin, name, signsIn } = await readUnsignedBody(context, personBodySchema);
      const password = signsIn === 'password' ? makePassword() : null;
      const person = await kept.people.add({ name, email, isAdmin, password }, visitor.person.name);
      const answer: PasswordAnswer = { person: asTeamPerson(person, visitor, null), password };
      return answerJson(context, answer);
    })
    .post(pattern(routes.personAccount), async (context) => {
      const { accounts: kept, visitor } = requireOwnSession(accounts);
      const { id } = await requirePerson(kept, context.req.param('person')!);
      const { isAdmin, isDisabled } = await readUnsignedBody(context, personChangeSchema);
      if (id === visitor.person.id)
        throw new ServerError('not-permitted', 'nobody shuts himself out: ask another admin of the server');
      if (isAdmin !== undefined) await kept.people.setAdmin(id, isAdmin, visitor.person.name);
      if (isDisabled !== undefined) await kept.people.setDisabled(id, isDisabled, visitor.person.name);
      return answerJson(context, asTeamPerson(await requirePerson(kept, id), visitor, null));
    })
    .post(pattern(routes.personPassword), async (context) => {
      const { accounts: kept, visitor } = requireOwnSession(accounts);
      const person = await requirePerson(kept, context.req.param('person')!);
      const password = makePassword();
      await kept.people.setPassword(person.id, password, visitor.person.name);
      const answer: PasswordAnswer = {
        person: asTeamPerson({ ...person, hasPassword: true }, visitor, null),
        password,
      };
      return answerJson(context, answer);
    })
    .post(pattern(routes.caseRole), async (context) => {
      const { accounts: kept, visitor } = requireOwnSession(accounts);
      const { id: caseId } = await requireCase(store, context.req.param('case')!);
      const { person: id, role } = await readUnsignedBody(context, roleBodySchema);
      await requirePerson(kept, id);
      await kept.people.setRole(id, caseId, role, visitor.person.name);
      return answerJson(context, asTeamPerson(await requirePerson(kept, id), visitor, new Set([caseId])));
    });
}

/** Of a person, what the visitor may know: roles in `shown` cases (null: all), an address only as admin of the server. */
function asTeamPerson(person: Person, visitor: Visitor, shown: ReadonlySet<string> | null): TeamPerson {
  const { email, hasPassword, id, isAdmin, isDisabled, name, roles } = person;
  return {
    id,
    name,
    email: visitor.person.isAdmin ? email : null,
    isAdmin,
    isDisabled,
    hasPassword,
    roles: Object.fromEntries(Object.entries(roles).filter(([caseId]) => shown === null || shown.has(caseId))),
  };
}
