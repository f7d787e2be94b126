import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultComposition } from '#core';
import { type TeamServer, startTeamServer } from './team-server.ts';
import { homeCase } from './two-cases.ts';

let team: TeamServer;
beforeAll(async () => {
  team = await startTeamServer();
});
afterAll(() => team.close());

async function post(who: string, path: string, body: unknown): Promise<{ status: number; detail: string }> {
  const answer = await team.app.request(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', 'If-Match': '*', Cookie: await team.signIn(who) },
  });
  return { status: answer.status, detail: ((await answer.json()) as { detail?: string }).detail ?? '' };
}
const publish = (who: string): ReturnType<typeof post> =>
  post(who, `/api/v1/cases/${homeCase}/publications`, { note: 'new' });
const compose = (who: string): ReturnType<typeof post> =>
  post(who, `/api/v1/cases/${homeCase}/composition`, { composition: { ...defaultComposition(homeCase), title: who } });
const decide = (who: string, verdict: string): ReturnType<typeof post> =>
  post(who, '/api/v1/markings/marking-1/verdict', { verdict });

describe('a case that takes two people to publish', () => {
  it('is published neither by who composed it last nor by who decided last', async () => {
    await team.accounts.policies.set(homeCase, { fourEyes: true }, 'test');
    expect((await decide('analyst', 'accepted')).status).toBe(200);
    expect((await compose('reviewer')).status).toBe(200);
    expect(await publish('reviewer')).toEqual({
      status: 403,
      detail: `publishing ${homeCase} takes two people: reviewer was the last who composed it`,
    });
    expect((await compose('analyst')).status).toBe(200);
    expect((await publish('reviewer')).status).toBe(200);
    expect((await decide('reviewer', 'rejected')).status).toBe(200);
    expect((await publish('reviewer')).detail).toContain('decided on a draft of it');
    expect((await publish('admin')).status).toBe(200);
  });

  it('is one again when the team says so', async () => {
    expect((await compose('reviewer')).status).toBe(200);
    expect((await publish('reviewer')).status).toBe(403);
    await team.accounts.policies.set(homeCase, { fourEyes: false }, 'test');
    expect((await publish('reviewer')).status).toBe(200);
  });
});
