import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIdentityProvider } from '#sources';
import { clientId, clientSecret, signInThere, startLocalProvider } from './local-provider.ts';
import { type TeamServer, startTeamServer } from './team-server.ts';

const origin = 'http://127.0.0.1:4173';
const returnTo = `${origin}/sign-in/return`;
const known = {
  kim: { email: 'kim@example.org', isVerified: true },
  liar: { email: 'lee@example.org', isVerified: false },
  nobody: { email: 'nobody@example.org', isVerified: true },
};

let provider: Awaited<ReturnType<typeof startLocalProvider>>;
let team: TeamServer;
beforeAll(async () => {
  provider = await startLocalProvider(returnTo, known);
  const settings = { issuer: provider.issuer, clientId, clientSecret, name: 'the institute' };
  team = await startTeamServer({ provider: createIdentityProvider({ ...settings, linksByEmail: true }) });
  for (const name of ['Kim', 'Lee'])
    await team.accounts.people.add(
      { name, email: `${name.toLowerCase()}@example.org`, isAdmin: false, password: null },
      'test',
    );
});
afterAll(async () => {
  await team.close();
  await provider.close();
});

interface Asked {
  readonly status: number;
  readonly to: string;
  readonly cookies: readonly string[];
}

async function ask(path: string, cookie = ''): Promise<Asked> {
  const answer = await team.app.request(new URL(path, origin).href, { headers: { Cookie: cookie } });
  const cookies = answer.headers.getSetCookie();
  return { status: answer.status, to: answer.headers.get('location') ?? '', cookies };
}
const pairOf = (cookies: readonly string[], name: string): string =>
  cookies.find((one) => one.startsWith(`${name}=`))?.split(';')[0] ?? '';
async function visitor(cookie: string): Promise<string | null> {
  const answer = await team.app.request(`${origin}/api/v1/visitor`, { headers: { Cookie: cookie } });
  const { person, provider: offered } = (await answer.json()) as { person: { name: string } | null; provider: string };
  expect(offered).toBe('the institute');
  return person?.name ?? null;
}
/** Leaves, signs in there, and comes back; with the cookie of the browser that left, or another. */
async function goAndComeBack(login: string, to = '/cases', tamper = (back: string): string => back): Promise<Asked> {
  const left = await ask(`/sign-in/provider?to=${encodeURIComponent(to)}`);
  expect(left.status).toBe(302);
  const back = await signInThere(left.to, login, returnTo);
  return ask(tamper(back), pairOf(left.cookies, 'sightline-sign-in'));
}

describe('signing in with an identity provider', { timeout: 30_000 }, () => {
  it('leaves with PKCE, state and nonce, each new, in a cookie that scripts cannot read', async () => {
    const [one, two] = [await ask('/sign-in/provider'), await ask('/sign-in/provider')];
    const of = (asked: Asked, name: string): string => new URL(asked.to).searchParams.get(name) ?? '';
    expect(of(one, 'response_type')).toBe('code');
    expect(of(one, 'code_challenge_method')).toBe('S256');
    for (const name of ['code_challenge', 'state', 'nonce']) {
      expect(of(one, name).length).toBeGreaterThan(40);
      expect(of(one, name)).not.toBe(of(two, name));
    }
    expect(one.cookies[0]).toMatch(/^sightline-sign-in=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('links a person by a verified address once, then knows them by issuer and subject', async () => {
    const first = await goAndComeBack('kim');
    expect([first.status, first.to]).toEqual([302, '/cases']);
    expect(await visitor(pairOf(first.cookies, 'sightline-session'))).toBe('Kim');
    const kim = await team.accounts.people.findByIdentity({ issuer: provider.issuer, subject: 'kim' });
    expect(kim?.name).toBe('Kim');
    const again = await goAndComeBack('kim', '/cases/x?a=b#c');
    expect(again.to).toBe('/cases/x?a=b#c');
    const links = (await team.accounts.events(50)).filter(({ what }) => what.includes('signs in as'));
    expect(links.map(({ by }) => by)).toEqual(['the institute, by e-mail address']);
  });

  it('lets nobody in whom the provider does not vouch for, or whom nobody here knows', async () => {
    for (const login of ['liar', 'nobody']) {
      const asked = await goAndComeBack(login);
      expect(asked.to).toBe('/sign-in?fault=unknown-person&to=%2Fcases');
      expect(pairOf(asked.cookies, 'sightline-session')).toBe('');
    }
    const [last] = await team.accounts.events(1);
    expect(last?.what).toBe(`nobody here is --issuer ${provider.issuer} --subject nobody`);
    const lee = (await team.accounts.people.find('Lee'))!;
    await team.accounts.people.link(lee.id, { issuer: provider.issuer, subject: 'nobody' }, 'test');
    expect(await visitor(pairOf((await goAndComeBack('nobody')).cookies, 'sightline-session'))).toBe('Lee');
    await team.accounts.people.setDisabled(lee.id, true, 'test');
    expect((await goAndComeBack('nobody')).to).toContain('fault=unknown-person');
  });

  it('is good for one return, in the browser that left, with the state it left with', async () => {
    const refused = '/sign-in?fault=provider';
    const left = await ask('/sign-in/provider');
    const back = await signInThere(left.to, 'kim', returnTo);
    // Somebody else's browser, with a link that signs it in as Kim.
    expect((await ask(back)).to).toBe(refused);
    expect((await ask(back, 'sightline-sign-in=made-up')).to).toBe(refused);
    const own = pairOf(left.cookies, 'sightline-sign-in');
    expect(pairOf((await ask(back, own)).cookies, 'sightline-session')).not.toBe('');
    expect((await ask(back, own)).to).toBe(refused);
    const changed = (name: string) => (address: string) => {
      const url = new URL(address);
      url.searchParams.set(name, 'another');
      return url.href;
    };
    for (const name of ['state', 'code', 'iss'])
      expect((await goAndComeBack('kim', '/', changed(name))).to).toBe(`${refused}&to=%2F`);
  });

  it('leads to addresses of this server only', async () => {
    for (const to of ['https://evil.example/', '//evil.example', '/\\evil.example', '/.//evil.example', 'cases'])
      expect((await goAndComeBack('kim', to)).to).toBe('/');
  });

  it('that cannot be reached is said so, and tried again', async () => {
    const settings = { issuer: 'http://127.0.0.1:1', clientId, clientSecret, name: 'gone', linksByEmail: false };
    const gone = createIdentityProvider(settings);
    await expect(gone.begin(new URL(returnTo))).rejects.toMatchObject({ code: 'unreachable' });
  });
});
