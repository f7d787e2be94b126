import type { Context, MiddlewareHandler } from 'hono';
import type { Access, Route } from '#api';
import {
  type Accounts,
  KnownCases,
  type Reach,
  type Store,
  type Visitor,
  highestRole,
  reachOf,
  scopeOfCases,
  scopeStore,
} from '#app';
import { type Case, type RecordKind, type Role, reachesRole } from '#core';
import { ServerError } from '../errors.ts';
import { AttemptLimit } from './attempt-limit.ts';
import { recordParameters } from './record-parameters.ts';
import type { SessionCookie } from './session-cookie.ts';
import { type Visit, visits } from './visit.ts';

/** What a route says of who may. */
export type GuardedRoute = Pick<Route, 'access' | 'method' | 'path'> & { readonly effect?: Route['effect'] };

/** Changes that a person may make in a minute. */
const mostChanges = 240;

const nothing = scopeOfCases([]);
const everything: Reach = { reads: null, writes: null, actor: { kind: 'person', name: 'nobody' } };
const outOfReach: Reach = { reads: nothing, writes: nothing, actor: { kind: 'person', name: 'nobody' } };

/**
 * Says who asks and how far that person reaches, by the one table of accesses. In a workspace without accounts it lets
 * everything through and its store is the store.
 */
export class Gate {
  /** Shows and takes what the visitor of the present request may see and change. */
  readonly store: Store;
  readonly #accounts: Accounts | undefined;
  readonly #cases: KnownCases;
  readonly #cookie: SessionCookie;
  readonly #changes = new AttemptLimit(mostChanges, 60_000);
  #hasAccounts = false;

  constructor(store: Store, accounts: Accounts | undefined, cookie: SessionCookie) {
    this.store = scopeStore(store, () => visits.getStore()?.reach ?? null);
    this.#accounts = accounts;
    this.#cases = new KnownCases(store);
    this.#cookie = cookie;
  }

  /** Once there is an account, there always is one. */
  async hasAccounts(): Promise<boolean> {
    this.#hasAccounts ||= (await this.#accounts?.people.hasAny()) === true;
    return this.#hasAccounts;
  }

  /** The highest role of a visitor in the cases of a record. */
  async roleOn(visitor: Visitor, kind: RecordKind, id: string): Promise<Role | null> {
    return highestRole(visitor, await this.#cases.of(kind, id));
  }

  /** For a request that stays open: how far its visitor reaches now; null once that person is signed out. */
  async reachNow(context: Context): Promise<Reach | null> {
    if (!(await this.hasAccounts())) return everything;
    const visitor = await this.#identify(context, 'find').catch(() => null);
    return visitor && reachOf(visitor, 'viewer', await this.#cases.list(), this.#cases.scopeOf);
  }

  /** The visitor by a token or a session; null for none, or for a session that is over. */
  async #identify(context: Context, how: 'use' | 'find'): Promise<Visitor | null> {
    const header = context.req.header('authorization');
    if (header !== undefined) {
      const secret = /^Bearer ([\w-]{1,200})$/i.exec(header)?.[1];
      const found = secret === undefined ? undefined : await this.#accounts?.tokens.use(secret);
      if (!found) throw new ServerError('not-signed-in', 'this token is none, has expired, or was revoked');
      return found;
    }
    const secret = this.#cookie.read(context);
    const person = secret === undefined ? undefined : await this.#accounts?.sessions[how](secret);
    return person ? { person, ceiling: null } : null;
  }

  /** Before everything else: begins a visit. */
  readonly admit: MiddlewareHandler = async (context, next) => {
    if (!(await this.hasAccounts())) return next();
    const visitor = await this.#identify(context, 'use');
    const visit: Visit = { visitor, reach: outOfReach, signer: null, isGuarded: false };
    return visits.run(visit, next);
  };

  /** Before the handlers of a route: what its access asks for. */
  guard(route: GuardedRoute): MiddlewareHandler {
    const named = route.access === 'anyone' ? [] : recordParameters(route.path);
    return async (context, next) => {
      const visit = visits.getStore();
      if (visit === undefined) return next();
      visit.isGuarded = true;
      if (route.access !== 'anyone') await this.#require(visit, route, await this.#casesOf(context, named));
      return next();
    };
  }

  /** After all guards: what stands in no table is not there. */
  readonly requireGuarded: MiddlewareHandler = async (context, next) => {
    const visit = visits.getStore();
    return visit === undefined || visit.isGuarded ? next() : context.notFound();
  };

  /** The cases of each record that the path names. */
  async #casesOf(context: Context, named: ReturnType<typeof recordParameters>): Promise<readonly NamedRecord[]> {
    const found: NamedRecord[] = [];
    for (const { kind, name } of named) {
      const id = context.req.param(name) ?? '';
      found.push({ kind, id, cases: await this.#cases.of(kind, id) });
    }
    return found;
  }

  async #require(visit: Visit, route: GuardedRoute, records: readonly NamedRecord[]): Promise<void> {
    const { visitor } = visit;
    if (visitor === null) throw new ServerError('not-signed-in', 'sign in first');
    const cases = await this.#cases.list();
    const least = leastRole(route.access);
    // In no case at all: only an admin of the server is anything there, and a token may make less of it.
    if (route.access === 'server' && !reachesRole(highestRole(visitor, []), least))
      throw notPermitted(visitor, least, 'the whole server');
    for (const record of records) requireRole(visitor, record, least);
    if (records.length === 0 && route.access !== 'person' && !reachesRole(highestRole(visitor, cases), least))
      throw notPermitted(visitor, least, 'any case');
    visit.reach = reachOf(visitor, least, cases, this.#cases.scopeOf);
    if (route.effect !== 'change') return;
    this.#changes.take(visitor.person.id);
    if (route.access !== 'person') visit.signer = visitor.person.name;
  }
}

interface NamedRecord {
  readonly kind: RecordKind;
  readonly id: string;
  readonly cases: readonly Case[];
}

function leastRole(access: Access): Role {
  if (access === 'server') return 'admin';
  return access === 'anyone' || access === 'person' ? 'viewer' : access;
}

/** What a visitor cannot see does not exist for him: 404, as for what is not there at all. */
function requireRole(visitor: Visitor, { cases, id, kind }: NamedRecord, least: Role): void {
  const highest = highestRole(visitor, cases);
  if (highest === null)
    throw new ServerError('no-such-record', `there is no ${kind} "${id.slice(0, 200)}" in this workspace`);
  if (!reachesRole(highest, least)) throw notPermitted(visitor, least, cases.map((one) => one.id).join(', '));
}

function notPermitted({ person }: Visitor, least: Role, where: string): ServerError {
  return new ServerError('not-permitted', `${person.name} is no ${least} in ${where.slice(0, 200)}`);
}
