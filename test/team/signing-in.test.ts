import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TeamServer, password, startTeamServer } from './team-server.ts';

let team: TeamServer;
let secure: TeamServer;
beforeAll(async () => {
  team = await startTeamServer();
  secure = await startTeamServer({ publicUrl: new URL('https://sightline.example.org') });
});
afterAll(async () => {
  await team.close();
  await secure.close();
});

interface Asking {
  readonly server?: TeamServer;
  readonly cookie?: string | undefined;
  readonly headers?: Record<string, string>;
}

function post(path: string, body: unknown, { cookie, headers, server = team }: Asking = {}): Promise<Response> {
  return Promise.resolve(
    server.app.request(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: {
        'Content-Type': 'application/json',
        'If-Match': '*',
        ...(cookie ? { Cookie: cookie } : {}),
        ...headers,
      },
    }),
  );
}
async function visitor(cookie: string | undefined, server = team): Promise<unknown> {
  const answer = await server.app.request('/api/v1/visitor', { headers: cookie ? { Cookie: cookie } : {} });
  return ((await answer.json()) as { person: { name: string } | null }).person?.name ?? null;
}
const cookieOf = (answer: Response): string => answer.headers.get('set-cookie')!.split(';')[0]!;

describe('signing in', () => {
  it('opens a session by a cookie that scripts cannot read', async () => {
    const answer = await post('/api/v1/sign-in', { name: 'Viewer', password });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('set-cookie')).toMatch(
      /^sightline-session=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect(await answer.json()).toEqual({
      hasAccounts: true,
      person: { name: 'viewer', isAdmin: false, roles: { 'tumangang-2023': 'viewer' }, hasPassword: true },
      provider: null,
    });
    expect(await visitor(cookieOf(answer))).toBe('viewer');
    expect(await visitor(undefined)).toBeNull();
    expect(await visitor('sightline-session=made-up')).toBeNull();
  });

  it('behind https takes a cookie of this host only', async () => {
    const headers = { Host: 'sightline.example.org', Origin: 'https://sightline.example.org' };
    const answer = await post('/api/v1/sign-in', { name: 'viewer', password }, { server: secure, headers });
    expect(answer.headers.get('set-cookie')).toMatch(
      /^__Host-sightline-session=[\w-]{43}; .*Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
  });

  it('makes a new secret each time, and what was planted before is worth nothing', async () => {
    const planted = await team.signIn('stranger');
    const answer = await post('/api/v1/sign-in', { name: 'viewer', password }, { cookie: planted });
    expect(cookieOf(answer)).not.toBe(planted);
    expect(await visitor(planted)).toBeNull();
    const made = 'sightline-session=chosen-by-somebody-else';
    expect(cookieOf(await post('/api/v1/sign-in', { name: 'viewer', password }, { cookie: made }))).not.toBe(made);
    expect(await visitor(made)).toBeNull();
  });

  it('says the same for a wrong password and for nobody', async () => {
    const bodies = [];
    for (const name of ['viewer', 'nobody at all']) {
      const answer = await post('/api/v1/sign-in', { name, password: 'wrong horse battery staple' });
      expect([answer.status, answer.headers.has('set-cookie')]).toEqual([401, false]);
      bodies.push(await answer.text());
    }
    expect(bodies[0]).toBe(bodies[1]);
  });

  it('ends by signing out, and with a new password everywhere else', async () => {
    const [first, second] = [await team.signIn('reviewer'), await team.signIn('reviewer')];
    const out = await post('/api/v1/sign-out', {}, { cookie: first });
    expect([out.status, out.headers.get('set-cookie')]).toEqual([200, expect.stringContaining('Max-Age=0')]);
    expect([await visitor(first), await visitor(second)]).toEqual([null, 'reviewer']);
    const third = await team.signIn('reviewer');
    const change = { before: password, password: 'an altogether new sentence' };
    const weak = await post('/api/v1/password', { ...change, password: 'short' }, { cookie: third });
    expect(weak.status).toBe(422);
    const changed = await post('/api/v1/password', change, { cookie: third });
    expect(changed.status).toBe(200);
    expect([await visitor(second), await visitor(third), await visitor(cookieOf(changed))]).toEqual([
      null,
      null,
      'reviewer',
    ]);
    expect((await post('/api/v1/sign-in', { name: 'reviewer', password })).status).toBe(401);
  });

  it('is refused from a page of another origin, and by a form', async () => {
    const body = { name: 'viewer', password };
    for (const headers of [
      { Origin: 'https://evil.example' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Content-Type': 'text/plain' },
    ] as Record<string, string>[])
      expect([403, 400]).toContain((await post('/api/v1/sign-in', body, { headers })).status);
    const plain = { Host: 'sightline.example.org', Origin: 'http://sightline.example.org' };
    expect((await post('/api/v1/sign-in', body, { server: secure, headers: plain })).status).toBe(403);
    // A proxy that does not pass the host on.
    const proxied = { Host: '127.0.0.1:4173', Origin: 'https://sightline.example.org' };
    expect((await post('/api/v1/sign-in', body, { server: secure, headers: proxied })).status).toBe(200);
    const other = { Host: 'other.example.org' };
    expect((await post('/api/v1/sign-in', body, { server: secure, headers: other })).status).toBe(421);
  });

  it('is slowed down for a name that is guessed at, and not for others', async () => {
    const limited = await startTeamServer();
    const guess = (name: string, secret: string): Promise<Response> =>
      post('/api/v1/sign-in', { name, password: secret }, { server: limited });
    const guesses = await Promise.all(Array.from({ length: 14 }, (_, index) => guess('viewer', `guess ${index}`)));
    expect(guesses.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      ...Array(10).fill(401),
      ...Array(4).fill(429),
    ]);
    const late = await guess('VIEWER', password);
    expect(late.status).toBe(429);
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(800);
    expect((await guess('analyst', password)).status).toBe(200);
    // Right passwords never count, however many sign in from one address.
    for (let time = 0; time < 45; time += 1) expect((await guess('analyst', password)).status).toBe(200);
    await limited.close();
  });
});

describe('what people change', () => {
  it('is signed by the person who has signed in, whatever the request says', async () => {
    const cookie = await team.signIn('analyst');
    const answer = await post(
      '/api/v1/claims/claim-1/verdict',
      { verdict: 'accepted', by: 'the director', reason: 'because' },
      { cookie },
    );
    expect(answer.status).toBe(200);
    const last = (await team.workspace.store.history({ kind: 'claim', id: 'claim-1' })).at(-1);
    expect(last?.actor).toEqual({ kind: 'person', name: 'analyst' });
    const unsigned = await post('/api/v1/claims/claim-1/verdict', { verdict: 'rejected' }, { cookie });
    expect(unsigned.status).toBe(200);
  });

  it('stays within their cases, whatever ids the body of a request names', async () => {
    const cookie = await team.signIn('analyst');
    const store = team.workspace.store;
    const before = await store.revision();
    const other = (await store.history({ kind: 'claim', id: 'other-claim-1' })).at(-1)!;
    const attempts = [
      post('/api/v1/claims/claim-1/merge', { with: ['other-claim-1'] }, { cookie }),
      post('/api/v1/undo', { changes: [{ kind: 'claim', id: 'other-claim-1', sequence: other.sequence }] }, { cookie }),
      post(
        '/api/v1/own-marks',
        {
          siteId: 'other-tumangang',
          sceneId: 'other-S2B_52TEN_20231005',
          objectClass: 'railcars',
          gsdMetres: 1,
          marks: [],
        },
        { cookie, headers: { 'If-Match': `"${'0'.repeat(64)}"` } },
      ),
    ];
    for (const answer of await Promise.all(attempts)) expect([403, 404, 409]).toContain(answer.status);
    expect(await store.revision()).toBe(before);
  });

  it('is taken back by whoever made it, or by a reviewer', async () => {
    const undo = async (who: string, sequence: number): Promise<number> => {
      const changes = [{ kind: 'claim', id: 'claim-1', sequence }];
      return (await post('/api/v1/undo', { changes }, { cookie: await team.signIn(who) })).status;
    };
    const decide = async (who: string, verdict: string): Promise<number> => {
      await post('/api/v1/claims/claim-1/verdict', { verdict }, { cookie: await team.signIn(who) });
      return (await team.workspace.store.history({ kind: 'claim', id: 'claim-1' })).at(-1)!.sequence;
    };
    const own = await decide('analyst', 'accepted');
    expect(await undo('analyst', own)).toBe(200);
    const others = await decide('admin', 'accepted');
    expect(await undo('analyst', others)).toBe(403);
    expect(await undo('stranger', others)).toBe(404);
    expect(await undo('admin', others)).toBe(200);
  });

  it('by a token never is more than its ceiling', async () => {
    const person = (await team.accounts.people.find('admin'))!;
    const token = async (ceiling: 'viewer' | 'analyst'): Promise<string> =>
      (await team.accounts.tokens.add({ personId: person.id, label: 'test', ceiling, expires: null }, 'test')).secret;
    const verdict = async (secret: string): Promise<number> =>
      (
        await post(
          '/api/v1/observations/obs-tumangang-2023-10-05/verdict',
          { verdict: 'accepted' },
          { headers: { Authorization: `Bearer ${secret}` } },
        )
      ).status;
    expect(await verdict(await token('viewer'))).toBe(403);
    expect(await verdict(await token('analyst'))).toBe(200);
    expect(await verdict('sightline_made-up')).toBe(401);
    const server = (await team.accounts.people.find('server'))!;
    for (const [ceiling, status] of [
      ['reviewer', 403],
      ['admin', 200],
    ] as const) {
      const given = await team.accounts.tokens.add({ personId: server.id, label: 'x', ceiling, expires: null }, 'test');
      const audit = await team.app.request('/api/v1/audit', { headers: { Authorization: `Bearer ${given.secret}` } });
      expect(audit.status).toBe(status);
    }
    const listed = await team.app.request('/api/v1/cases', {
      headers: { Authorization: `Bearer ${await token('viewer')}` },
    });
    expect(((await listed.json()) as { items: { id: string }[] }).items.map(({ id }) => id)).toEqual([
      'tumangang-2023',
    ]);
  });
});

describe('a workspace without accounts', () => {
  it('asks nobody to sign in, until the first account is made', async () => {
    const { openSampleWorkspace } = await import('../browser/sample-workspace.ts');
    const { createServer } = await import('#server');
    const { twoCases } = await import('./two-cases.ts');
    const workspace = await openSampleWorkspace(twoCases);
    const { blobs, board, store, views } = workspace;
    const brief = async (): Promise<undefined> => undefined;
    const app = createServer({
      store,
      accounts: store.accounts,
      blobs,
      views,
      board,
      brief,
      webRoot: null,
      version: '1',
    });
    const cases = async (): Promise<number> => (await app.request('/api/v1/cases')).status;
    expect(await (await app.request('/api/v1/visitor')).json()).toEqual({
      hasAccounts: false,
      person: null,
      provider: null,
    });
    expect(await cases()).toBe(200);
    await store.accounts.people.add({ name: 'Kim', email: null, isAdmin: true, password }, 'test');
    expect(await cases()).toBe(401);
    await workspace.close();
  });
});
