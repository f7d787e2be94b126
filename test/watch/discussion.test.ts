import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import {
  type Notice,
  type TeamStore,
  addComment,
  assign,
  createJobHandlers,
  editComment,
  parseWatchPlan,
  runJobs,
  watch,
} from '#app';
import { createCatalogs, createImages, createReader } from '#sources';
import { openBlobs, openSqliteStore } from '#storage';
import { scratchFolder } from '../cli/run-sightline.ts';
import { put } from '../contracts/contract-world.ts';
import { sampleRecords } from '../contracts/sample-records.ts';
import { FakeClock } from './fake-clock.ts';

const context = { actor: { kind: 'machine', name: 'watch' }, reason: 'test' } as const;
const never = { chance: () => 0, context, signal: { aborted: false, throwIfAborted: () => {} } };
const caseId = sampleRecords.case.id;
const about = { kind: 'site', id: sampleRecords.site.id, place: null } as const;

const plan = parseWatchPlan(
  {
    format: 'sightline-watch/1',
    workbench: 'https://desk.example.org',
    recipients: [
      { name: 'ada', person: 'Ada Lee', to: 'https://chat.example.org/ada' },
      {
        name: 'min',
        person: 'Min Kim',
        to: 'https://chat.example.org/min',
        quiet: { from: '22:00', until: '07:00' },
        timeZone: 'UTC',
      },
      { name: 'room', to: 'https://chat.example.org/room' },
    ],
  },
  'watch.yaml',
);

let store: TeamStore;
let clock: FakeClock;
let folder = '';
beforeEach(async () => {
  folder = scratchFolder();
  mkdirSync(join(folder, '.sightline'));
  clock = new FakeClock('2024-03-01T12:00:00Z');
  store = await openSqliteStore(join(folder, 'sightline.db'), {
    now: () => clock.now(),
    passwordCost: { ln: 4, r: 8, p: 1 },
  });
  onTestFinished(() => store.close());
  await put(store, 'case', [sampleRecords.case]);
  await put(store, 'site', [sampleRecords.site]);
});

/** One look of the watch, and what it then sends. */
async function look(): Promise<[string, Notice][]> {
  const sent: [string, Notice][] = [];
  const ports = {
    store,
    accounts: store.accounts,
    blobs: await openBlobs(join(folder, 'blobs')),
    catalogs: createCatalogs(),
    reader: createReader(),
  };
  const { failed } = await watch(ports, { ...never, plan, clock, once: true });
  expect(failed).toBe(0);
  const messengers = {
    send: async (reader: { name: string }, { notices }: { notices: readonly Notice[] }) =>
      void sent.push(...notices.map((notice): [string, Notice] => [reader.name, notice])),
  };
  const handlers = createJobHandlers({ images: createImages(), messengers, clock });
  await runJobs(store, handlers, { ...never, worker: 'w', clock, untilIdle: true });
  return sent;
}

const say = (text: string, by: string): ReturnType<typeof addComment> =>
  addComment(store, { caseId, about, text, inReplyTo: null }, { by, at: clock.now().toISOString() });

describe('people whom a plan names', () => {
  it('are told once of comments that name them and of work, and not of what was said before or by themselves', async () => {
    await say('Long ago, @"Ada Lee".', 'Min Kim');
    expect(await look()).toEqual([]);
    const comment = await say('Is this all, @ada.lee? @"Someone Else" asks.', 'Min Kim');
    await say('A note to myself, @ada-lee.', 'Ada Lee');
    const told = await look();
    expect(told).toMatchObject([
      [
        'ada',
        {
          kind: 'mention',
          headline: expect.stringContaining('Min Kim names you'),
          sentences: ['Is this all, @ada.lee? @"Someone Else" asks.'],
          link: `https://desk.example.org/sites/${sampleRecords.site.id}`,
        },
      ],
    ]);
    await editComment(store, comment.id, 'Is this all, @ada.lee and @min.kim?', {
      by: 'Min Kim',
      at: clock.now().toISOString(),
    });
    await assign(
      store,
      { caseId, about, task: 'Count again', to: 'Ada Lee', due: '2024-03-05' },
      {
        by: 'Min Kim',
        at: clock.now().toISOString(),
      },
    );
    expect(await look()).toMatchObject([
      ['ada', { kind: 'assignment', sentences: ['Count again', 'Due on 2024-03-05.'] }],
    ]);
    expect(await look()).toEqual([]);
  });

  it('are told after their quiet hours', async () => {
    await look();
    clock.set('2024-03-01T23:00:00Z');
    await say('@min.kim, look', 'Ada Lee');
    expect(await look()).toEqual([]);
    clock.set('2024-03-02T07:00:00Z');
    expect(await look()).toMatchObject([['min', { kind: 'mention', sentences: ['@min.kim, look'] }]]);
  });

  it('are told of nothing in a case that they may not read', async () => {
    await look();
    const { people } = store.accounts;
    const account = { email: null, isAdmin: false, password: null };
    const ada = await people.add({ ...account, name: 'Ada Lee' }, 'test');
    await say('@ada.lee and @min.kim, look', 'Boss');
    expect(await look()).toEqual([]);
    await people.setRole(ada.id, caseId, 'viewer', 'test');
    await say('@ada.lee and @min.kim, look again', 'Boss');
    expect((await look()).map(([name]) => name)).toEqual(['ada']);
  });
});
