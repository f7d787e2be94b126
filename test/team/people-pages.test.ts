import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountAnswer, PasswordAnswer, TeamAnswer, TokenAnswer } from '#api';
import { type TeamServer, startTeamServer } from './team-server.ts';
import { homeCase, otherCase } from './two-cases.ts';

let team: TeamServer;
const cookies: Record<string, string> = {};
beforeAll(async () => {
  team = await startTeamServer();
  for (const name of ['viewer', 'analyst', 'admin', 'server']) cookies[name] = await team.signIn(name);
});
afterAll(() => team.close());

async function ask<T>(who: string, path: string, body?: object): Promise<{ status: number; answer: T }> {
  const response = await team.app.request(path, {
    method: body ? 'POST' : 'GET',
    headers: { 'Content-Type': 'application/json', Cookie: cookies[who]! },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, answer: (await response.json()) as T };
}

describe('an admin of the server', () => {
  it('adds a person, whose password is told once and works; sets a role; disables and lets in again', async () => {
    const { answer } = await ask<PasswordAnswer>('server', '/api/v1/people', {
      name: 'Min Kim',
      email: 'kim@example.org',
      isAdmin: false,
      signsIn: 'password',
    });
    const { id } = answer.person;
    expect(answer.password).toMatch(/^([a-z2-9]{4}-){4}[a-z2-9]{4}$/);
    cookies['kim'] = await team.signIn('Min Kim', answer.password!);
    expect((await ask('server', `/api/v1/cases/${homeCase}/roles`, { person: id, role: 'analyst' })).status).toBe(200);
    expect((await team.accounts.people.find('Min Kim'))!.roles).toEqual({ [homeCase]: 'analyst' });
    const again = await ask<PasswordAnswer>('server', `/api/v1/people/${id}/password`, {});
    expect(again.answer.password).not.toBe(answer.password);
    await expect(team.signIn('Min Kim', answer.password!)).rejects.toThrow('not this password');
    await ask('server', `/api/v1/people/${id}/account`, { isDisabled: true });
    await expect(team.signIn('Min Kim', again.answer.password!)).rejects.toThrow('not this password');
    await ask('server', `/api/v1/people/${id}/account`, { isDisabled: false });
    expect(await team.signIn('Min Kim', again.answer.password!)).not.toBe('');
    const log = (await team.accounts.events(20)).map(({ by, what }) => `${by}: ${what}`);
    expect(log).toContain('server: Min Kim is disabled');
  });

  it('does not shut himself out, and gives no name twice', async () => {
    const { id } = (await team.accounts.people.find('server'))!;
    expect((await ask('server', `/api/v1/people/${id}/account`, { isDisabled: true })).status).toBe(403);
    const twice = { name: 'VIEWER', email: null, isAdmin: false, signsIn: 'password' };
    expect(await ask('server', '/api/v1/people', twice)).toMatchObject({ status: 409, answer: { code: 'name-taken' } });
  });
});

describe('an admin of a case', () => {
  it('sees roles of that case only, and gives them there and nowhere else', async () => {
    const { answer } = await ask<TeamAnswer>('admin', '/api/v1/people');
    expect(answer).toMatchObject({ isServerAdmin: false, cases: [{ id: homeCase }] });
    expect(answer.people.every(({ email }) => email === null)).toBe(true);
    expect(answer.people.flatMap((person) => Object.keys(person.roles)).every((id) => id === homeCase)).toBe(true);
    const { id } = answer.people.find(({ name }) => name === 'newcomer')!;
    const body = { person: id, role: 'viewer' };
    expect((await ask('admin', `/api/v1/cases/${homeCase}/roles`, body)).status).toBe(200);
    expect((await ask('admin', `/api/v1/cases/${otherCase}/roles`, body)).status).toBe(404);
    expect((await ask('viewer', `/api/v1/cases/${homeCase}/roles`, body)).status).toBe(403);
    // Ids of people made by older versions may begin with any letter of base64url.
    const stranger = await ask('admin', `/api/v1/cases/${homeCase}/roles`, { ...body, person: '-_stranger' });
    expect(stranger).toMatchObject({ status: 404, answer: { code: 'no-such-person' } });
    expect((await team.accounts.people.find('newcomer'))!.roles).toEqual({ [homeCase]: 'viewer' });
    expect((await ask('admin', `/api/v1/cases/${homeCase}/roles`, { ...body, role: null })).status).toBe(200);
  });
});

describe('a person', () => {
  it('sees and ends the own sessions, and no others', async () => {
    const other = await team.signIn('analyst');
    const { answer } = await ask<AccountAnswer>('analyst', '/api/v1/account');
    expect(answer.sessions).toHaveLength(2);
    const { id } = answer.sessions.find(({ isThis }) => !isThis)!;
    expect((await ask('viewer', `/api/v1/account/sessions/${id}/end`, {})).status).toBe(404);
    expect((await ask<AccountAnswer>('analyst', `/api/v1/account/sessions/${id}/end`, {})).answer.sessions).toHaveLength(1); // prettier-ignore
    cookies['ended'] = other;
    expect((await ask('ended', '/api/v1/account')).status).toBe(401);
  });

  it('makes a token that is told once, works up to its ceiling, and cannot make others; revokes it', async () => {
    const body = { label: 'QGIS', ceiling: 'viewer', days: 30 };
    const { answer } = await ask<TokenAnswer>('analyst', '/api/v1/account/tokens', body);
    const withToken = async (path: string, more?: object): Promise<number> => {
      const headers = { Authorization: `Bearer ${answer.secret}`, 'Content-Type': 'application/json' };
      const method = more ? { method: 'POST', body: JSON.stringify(more) } : {};
      return (await team.app.request(path, { headers, ...method })).status;
    };
    expect(await withToken('/ogc/collections')).toBe(200);
    expect(await withToken('/api/v1/account/tokens', body)).toBe(403);
    const listed = await ask<AccountAnswer>('analyst', '/api/v1/account');
    expect(listed.answer.tokens).toMatchObject([{ label: 'QGIS', ceiling: 'viewer', revoked: null }]);
    expect(JSON.stringify(listed.answer)).not.toContain(answer.secret);
    const { id } = answer.token;
    expect((await ask('viewer', `/api/v1/account/tokens/${id}/revocation`, {})).status).toBe(404);
    expect((await ask('analyst', `/api/v1/account/tokens/${id}/revocation`, {})).status).toBe(200);
    expect(await withToken('/ogc/collections')).toBe(401);
  });

  it.each([
    { label: ' ', ceiling: 'viewer', days: 1 },
    { label: 'x', ceiling: 'king', days: 1 },
    { label: 'x', ceiling: 'viewer', days: 1e9 },
    { label: 'x', ceiling: 'viewer', days: 1, more: 1 },
  ])('%j is no token', async (body) => {
    expect((await ask('analyst', '/api/v1/account/tokens', body)).status).toBe(400);
  });
});
