import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleRecords } from '../contracts/sample-records.ts';
import { type TeamServer, startTeamServer } from './team-server.ts';
import { otherPrefix } from './two-cases.ts';

let team: TeamServer;
beforeAll(async () => {
  team = await startTeamServer();
});
afterAll(() => team.close());

const by = { actor: { kind: 'machine', name: 'test' }, reason: 'a change' } as const;

/** Reads a stream; `until` waits for so many events of a change. */
async function follow(who: string): Promise<{ changes: () => object[]; ended: Promise<void>; stop: () => void }> {
  const cancel = new AbortController();
  const answer = await team.app.request('/api/v1/events', {
    headers: { Cookie: await team.signIn(who) },
    signal: cancel.signal,
  });
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const ended = (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      text += value;
    }
  })();
  const changes = (): object[] =>
    [...text.matchAll(/event: change\nid: \d+\ndata: (.*)\n/g)].map(([, data]) => JSON.parse(data!).kinds);
  return { changes, ended, stop: () => cancel.abort() };
}

async function eventually(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 100 && !isSo(); tries += 1) await new Promise((done) => setTimeout(done, 50));
  expect(isSo()).toBe(true);
}

describe('the stream of changes', () => {
  it('tells each of what happens in the own cases, and of nothing else', async () => {
    const [viewer, stranger, server] = [await follow('viewer'), await follow('stranger'), await follow('server')];
    await eventually(() => [viewer, stranger, server].every((one) => one.changes().length === 1));
    const { store } = team.workspace;
    const claim = { ...sampleRecords.claim, id: `${otherPrefix}claim-1`, documentId: `${otherPrefix}doc-1` };
    await store.transaction(by, (writer) => writer.put('claim', [{ ...claim, review: 'rejected' }]));
    await eventually(() => server.changes().length === 2);
    await store.transaction(by, (writer) => writer.put('case', [{ ...sampleRecords.case, title: 'Renamed' }]));
    await eventually(() => server.changes().length === 3 && viewer.changes().length === 2);
    expect(server.changes()).toEqual([{}, { claim: 1 }, { case: 1 }]);
    expect(viewer.changes()).toEqual([{}, { case: 1 }]);
    expect(stranger.changes()).toEqual([{}, { claim: 1 }]);
    for (const one of [viewer, stranger, server]) one.stop();
  });

  it('ends for a person who is disabled', async () => {
    const stream = await follow('reviewer');
    await eventually(() => stream.changes().length === 1);
    const { id } = (await team.accounts.people.find('reviewer'))!;
    await team.accounts.people.setDisabled(id, true, 'test');
    await team.workspace.store.transaction(by, (writer) =>
      writer.put('case', [{ ...sampleRecords.case, title: 'Renamed again' }]),
    );
    await stream.ended;
    expect(stream.changes()).toEqual([{}]);
  });
});
