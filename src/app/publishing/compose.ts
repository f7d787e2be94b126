import { type Actor, type Composition, defaultComposition } from '#core';
import { requireCase } from '../load-case.ts';
import { type Permissions, requirePermission } from '../permissions.ts';
import type { Store, StoreReader } from '../ports.ts';

/** How the brief of a case is put together; as it comes, where nobody has. Throws CaseError `no-such-case`. */
export async function readComposition(store: StoreReader, caseId: string): Promise<Composition> {
  await requireCase(store, caseId);
  return (await store.get('composition', caseId)) ?? defaultComposition(caseId);
}

/** Keeps what a person composed. Throws CaseError `no-such-case`, `not-permitted`. */
export async function saveComposition(
  ports: { readonly store: Store; readonly permissions: Permissions },
  composition: Composition,
  actor: Actor,
): Promise<void> {
  await requireCase(ports.store, composition.caseId);
  await requirePermission(ports.permissions, actor, 'compose', composition.caseId);
  await ports.store.transaction({ actor, reason: 'the brief is put together' }, (writer) =>
    writer.put('composition', [composition]),
  );
}
