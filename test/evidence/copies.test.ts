import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Store, findCopies } from '#app';
import type { Document } from '#core';
import { openKeptBytes, openSqliteStore } from '#storage';
import { scratchFolder } from '../cli/run-sightline.ts';
import { sampleDocument } from '../samples/sample-texts.ts';

const words = (prefix: string): string => Array.from({ length: 60 }, (_, at) => `${prefix}${at}`).join(' ');

const document = (id: string, text: string): Document =>
  sampleDocument(id, text, { url: `https://example.org/${id}`, outlet: 'A Paper' });

async function keep(store: Store, ...documents: Document[]): Promise<void> {
  const context = { actor: { kind: 'person', name: 'test' }, reason: 'test' } as const;
  await store.transaction(context, (writer) => writer.put('document', documents));
}

it('the index of copies takes in what is new, forgets what was replaced, and is built again when it is lost', async () => {
  const folder = scratchFolder();
  const path = join(folder, 'copies.index');
  const store = await openSqliteStore(join(folder, 'sightline.db'));
  const ports = { store, copies: openKeptBytes(path) };
  const found = async (text: string): Promise<string[]> =>
    (await findCopies(ports, { id: 'asked', text })).map((copy) => copy.documentId);

  await keep(store, document('one', words('a')), document('two', words('b')));
  expect(await findCopies(ports, { id: 'asked', text: words('a') })).toEqual([
    {
      documentId: 'one',
      url: 'https://example.org/one',
      outlet: 'A Paper',
      published: '2023-10-07',
      containment: 1,
      jaccard: 1,
      passage: 60,
    },
  ]);
  const added: number[] = [];
  await keep(store, document('three', words('c')));
  await findCopies(ports, { id: 'asked', text: words('c') }, { onProgress: (count) => added.push(count) });
  expect(added).toEqual([1]);
  expect(await found(words('c'))).toEqual(['three']);

  await keep(store, document('one', words('d')));
  expect(await found(words('a'))).toEqual([]);
  expect(await found(words('d'))).toEqual(['one']);
  expect(await findCopies(ports, document('one', words('d')))).toEqual([]);

  const bytes = await readFile(path);
  await writeFile(path, bytes.subarray(0, bytes.length / 2));
  expect(await found(words('b'))).toEqual(['two']);
  await store.close();
});
