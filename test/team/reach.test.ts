import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Person, type Store, reachOf, scopeStore } from '#app';
import type { RecordKind, Role } from '#core';
import { openSqliteStore } from '#storage';
import { put } from '../contracts/contract-world.ts';
import { homeCase, otherCase, otherPrefix, twoCases } from './two-cases.ts';

let folder = '';
let store: Store;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sightline-reach-'));
  store = await openSqliteStore(join(folder, 'sightline.db'));
  for (const kind of Object.keys(twoCases) as RecordKind[]) await put(store, kind, twoCases[kind] as never[]);
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

/** The store as somebody with these roles has it. */
async function storeOf(roles: Readonly<Record<string, Role>>, isAdmin = false): Promise<Store> {
  const person: Person = {
    id: 'p1',
    name: 'P',
    email: null,
    isAdmin,
    isDisabled: false,
    hasPassword: true,
    roles,
    created: '2024-01-01T00:00:00Z',
  };
  const reach = reachOf({ person, ceiling: null }, 'analyst', await store.list('case'));
  return scopeStore(store, () => reach);
}

const mine = (kind: RecordKind): string[] => [twoCases[kind]![0]!.id];
const others = (kind: RecordKind): string[] => [otherPrefix + twoCases[kind]![0]!.id];
const both = (kind: RecordKind): string[] => [...others(kind), ...mine(kind)].toSorted();
const none = (): string[] => [];

describe.each([
  ['nobody’s role in any case', {}, false, none],
  ['a viewer here', { [homeCase]: 'viewer' }, false, mine],
  ['an admin here', { [homeCase]: 'admin' }, false, mine],
  ['an analyst elsewhere', { [otherCase]: 'analyst' }, false, others],
  ['a viewer here and there', { [homeCase]: 'viewer', [otherCase]: 'viewer' }, false, both],
  ['an admin of the server', {}, true, both],
] as const)('%s', (_, roles, isAdmin, own) => {
  it.each(['party', 'mention'] as const)('sees of kind %s those of the own cases', async (kind) => {
    const seen = await storeOf(roles, isAdmin);
    expect((await seen.list(kind)).map(({ id }) => id)).toEqual(own(kind));
    expect(await seen.count(kind)).toBe(own(kind).length);
    expect((await seen.history({ kind })).map(({ recordId }) => recordId).toSorted()).toEqual(own(kind));
    for (const id of both(kind)) expect((await seen.get(kind, id))?.id).toBe(own(kind).find((one) => one === id));
  });

  it('sees the list that the Security Council has published', async () => {
    const seen = await storeOf(roles, isAdmin);
    expect((await seen.list('designation')).map(({ id }) => id)).toEqual(mine('designation'));
  });
});

it('nobody adds a party to a case that he cannot see, to read it there', async () => {
  const seen = await storeOf({ [homeCase]: 'admin' });
  const found = (await seen.get('case', homeCase))!;
  const context = { actor: { kind: 'person', name: 'P' }, reason: 'curious' } as const;
  const stolen = { ...found, parties: [...found.parties, ...others('party')] };
  await expect(seen.transaction(context, (writer) => writer.put('case', [stolen]))).rejects.toMatchObject({
    code: 'not-permitted',
  });
});
