import { copyFile, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openBlobs } from '../file-blobs.ts';
import type { KeptBlobs } from '#app';
import { StorageError } from '../storage-error.ts';
import { listKeptFiles } from './kept-files.ts';
import { type BackupManifest, hashFile, parseManifest } from './manifest.ts';
import type { BackupOptions } from './back-up.ts';
import type { CopyOptions, PostgresPlace } from './copy-from-postgres.ts';
import { copyToPostgres } from './copy-to-postgres.ts';

export interface RestoreOptions extends Omit<BackupOptions, 'now' | 'blobs'> {
  /** Where the documents go, in place of a folder of the workspace. */
  readonly blobs?: KeptBlobs | null;
}

/**
 * Makes a workspace (`.sightline`, which must not be there yet) of a backup; with `postgres` its database goes there. Everything is checked before the workspace
 * appears: the database against the manifest and by its own integrity check, each blob against its hash, and their
 * number. Throws StorageError that names the first damage.
 */
export async function restore(
  source: string,
  workspace: string,
  { blobs, onProgress, postgres, signal }: RestoreOptions,
): Promise<BackupManifest> {
  const file = join(source, 'manifest.json');
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new StorageError('not-a-workspace', `${source}: no backup is there (manifest.json is missing)`, { cause });
  });
  const manifest = parseManifest(text, file);
  if (await stat(workspace).catch(() => null))
    throw new StorageError('unreachable', `${workspace}: a workspace is there already; restore into another folder`);
  const draft = `${workspace}.partial-${process.pid}`;
  try {
    await mkdir(draft, { recursive: true });
    const target = blobs ?? (await openBlobs(join(draft, 'blobs')));
    await copyFile(join(source, 'sightline.db'), join(draft, 'sightline.db'));
    await requireIntact(join(draft, 'sightline.db'), manifest);
    let [count, bytes] = [0, 0];
    for await (const { path, sha256 } of listKeptFiles(join(source, 'blobs'))) {
      signal?.throwIfAborted();
      const kept = await readFile(path);
      const found = await target.put(kept);
      if (found !== sha256) throw damaged(path, `SHA-256 ${sha256}`, found);
      count++;
      bytes += kept.byteLength;
      onProgress?.('bytes', bytes);
    }
    if (count !== manifest.blobs.count)
      throw damaged(join(source, 'blobs'), `${manifest.blobs.count} documents`, String(count));
    if (postgres)
      await moveTo(postgres, join(draft, 'sightline.db'), { signal, onRows: (rows) => onProgress?.('rows', rows) });
    await rename(draft, workspace);
    return manifest;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (error instanceof StorageError || signal?.aborted) throw error;
    throw new StorageError('unreachable', `${source}: ${(error as Error).message}`, { cause: error });
  }
}

/** The database goes into the PostgreSQL, as the last step but one: what failed before has left nothing there. */
async function moveTo(postgres: PostgresPlace, path: string, options: CopyOptions): Promise<void> {
  await copyToPostgres(path, postgres, options);
  await rm(path);
}

async function requireIntact(path: string, { database }: BackupManifest): Promise<void> {
  const found = await hashFile(path);
  if (found.sha256 !== database.sha256) throw damaged(path, `SHA-256 ${database.sha256}`, found.sha256);
  const opened = new DatabaseSync(path, { readOnly: true });
  try {
    const said = opened.prepare('pragma integrity_check(1)').get()?.['integrity_check'];
    if (said !== 'ok') throw damaged(path, 'a whole database', String(said));
  } finally {
    opened.close();
  }
}

function damaged(path: string, expected: string, found: string): StorageError {
  return new StorageError('corrupt-blob', `${path}: the backup is damaged: expected ${expected}, found ${found}`);
}
