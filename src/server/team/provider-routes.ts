import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { providerReturnAddress, providerSignInAddress } from '#api';
import type { Accounts, IdentityProvider, PendingSignIn, Person, ProvenIdentity } from '#app';
import { AppError } from '#core';
import { ServerError } from '../errors.ts';
import { originOf } from '../links.ts';
import type { Site } from '../site.ts';
import { AttemptLimit } from './attempt-limit.ts';
import { clientAddress } from './client-address.ts';
import type { SessionCookie } from './session-cookie.ts';

/** Seconds to sign in at the provider. */
const patience = 600;
/** Sign-ins under way; the oldest is forgotten for one more. */
const mostPending = 5000;
/** Sign-ins that one address begins in a quarter of an hour. */
const mostOfAddress = 60;

interface Pending extends PendingSignIn {
  readonly to: string;
  readonly ends: number;
}

/** Signing in with an identity provider: leaving for it, and coming back. */
export function providerRoutes(dependencies: {
  readonly accounts: Accounts | undefined;
  readonly provider: IdentityProvider | undefined;
  readonly session: SessionCookie;
  /** Binds the way back to the browser that left, so that nobody is signed in as somebody else by a link. */
  readonly leaving: SessionCookie;
  readonly site: Site;
  readonly onError: ((error: unknown) => void) | undefined;
}): Hono {
  const { accounts, leaving, onError, provider, session, site } = dependencies;
  if (accounts === undefined || provider === undefined) return new Hono();
  const pending = new Map<string, Pending>();
  const limit = new AttemptLimit(mostOfAddress, 15 * 60_000);
  return new Hono()
    .get(providerSignInAddress, async (context) => {
      limit.take(clientAddress(context, site));
      if (!(await accounts.people.hasAny())) throw new ServerError('no-accounts', 'this workspace has no accounts');
      const begun = await begin(context);
      if (begun === null) return redirect('/sign-in?fault=provider');
      const handle = randomBytes(32).toString('base64url');
      if (pending.size >= mostPending) pending.delete(pending.keys().next().value!);
      pending.set(handle, {
        ...begun.pending,
        to: ownPath(context.req.query('to')),
        ends: Date.now() + patience * 1000,
      });
      const answer = redirect(begun.address.href);
      leaving.set(answer, handle, patience);
      return answer;
    })
    .get(providerReturnAddress, async (context) => {
      const handle = leaving.read(context) ?? '';
      const begun = pending.get(handle);
      // Good once only, whatever comes of it.
      pending.delete(handle);
      const answer =
        begun === undefined || begun.ends < Date.now()
          ? redirect('/sign-in?fault=provider')
          : await comeBack(context, begun);
      leaving.clear(answer);
      return answer;
    });

  /** Null where the provider cannot be reached. */
  async function begin(context: Context): Promise<Awaited<ReturnType<IdentityProvider['begin']>> | null> {
    try {
      return await provider!.begin(new URL(providerReturnAddress, originOf(context)));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      onError?.(error);
      return null;
    }
  }

  async function comeBack(context: Context, begun: Pending): Promise<Response> {
    const { pathname, search } = new URL(context.req.url);
    const back = `to=${encodeURIComponent(begun.to)}`;
    let proven: ProvenIdentity;
    try {
      proven = await provider!.finish(new URL(pathname + search, originOf(context)), begun);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      onError?.(error);
      return redirect(`/sign-in?fault=provider&${back}`);
    }
    const person = await findPerson(accounts!, provider!, proven);
    if (person === undefined) return redirect(`/sign-in?fault=unknown-person&${back}`);
    const before = session.read(context);
    if (before !== undefined) await accounts!.sessions.close(before);
    const answer = redirect(begun.to);
    session.set(answer, await accounts!.sessions.open(person.id, `with ${provider!.name}`));
    return answer;
  }
}

/**
 * By issuer and subject, which never change; where the provider's word on addresses is taken, and nobody has that identity yet, by a
 * verified address of a person here, once. The log tells an admin what to link for everybody else.
 */
async function findPerson(
  accounts: Accounts,
  { linksByEmail, name }: IdentityProvider,
  { email, identity }: ProvenIdentity,
): Promise<Person | undefined> {
  const { people } = accounts;
  const known = await people.findByIdentity(identity);
  if (known) return known.isDisabled ? undefined : known;
  const person = linksByEmail && email !== null ? await people.find(email) : undefined;
  if (person && !person.isDisabled && person.email?.toLowerCase() === email?.toLowerCase()) {
    await people.link(person.id, identity, `${name}, by e-mail address`);
    return person;
  }
  await accounts.note(name, `nobody here is --issuer ${identity.issuer} --subject ${identity.subject}`);
  return undefined;
}

/** A path of this server, whatever the address says: nobody is sent elsewhere from here. */
function ownPath(to: string | undefined): string {
  const base = 'http://here.invalid';
  if (to === undefined || !to.startsWith('/') || !URL.canParse(to, base)) return '/';
  const url = new URL(to, base);
  // `/.//elsewhere` becomes `//elsewhere`, which a browser takes for another host.
  return url.origin === base && !url.pathname.startsWith('//') ? url.pathname + url.search + url.hash : '/';
}

function redirect(to: string): Response {
  return new Response(null, { status: 302, headers: { Location: to } });
}
