import { resolve } from 'node:path';
import type { BackupManifest } from '#storage';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { printJson, printLine } from '../output.ts';
import { startProgress } from '../progress.ts';
import { findWorkspace, workspaceFolder } from '../workspace.ts';

interface BackupOptions {
  readonly workspace?: string;
  readonly json?: boolean;
}

/** Copies the workspace, which may be in use, into a new folder. */
export async function runBackup(target: string, options: BackupOptions, signal: AbortSignal): Promise<ExitCode> {
  const { backUp } = await import('#storage');
  const { composeBlobs } = await import('../compose.ts');
  const workspace = workspaceFolder(findWorkspace(options.workspace));
  const blobs = await composeBlobs(workspace);
  return showing(options, 'kept in', resolve(target), (onProgress) =>
    backUp(workspace, resolve(target), { blobs, postgres: namedDatabase(), now: () => new Date(), signal, onProgress }),
  );
}

/** Makes a workspace of a backup, all of which is checked before. */
export async function runRestore(
  source: string,
  directory: string,
  options: BackupOptions,
  signal: AbortSignal,
): Promise<ExitCode> {
  const { restore } = await import('#storage');
  const workspace = workspaceFolder(resolve(directory));
  // A place of its own for documents is filled again; else they go beside the database.
  const { composeBlobs } = await import('../compose.ts');
  const blobs = process.env['SIGHTLINE_BLOBS'] ? await composeBlobs(workspace) : null;
  return showing(options, 'restored to', resolve(directory), (onProgress) =>
    restore(resolve(source), workspace, { blobs, postgres: namedDatabase(), signal, onProgress }),
  );
}

/** The PostgreSQL that holds the workspace, or is to hold it; undefined where it is a file of the workspace's folder. */
function namedDatabase(): { readonly connectionString: string } | undefined {
  const connectionString = process.env['SIGHTLINE_DATABASE'];
  return connectionString ? { connectionString } : undefined;
}

async function showing(
  options: BackupOptions,
  verb: string,
  where: string,
  work: (onProgress: (what: 'rows' | 'bytes', done: number) => void) => Promise<BackupManifest>,
): Promise<ExitCode> {
  const progress = startProgress();
  try {
    const manifest = await work((what, done) =>
      progress.update(what === 'rows' ? `${done} rows of the database` : `${Math.round(done / 1e6)} MB`, 0),
    );
    progress.stop();
    if (options.json === true) printJson(manifest);
    else
      printLine(
        `${verb} ${where}: the workspace as of change ${manifest.revision}, ${manifest.blobs.count} documents, ${manifest.at}`,
      );
    return exitCode.ok;
  } finally {
    progress.stop();
  }
}
