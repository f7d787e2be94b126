import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Access, accessTable } from '#api';
import { type Role, reachesRole } from '#core';
import { type TeamMember, type TeamServer, people, startTeamServer } from './team-server.ts';
import { idOf, otherPrefix } from './two-cases.ts';

type Guarded = ReturnType<typeof accessTable>[number];
const routes = accessTable();
const visitors = ['anonymous', ...people] as const;
type VisitorName = (typeof visitors)[number];

let team: TeamServer;
const cookies = new Map<VisitorName, string>();
beforeAll(async () => {
  team = await startTeamServer();
  for (const name of people) cookies.set(name, await team.signIn(name));
});
afterAll(() => team.close());

const fill = ({ path }: Guarded, prefix: '' | typeof otherPrefix = ''): string =>
  path.replace(/\{(\w+)(?:\.\.\.)?\}/g, (_, name: string) => {
    if (name === 'collection') return path.startsWith('/stac') ? 'scenes' : 'sites';
    return encodeURIComponent(idOf(name, prefix));
  });

/** Ends a stream, so that the server rests. */
async function ask(who: VisitorName, route: Guarded, address: string): Promise<{ status: number; text: string }> {
  const stop = new AbortController();
  const cookie = cookies.get(who);
  const answer = await team.app.request(address, {
    method: route.method.toUpperCase(),
    signal: stop.signal,
    headers: { 'Content-Type': 'application/json', ...(cookie ? { Cookie: cookie } : {}) },
    ...(route.method === 'post' ? { body: '{}' } : {}),
  });
  if (answer.headers.get('content-type')?.startsWith('text/event-stream')) {
    await answer.body?.cancel();
    stop.abort();
    return { status: answer.status, text: '' };
  }
  return { status: answer.status, text: await answer.text() };
}

/** What the table promises somebody on a route of the home case. */
function promised(who: VisitorName, access: Access, namesRecord: boolean): 'allowed' | 401 | 403 | 404 {
  if (access === 'anyone') return 'allowed';
  if (who === 'anonymous') return 401;
  if (who === 'server' || access === 'person') return 'allowed';
  if (access === 'server') return 403;
  if (who === 'newcomer') return namesRecord ? 404 : 403;
  if (who === 'stranger') return namesRecord ? 404 : 'allowed';
  return reachesRole(who as Role, access) ? 'allowed' : 403;
}

const recordNames =
  /\{(case|site|zone|scene|reference|observation|marking|document|claim|proposition|hypothesis|forecast|comment|assignment)\}/;

/** A body that says nothing is refused, and pixels that are not there are missed, only where one gets as far as that. */
function outcome({ status, text }: { status: number; text: string }): 'allowed' | 401 | 403 | 404 {
  if (status === 401 || status === 403) return status;
  return status === 404 && text.includes('"no-such-record"') ? 404 : 'allowed';
}

describe('every route of the table of accesses', () => {
  it('is there, and the server answers on no other', () => {
    const known = new Set(routes.map(({ method, path }) => `${method.toUpperCase()} ${toPattern(path)}`));
    const handled = team.app.routes.filter(({ method, path }) => method !== 'ALL' && path !== '/*');
    const unknown = handled.map(({ method, path }) => `${method} ${path.replace(/\{\[.*/, '')}`);
    // One handler for all lists of a case, each of which stands in the table.
    const lists = 'GET /api/v1/cases/:case/:collection';
    expect(unknown.filter((one) => one !== lists && !known.has(one))).toEqual([]);
    expect(routes.length).toBeGreaterThan(80);
  });

  it.each(visitors)('answers %s as the table says', async (who) => {
    const wrong: string[] = [];
    for (const route of routes) {
      if (/sign-(in|out)$/.test(route.path)) continue;
      const namesRecord = recordNames.test(route.path);
      const got = outcome(await ask(who, route, fill(route)));
      // A feature is looked for among those within reach.
      const isHidden = who === 'stranger' && route.path.includes('{feature}');
      const wanted = isHidden ? 404 : promised(who, route.access, namesRecord);
      // A proposal that is not there is found out by who may keep one.
      if (got === 404 && wanted === 'allowed' && route.path.includes('{proposal}')) continue;
      if (got !== wanted) wrong.push(`${route.method} ${route.path}: ${wanted} expected, ${got} found`);
    }
    expect(wrong).toEqual([]);
  });

  it.each(['viewer', 'admin'] as const satisfies readonly TeamMember[])(
    'shows a %s nothing of a case of others, under whatever address',
    async (who) => {
      const leaks: string[] = [];
      for (const route of routes.filter(({ access, method }) => access !== 'anyone' && method === 'get'))
        for (const address of [fill(route), fill(route, otherPrefix)]) {
          const { status, text } = await ask(who, route, address);
          // What was asked for is named in the refusal.
          if (status < 400 && text.includes(otherPrefix)) leaks.push(`${address}: ${text.slice(0, 200)}`);
          if (address.includes(otherPrefix) && status < 400) leaks.push(`${address}: ${status}`);
        }
      expect(leaks).toEqual([]);
    },
  );

  it('finds something to show of the case of others, so that the test above is one', async () => {
    const shown = [];
    for (const route of routes.filter(({ access, method }) => access !== 'anyone' && method === 'get')) {
      const { status, text } = await ask('stranger', route, fill(route, otherPrefix));
      if (status < 400 && text.includes(otherPrefix)) shown.push(route.path);
    }
    expect(shown.length).toBeGreaterThan(35);
  });
});

function toPattern(path: string): string {
  return path.replace(/\{(\w+)\.\.\.\}/g, ':$1{.+}').replace(/\{(\w+)\}/g, ':$1');
}
