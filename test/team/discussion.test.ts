import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChangeAnswer, ThreadList } from '#api';
import { sampleRecords } from '../contracts/sample-records.ts';
import { type TeamServer, startTeamServer } from './team-server.ts';
import { homeCase, otherCase, otherPrefix } from './two-cases.ts';

let team: TeamServer;
beforeAll(async () => {
  team = await startTeamServer();
});
afterAll(() => team.close());

async function post(who: string, path: string, body: unknown): Promise<{ status: number; answer: unknown }> {
  const response = await team.app.request(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', 'If-Match': '*', Cookie: await team.signIn(who) },
  });
  return { status: response.status, answer: await response.json() };
}
const say = (who: string, claimId: string, caseId: string | null = null): ReturnType<typeof post> =>
  post(who, '/api/v1/comments', {
    caseId,
    about: { kind: 'claim', id: claimId, place: null },
    text: `said by ${who}`,
    inReplyTo: null,
    by: 'Somebody else',
  });
const threadsOf = async (who: string): Promise<string[]> => {
  const headers = { Cookie: await team.signIn(who) };
  const { items } = (await (await team.app.request('/api/v1/comments', { headers })).json()) as ThreadList;
  return items.map(({ first }) => `${first.caseId}: ${first.by}`);
};

describe('comments of a team', () => {
  const claim = sampleRecords.claim.id;

  it('are by who has signed in, in the case of the record, and read by its people only', async () => {
    const said = await say('analyst', claim);
    expect(said.status).toBe(200);
    const [id] = (said.answer as ChangeAnswer).ids;
    expect(await team.workspace.store.get('comment', id!)).toMatchObject({ by: 'analyst', caseId: homeCase });
    expect(await threadsOf('viewer')).toContain(`${homeCase}: analyst`);
    expect(await threadsOf('stranger')).toEqual([`${otherCase}: A. Analyst`]);
    expect((await post('reviewer', `/api/v1/comments/${id}/text`, { text: 'other words' })).status).toBe(403);
    expect((await post('analyst', `/api/v1/comments/${id}/text`, { text: 'other words' })).status).toBe(200);
    expect((await post('stranger', `/api/v1/comments/${id}/resolution`, { resolved: true })).status).toBe(404);
  });

  it('are not said about records of others, nor into their cases, nor by who only reads', async () => {
    expect((await say('analyst', otherPrefix + claim)).status).toBe(404);
    expect((await say('analyst', otherPrefix + claim, homeCase)).status).toBe(404);
    expect((await say('analyst', claim, otherCase)).status).toBeGreaterThanOrEqual(403);
    expect((await say('viewer', claim)).status).toBe(403);
  });
});
