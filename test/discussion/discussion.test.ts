import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import {
  type AssignmentDraft,
  type Store,
  addComment,
  assign,
  changeAsSeen,
  editComment,
  exportCase,
  importPath,
  listThreads,
  listWork,
  settleAssignment,
  settleThread,
  undoChange,
  verifyHistory,
  withdrawComment,
} from '#app';
import { findMentions, personKey } from '#core';
import { createReader } from '#sources';
import { openBlobs, openSqliteStore } from '#storage';
import { join } from 'node:path';
import { writeFiles } from '../../src/cli/write-files.ts';
import { put } from '../contracts/contract-world.ts';
import { sampleRecords } from '../contracts/sample-records.ts';
import { scratchFolder } from '../cli/run-sightline.ts';

const caseId = 'tumangang-2023';
const about = { kind: 'site', id: 'tumangang', place: null } as const;
const anna = (minute: number) => ({ by: 'A. Analyst', at: `2023-10-18T12:0${minute}:00Z` });
const boris = (minute: number) => ({ by: 'B. Reader', at: `2023-10-18T12:0${minute}:00Z` });

const importing = { actor: { kind: 'machine', name: 'test' }, reason: 'test' } as const;
type Ports = Parameters<typeof importPath>[0];
async function openPorts(): Promise<Ports> {
  const folder = scratchFolder();
  const store = await openSqliteStore(join(folder, 'sightline.db'));
  onTestFinished(() => store.close());
  return { store, blobs: await openBlobs(join(folder, 'blobs')), reader: createReader() };
}

describe('mentions', () => {
  it.each([
    ['Ask @a.analyst.', ['a-analyst']],
    ['@A.Analyst and @"A. Analyst" are one, @b-reader another', ['a-analyst', 'b-reader']],
    ['mail a.analyst@example.org, not @@twice', []],
    ['(@두만강) @élodie!', ['두만강', 'elodie']],
    ['@ nobody, @"" neither', []],
  ])('of "%s" are %j', (text, expected) => expect(findMentions(text)).toEqual(expected));

  it('meet a name however it is written', () => {
    expect(['A. Analyst', 'a.analyst', 'A-ANALYST'].map(personKey)).toEqual(Array(3).fill('a-analyst'));
  });
});

