import { gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { beforeEach, describe, expect, it } from 'vitest';
import { scopeOfCases } from '#app';
import type { RecordKind } from '#core';
import { KeptAnswers } from './kept-answers.ts';
import { visits } from './team/visit.ts';

let log: RecordKind[];
let works: number;
let kept: KeptAnswers;
let work: () => Promise<unknown>;
beforeEach(() => {
  [log, works] = [['site'], 0];
  kept = new KeptAnswers({
    revision: async () => log.length,
    changesSince: async (revision) => new Map(log.slice(revision).map((kind) => [kind, 1])),
    // Whatever changes, changes at the site a.
    history: async () => [{ recordId: 'a', before: null }] as never,
    list: async () => [{ id: 'a', siteId: 'a' }] as never,
  });
  work = async () => ({ works: (works += 1) });
});

const app = new Hono()
  .get('/sites', (context) => kept.answer(context, { of: ['site'] }, () => work()))
  .get('/sites/:site', (context) =>
    kept.answer(context, { of: ['site', 'observation', 'scene'], site: context.req.param('site') }, () => work()),
  )
  .get('/half', (context) => kept.answer(context, { of: 'all', isWhole: () => works > 1 }, () => work()));

async function ask(path: string, tag?: string): Promise<readonly [number, string, string | null]> {
  const answer = await app.request(path, { headers: tag === undefined ? {} : { 'If-None-Match': tag } });
  return [answer.status, await answer.text(), answer.headers.get('etag')];
}

/** As somebody who may see these cases. */
function askAs(cases: readonly string[]): Promise<readonly [number, string, string | null]> {
  const empty = { sites: [], documents: [], provisions: [], parties: [], mentions: [] };
  const reads = scopeOfCases(cases.map((id) => ({ ...empty, id })) as never);
  const reach = { reads, writes: reads, actor: { kind: 'person', name: 'A' } } as const;
  return visits.run({ visitor: null, reach, signer: null, isGuarded: true }, () => ask('/sites'));
}

describe('an answer that is kept', () => {
  it('is made once for all who ask, together or later, and again when one of its kinds changes', async () => {
    const [[status, body, tag], [, same]] = await Promise.all([ask('/sites'), ask('/sites')]);
    expect([status, body, same]).toEqual([200, '{"works":1}', '{"works":1}']);
    log.push('comment');
    expect(await ask('/sites')).toEqual([200, body, tag]);
    log.push('site');
    expect((await ask('/sites'))[1]).toBe('{"works":2}');
    expect((await ask('/sites?limit=3'))[1]).toBe('{"works":3}');
  });

  it('is not sent, nor made, for whoever has it', async () => {
    const [, , tag] = await ask('/sites');
    expect(await ask('/sites', tag!)).toEqual([304, '', tag]);
    expect(works).toBe(1);
    log.push('site');
    expect((await ask('/sites', tag!))[0]).toBe(200);
  });

  it('of one site is made again when something changes there, and not for what changes elsewhere', async () => {
    const ask2 = async (): Promise<string[]> => [(await ask('/sites/a'))[1], (await ask('/sites/b'))[1]];
    expect(await ask2()).toEqual(['{"works":1}', '{"works":2}']);
    log.push('observation');
    expect(await ask2()).toEqual(['{"works":3}', '{"works":2}']);
    log.push('scene');
    expect(await ask2()).toEqual(['{"works":4}', '{"works":5}']);
  });

  it('is compressed for who accepts that where it is long, and known by its tag in both forms', async () => {
    const long = 'yard '.repeat(4000);
    work = async () => long;
    const request = async (headers: Record<string, string>): Promise<Response> => app.request('/sites', { headers });
    const [plain, packed, refused] = await Promise.all([
      request({}),
      request({ 'Accept-Encoding': 'gzip, br' }),
      request({ 'Accept-Encoding': 'gzip;q=0, br' }),
    ]);
    const tag = plain.headers.get('etag')!;
    expect(packed.headers.get('etag')).toBe(`W/${tag}`);
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    const bytes = Buffer.from(await packed.arrayBuffer());
    expect(Number(packed.headers.get('content-length'))).toBe(bytes.length);
    expect(JSON.parse(gunzipSync(bytes).toString())).toBe(long);
    expect([refused.headers.get('content-encoding'), await refused.json()]).toEqual([null, long]);
    for (const one of [plain, packed]) expect(one.headers.get('vary')).toBe('Accept-Encoding');
    for (const known of [tag, `W/${tag}`])
      expect((await request({ 'Accept-Encoding': 'gzip', 'If-None-Match': known })).status).toBe(304);
  });

  it('is another for whoever may see other cases, and made again when a case changes', async () => {
    const bodies: string[] = [];
    for (const cases of [['a'], ['a', 'b'], ['a']]) bodies.push((await askAs(cases))[1]);
    bodies.push((await ask('/sites'))[1]);
    log.push('case');
    bodies.push((await askAs(['a']))[1], (await ask('/sites'))[1]);
    expect(bodies.map((body) => (JSON.parse(body) as { works: number }).works)).toEqual([1, 2, 1, 3, 4, 3]);
  });

  it('is made again where it failed, where not all of it was known, and in a workspace that went back', async () => {
    const good = work;
    work = async () => Promise.reject(new Error('no'));
    expect((await ask('/sites'))[0]).toBe(500);
    work = good;
    expect((await ask('/sites'))[1]).toBe('{"works":1}');
    works = 0;
    const bodies = [await ask('/half'), await ask('/half'), await ask('/half')].map(([, body]) => body);
    expect(bodies).toEqual(['{"works":1}', '{"works":2}', '{"works":2}']);
    log = [];
    expect((await ask('/sites'))[1]).toBe('{"works":3}');
  });
});

it('a value that answers are made of is kept as they are', async () => {
  const value = (): Promise<unknown> => kept.value('sites', ['site'], () => work());
  const first = await value();
  log.push('comment');
  expect(await value()).toBe(first);
  log.push('site');
  expect(await value()).not.toBe(first);
});
