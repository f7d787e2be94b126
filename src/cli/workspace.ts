import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { AssessSeries, Catalogs, Images, KeptBlobs, KeptBytes, Reader, TeamStore, WatchBoard } from '#app';
import { AppError } from '#core';

/** The folder that holds a workspace: `.sightline/sightline.db`, `.sightline/blobs/`, and indexes that can be made again. */
const folderName = '.sightline';

/** What is wrong with how the command was called. */
export class CommandError extends AppError<'no-workspace' | 'usage' | 'bad-zones'> {}

/** An open workspace; `close` it. */
export interface Workspace {
  readonly root: string;
  readonly store: TeamStore;
  readonly blobs: KeptBlobs;
  /** Index of copies; may be deleted at any time. */
  readonly copies: KeptBytes;
  /** The watch list as it was judged last; may be deleted at any time. */
  readonly board: WatchBoard;
  /** Judges the series of a site in a thread of its own. */
  readonly assess: AssessSeries;
  readonly reader: Reader;
  readonly catalogs: Catalogs;
  readonly images: Images;
  close(): Promise<void>;
}

/** What may be asked of remote servers: options of the commands that ask any. */
export interface WebAccess {
  /** `Name: value`, to sign in. */
  readonly header?: readonly string[];
  /** Hosts in a private network that may be asked. */
  readonly allowHost?: readonly string[];
}

/** Makes a workspace in a folder, or opens the one that is there. */
export async function createWorkspace(directory: string): Promise<Workspace> {
  await mkdir(join(resolve(directory), folderName), { recursive: true });
  return openAt(resolve(directory));
}

/**
 * Opens the given workspace, or the nearest one upwards. Throws CommandError `no-workspace`.
 */
export async function openWorkspace(directory: string | undefined, access: WebAccess = {}): Promise<Workspace> {
  return openAt(findWorkspace(directory), access);
}

/** The root of the given workspace, or of the nearest one upwards. Throws CommandError `no-workspace`. */
export function findWorkspace(directory: string | undefined): string {
  const root = directory === undefined ? findUpwards(process.cwd()) : resolve(directory);
  if (root === undefined || !existsSync(workspaceFolder(root))) {
    const where = directory === undefined ? 'here or in any folder above' : `in ${directory}`;
    throw new CommandError('no-workspace', `there is no workspace ${where}; make one with: sightline init DIR`);
  }
  return root;
}

/** Where the database and the kept bytes of a workspace lie. */
export function workspaceFolder(root: string): string {
  return join(root, folderName);
}

async function openAt(root: string, access: WebAccess = {}): Promise<Workspace> {
  const { composeWorkspace } = await import('./compose.ts');
  return composeWorkspace(root, join(root, folderName), access);
}

function findUpwards(from: string): string | undefined {
  for (let directory = from; ; directory = dirname(directory)) {
    if (existsSync(join(directory, folderName))) return directory;
    if (dirname(directory) === directory) return undefined;
  }
}