describe('comments', () => {
  let ports: Ports;
  let store: Store;
  beforeEach(async () => {
    ports = await openPorts();
    store = ports.store as Store;
    const { case: found, claim, document, site } = sampleRecords;
    await put(store, 'site', [{ ...site, id: 'tumangang' }]);
    await put(store, 'case', [{ ...found, id: caseId, sites: ['tumangang'], documents: [document.id] }]);
    await put(store, 'document', [document]);
    const text = document.text.slice(0, 5);
    await put(store, 'claim', [{ ...claim, documentId: document.id, start: 0, end: 5, text }]);
  });

  it('make threads; who edits keeps the earlier words in the history; anybody resolves and reopens', async () => {
    const first = await addComment(
      store,
      { caseId, about, text: ' Is *this* all, @b.reader? ', inReplyTo: null },
      anna(0),
    );
    expect(first).toMatchObject({ text: 'Is *this* all, @b.reader?', mentions: ['b-reader'], inReplyTo: null });
    const answer = await addComment(store, { caseId: null, about, text: 'No.', inReplyTo: first.id }, boris(1));
    const again = await addComment(store, { caseId: null, about, text: 'Then?', inReplyTo: answer.id }, anna(2));
    expect(again).toMatchObject({ inReplyTo: first.id, caseId });
    await editComment(store, answer.id, 'No, look at the south.', boris(3));
    expect((await store.history({ kind: 'comment', id: answer.id })).at(-1)).toMatchObject({
      before: { text: 'No.' },
      actor: { name: 'B. Reader' },
    });
    await expect(editComment(store, answer.id, 'Yes.', anna(4))).rejects.toMatchObject({ code: 'not-permitted' });
    await settleThread(store, first.id, true, boris(5));
    await expect(settleThread(store, answer.id, true, boris(5))).rejects.toMatchObject({ code: 'incomplete' });
    expect(await listThreads(store, { isOpen: true })).toEqual([]);
    await settleThread(store, first.id, false, anna(6));
    const [thread, ...others] = await listThreads(store, {
      about: 'site:tumangang',
      isOpen: true,
      mentions: 'b-reader',
    });
    expect(others).toEqual([]);
    expect(thread!.answers.map(({ text }) => text)).toEqual(['No, look at the south.', 'Then?']);
    expect(await listThreads(store, { mentions: 'a-analyst' })).toEqual([]);
  });

  it('belong to the case of their record where nobody names one', async () => {
    const [claim] = await store.list('claim', { limit: 1 });
    for (const [kind, id, expected] of [
      ['site', 'tumangang', caseId],
      ['claim', claim!.id, caseId],
      ['case', caseId, caseId],
      ['party', sampleRecords.party.id, caseId],
      ['site', 'elsewhere', null],
    ] as const) {
      await put(store, 'site', [{ ...sampleRecords.site, id: 'elsewhere' }]);
      await put(store, 'party', [sampleRecords.party]);
      const draft = { caseId: null, about: { kind, id, place: null }, text: 'here', inReplyTo: null };
      expect((await addComment(store, draft, anna(0))).caseId).toBe(expected);
    }
  });

  it('point at words, marks and sections that are there, and at no others', async () => {
    const [claim] = await store.list('claim', { limit: 1 });
    const at = (place: object): Promise<unknown> =>
      addComment(store, { caseId, about: place as never, text: 'here', inReplyTo: null }, anna(0));
    const words = { kind: 'words', start: claim!.start, end: claim!.end, exact: claim!.text };
    await at({ kind: 'claim', id: claim!.id, place: words });
    await at({ kind: 'document', id: claim!.documentId, place: words });
    await at({ kind: 'case', id: caseId, place: { kind: 'section', section: 'text-1' } });
    const wrong = { ...words, start: claim!.start + 1, end: claim!.end + 1 };
    await expect(at({ kind: 'claim', id: claim!.id, place: wrong })).rejects.toMatchObject({ code: 'incomplete' });
    await expect(at({ kind: 'site', id: 'tumangang', place: { kind: 'mark', markId: 'm' } })).rejects.toThrow(
      /no mark/,
    );
    await expect(at({ kind: 'site', id: 'nowhere', place: null })).rejects.toMatchObject({ code: 'no-such-record' });
  });

  it('that are withdrawn or taken back keep their place, and nothing leaves the history', async () => {
    const { changes, result: first } = await changeAsSeen(store, null, (changing) =>
      addComment(changing, { caseId, about, text: 'a slip', inReplyTo: null }, anna(0)),
    );
    await undoChange(store, changes, { kind: 'person', name: 'A. Analyst' });
    expect(await store.get('comment', first.id)).toMatchObject({ withdrawn: true, text: 'a slip' });
    expect(await listThreads(store, {})).toEqual([]);
    const second = await addComment(store, { caseId, about, text: 'stays', inReplyTo: null }, anna(1));
    await addComment(store, { caseId, about, text: 'answer', inReplyTo: second.id }, boris(2));
    await expect(withdrawComment(store, second.id, boris(3))).rejects.toMatchObject({ code: 'not-permitted' });
    await withdrawComment(store, second.id, anna(3));
    expect(await listThreads(store, {})).toMatchObject([{ first: { withdrawn: true }, answers: [{ text: 'answer' }] }]);
    expect(await verifyHistory(store)).toMatchObject({ isIntact: true });
  });

  it('and assignments go with the case bundle and come back the same', async () => {
    ports = await openPorts();
    store = ports.store as Store;
    await importPath(ports, 'demo/tumangang-2023', importing);
    const first = await addComment(store, { caseId, about, text: 'z first', inReplyTo: null }, anna(1));
    await addComment(store, { caseId, about, text: 'an answer', inReplyTo: first.id }, boris(2));
    await assign(store, { caseId, about, task: 'look again', to: 'B. Reader', due: null }, anna(3));
    const bundle = join(scratchFolder(), 'bundle');
    await writeFiles(bundle, await exportCase(ports, caseId, 'bundle'));
    const second = await openPorts();
    const report = await importPath(second, bundle, importing);
    expect(report.rejected).toEqual([]);
    expect(await listThreads(second.store, {})).toEqual(await listThreads(store, {}));
    expect(await listWork(second.store, {})).toEqual(await listWork(store, {}));
  });
});

describe('assignments', () => {
  it('are listed by who is to do them, the next due first, and end done, declined or withdrawn', async () => {
    const { store } = (await openPorts()) as { store: Store };
    await put(store, 'site', [{ ...sampleRecords.site, id: 'tumangang' }]);
    const draft = (task: string, due: string | null): AssignmentDraft => ({
      caseId: null,
      about,
      task,
      to: 'B. Reader',
      due,
    });
    const later = await assign(store, draft('later', '2023-11-01'), anna(1));
    const whenever = await assign(store, draft('whenever', null), anna(1));
    const soon = await assign(store, draft('soon', '2023-10-20'), anna(2));
    const mine = (): Promise<string[]> =>
      listWork(store, { to: personKey('b.reader'), state: 'open' }).then((list) => list.map(({ task }) => task));
    expect(await mine()).toEqual(['soon', 'later', 'whenever']);
    await settleAssignment(store, soon.id, { state: 'done', note: null }, boris(3));
    await expect(settleAssignment(store, later.id, { state: 'declined', note: null }, boris(3))).rejects.toThrow(/why/);
    await settleAssignment(store, later.id, { state: 'declined', note: 'on leave' }, boris(3));
    await expect(
      settleAssignment(store, whenever.id, { state: 'withdrawn', note: null }, boris(3)),
    ).rejects.toMatchObject({ code: 'not-permitted' });
    await settleAssignment(store, whenever.id, { state: 'withdrawn', note: null }, anna(3));
    expect(await mine()).toEqual([]);
    expect(await listWork(store, { about: 'site:tumangang', state: 'declined' })).toMatchObject([
      { id: later.id, settled: { by: 'B. Reader', note: 'on leave' } },
    ]);
    await settleAssignment(store, later.id, { state: 'open', note: null }, anna(4));
    expect(await mine()).toEqual(['later']);
  });
});
