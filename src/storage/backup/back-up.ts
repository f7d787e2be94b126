import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync, backup } from 'node:sqlite';
import type { CancelSignal } from '#core';
import { StorageError } from '../storage-error.ts';
import { findSqliteFault } from '../sqlite/sqlite-faults.ts';
import type { KeptBlobs } from '#app';
import { type PostgresPlace, copyFromPostgres } from './copy-from-postgres.ts';
import { type BackupManifest, backupFormat, hashFile } from './manifest.ts';

export interface BackupOptions {
  /** Of the workspace, wherever they are kept. */
  readonly blobs: KeptBlobs;
  /** Where the database lies, when it is not that of the workspace's folder. */
  readonly postgres?: PostgresPlace | undefined;
  readonly now: () => Date;
  readonly signal?: CancelSignal;
  /** Rows of a PostgreSQL, and then bytes of everything, that were copied so far. */
  readonly onProgress?: (what: 'rows' | 'bytes', done: number) => void;
}

/**
 * Copies a workspace (`.sightline`, and where it lies in a PostgreSQL that) into a new folder while it is in use. The database
 * is one moment of it (sqlite.org/backup.html, `copyFromPostgres`), in SQLite whatever it came from; blobs are copied afterwards, so that all that it names are there, since a blob is kept
 * before the record that names it. Each is checked against its hash: damage is found now and not with the restore. The
 * folder appears when it is complete. Throws StorageError.
 */
export async function backUp(workspace: string, target: string, options: BackupOptions): Promise<BackupManifest> {
  await requireNothingAt(target);
  const draft = `${target}.partial-${process.pid}`;
  try {
    await mkdir(draft, { recursive: true });
    const manifest = await copyAll(workspace, draft, options);
    await writeFile(join(draft, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    await rename(draft, target);
    return manifest;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (error instanceof StorageError || options.signal?.aborted) throw error;
    const isFull = (error as NodeJS.ErrnoException).code === 'ENOSPC';
    throw new StorageError(isFull ? 'disk-full' : 'unreachable', `${target}: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

async function copyAll(
  workspace: string,
  draft: string,
  { blobs, now, onProgress, postgres, signal }: BackupOptions,
): Promise<BackupManifest> {
  const at = now().toISOString();
  const database = join(draft, 'sightline.db');
  if (postgres === undefined) await copyDatabase(join(workspace, 'sightline.db'), database);
  else await copyFromPostgres(postgres, database, { signal, onRows: (rows) => onProgress?.('rows', rows) });
  const { size } = await stat(database);
  onProgress?.('bytes', size);
  let [count, bytes] = [0, 0];
  for await (const sha256 of blobs.list()) {
    signal?.throwIfAborted();
    const folder = join(draft, 'blobs', sha256.slice(0, 2));
    await mkdir(folder, { recursive: true });
    const blob = await blobs.get(sha256);
    await writeFile(join(folder, sha256.slice(2)), blob);
    count++;
    bytes += blob.byteLength;
    onProgress?.('bytes', size + bytes);
  }
  const revision = readRevision(database);
  return { format: backupFormat, at, revision, database: await hashFile(database), blobs: { count, bytes } };
}

async function copyDatabase(from: string, to: string): Promise<void> {
  try {
    const source = new DatabaseSync(from, { readOnly: true, timeout: 30_000 });
    try {
      await backup(source, to);
    } finally {
      source.close();
    }
  } catch (error) {
    throw findSqliteFault(from, error) ?? error;
  }
}

function readRevision(path: string): number {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const row = database.prepare('select max(sequence) as revision from history').get();
    return Number(row?.['revision'] ?? 0);
  } finally {
    database.close();
  }
}

async function requireNothingAt(target: string): Promise<void> {
  const names = await readdir(target).catch(() => null);
  if (names === null) return;
  if (names.length > 0)
    throw new StorageError('unreachable', `${target}: expected nothing there, found a folder with files`);
  await rm(target, { recursive: true });
}
