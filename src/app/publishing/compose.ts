import { type Actor, type Composition, canonicalJson, defaultComposition, sha256Hex } from '#core';
import { CaseError } from '../errors.ts';
import { requireCase } from '../load-case.ts';
import { type Permissions, requirePermission } from '../permissions.ts';
import type { Store, StoreReader } from '../ports/store.ts';

/** How the brief of a case is put together; as it comes, where nobody has. Throws CaseError `no-such-case`. */
export async function readComposition(store: StoreReader, caseId: string): Promise<Composition> {
  await requireCase(store, caseId);
  return (await store.get('composition', caseId)) ?? defaultComposition(caseId);
}

/**
 * Keeps what a person composed. `seen` is the SHA-256 of the canonical JSON of what it was made from; null overwrites whatever
 * there is. Throws CaseError `no-such-case`, `not-permitted`, `changed-meanwhile`.
 */
export async function saveComposition(
  ports: { readonly store: Store; readonly permissions: Permissions },
  composition: Composition,
  actor: Actor,
  seen: string | null = null,
): Promise<void> {
  const { caseId } = composition;
  await requireCase(ports.store, caseId);
  await requirePermission(ports.permissions, actor, 'compose', caseId);
  await ports.store.transaction({ actor, reason: 'the brief is put together' }, async (writer) => {
    const now = (await writer.get('composition', caseId)) ?? defaultComposition(caseId);
    if (seen !== null && sha256Hex(canonicalJson(now)) !== seen)
      throw new CaseError(
        'changed-meanwhile',
        `the brief of ${caseId} has been changed since it was read; read it again`,
      );
    await writer.put('composition', [composition]);
  });
}
