import { once } from 'node:events';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export const clientId = 'sightline';
export const clientSecret = 'a secret of both sides';

/** Somebody the provider knows. */
export interface KnownPerson {
  readonly email: string;
  readonly isVerified: boolean;
}

/** A real OpenID provider on this machine, with its own pages for signing in and for consent. */
export async function startLocalProvider(
  returnTo: string,
  people: Readonly<Record<string, KnownPerson>>,
): Promise<{ issuer: string; close: () => Promise<void> }> {
  const server: Server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [returnTo] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    cookies: { keys: ['only in a test'] },
    findAccount: (_context, id) => {
      const known = people[id];
      if (!known) return undefined;
      const claims = { sub: id, email: known.email, email_verified: known.isVerified };
      return { accountId: id, claims: () => claims };
    },
  });
  server.on('request', provider.callback());
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { issuer, close };
}

/** What a person does in a browser at the provider: signs in, agrees; gives the address that leads back to us. */
export async function signInThere(address: string, login: string, returnTo: string): Promise<string> {
  const jar = new Map<string, string>();
  let next: { url: string; form?: Record<string, string> } = { url: address };
  for (let steps = 0; steps < 12; steps += 1) {
    if (next.url.startsWith(returnTo)) return next.url;
    const answer = await fetch(next.url, {
      method: next.form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(next.form ? { body: new URLSearchParams(next.form) } : {}),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      if (value === '') jar.delete(name!);
      else jar.set(name!, value!);
    }
    const to = answer.headers.get('location');
    const page = await answer.text();
    const url = new URL(to ?? next.url, next.url).href;
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
    next = to === null && prompt ? { url, form: { prompt, login, password: 'any' } } : { url };
    if (to === null && !prompt) throw new Error(`${answer.status} at ${url}: ${page.slice(0, 300)}`);
  }
  throw new Error('the provider never led back');
}
