import { AppError, type Publication, hashPublication, publicationSchema, sha256Hex } from '#core';
import type { Blobs } from '../ports/blobs.ts';
import type { StoreReader } from '../ports/store.ts';
import { listPublications } from './publish-brief.ts';

/** What was found when everything was hashed again; nothing where all is as published. */
export interface VerifyReport {
  readonly versions: number;
  readonly files: number;
  readonly faults: readonly string[];
}

/** Hashes every version of a case again: its files, its record, and the link to the version before. */
export async function verifyPublications(
  ports: { readonly store: StoreReader; readonly blobs: Blobs },
  caseId: string,
): Promise<VerifyReport> {
  const versions = await listPublications(ports.store, caseId);
  const faults = checkChain(versions);
  for (const publication of versions)
    faults.push(...(await checkFiles(publication, (file) => ports.blobs.get(file.sha256))));
  return { versions: versions.length, files: countFiles(versions), faults };
}

/**
 * Hashes a published folder again, without a workspace: the files of its newest version, and the chain of all that
 * `publication.json` lists. `read` gives the bytes of a path, undefined where there are none.
 */
export async function verifyFolder(
  manifest: unknown,
  read: (path: string) => Promise<Uint8Array | undefined>,
): Promise<VerifyReport> {
  const parsed = publicationSchema
    .array()
    .min(1)
    .safeParse((manifest as { versions?: unknown } | null)?.versions);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return {
      versions: 0,
      files: 0,
      faults: [`publication.json: ${issue?.path.join('.') || 'versions'}: ${issue?.message ?? ''}`],
    };
  }
  const versions = parsed.data;
  const newest = versions.at(-1)!;
  const faults = [...checkChain(versions), ...(await checkFiles(newest, (file) => read(file.path)))];
  return { versions: versions.length, files: newest.files.length, faults };
}

function checkChain(versions: readonly Publication[]): string[] {
  return versions.flatMap((publication, index) => {
    const before = versions[index - 1];
    const name = `version ${publication.number}`;
    const found = hashPublication(publication);
    return [
      ...(found === publication.sha256
        ? []
        : [`${name}: its record was changed (expected ${publication.sha256}, found ${found})`]),
      ...(publication.previous === (before?.sha256 ?? null) ? [] : [`${name}: does not follow on the version before`]),
      ...(publication.number === index + 1 ? [] : [`${name}: expected version ${index + 1} here`]),
    ];
  });
}

async function checkFiles(
  { files, number }: Publication,
  read: (file: Publication['files'][number]) => Promise<Uint8Array | undefined>,
): Promise<string[]> {
  const faults: string[] = [];
  for (const file of files) {
    const name = `version ${number}, ${file.path}`;
    try {
      const bytes = await read(file);
      if (!bytes) faults.push(`${name}: is missing`);
      else if (sha256Hex(bytes) !== file.sha256)
        faults.push(`${name}: expected SHA-256 ${file.sha256}, found ${sha256Hex(bytes)}`);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      faults.push(`${name}: ${error.message}`);
    }
  }
  return faults;
}

function countFiles(versions: readonly Publication[]): number {
  return versions.reduce((sum, { files }) => sum + files.length, 0);
}
