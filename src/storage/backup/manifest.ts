import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { StorageError } from '../storage-error.ts';

/** First member of `manifest.json` in a backup. */
export const backupFormat = 'sightline-backup/1';

/** What a backup holds, so that a restore can tell whether all of it is there. */
export interface BackupManifest {
  readonly format: typeof backupFormat;
  readonly at: string;
  /** Sequence of the newest entry of the history. */
  readonly revision: number;
  readonly database: { readonly sha256: string; readonly bytes: number };
  readonly blobs: { readonly count: number; readonly bytes: number };
}

/** Throws StorageError `not-a-workspace` for anything else than a manifest. */
export function parseManifest(text: string, file: string): BackupManifest {
  let value: Partial<BackupManifest> | null;
  try {
    value = JSON.parse(text) as Partial<BackupManifest> | null;
  } catch (cause) {
    throw new StorageError('not-a-workspace', `${file}: expected JSON`, { cause });
  }
  const { blobs, database, format } = value ?? {};
  if (format !== backupFormat || typeof database?.sha256 !== 'string' || typeof blobs?.count !== 'number')
    throw new StorageError('not-a-workspace', `${file}: expected the manifest of a backup (${backupFormat})`);
  return value as BackupManifest;
}

/** SHA-256 of a file that need not fit into memory. */
export async function hashFile(path: string): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const part of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(part);
    bytes += part.length;
  }
  return { sha256: hash.digest('hex'), bytes };
}
