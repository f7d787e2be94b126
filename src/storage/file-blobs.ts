import { hash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { isBlobHash } from './blob-name.ts';
import { listKeptFiles } from './backup/kept-files.ts';
import type { KeptBlobs } from '#app';
import { StorageError } from './storage-error.ts';

/** A file that no process is writing any more is surely older than this. */
const longestWriteMs = 24 * 3_600_000;

/**
 * Bytes in files named by their SHA-256: `ab/cdef…` under `directory`, which is made where missing. A file appears
 * under its name only when it is complete and on the disk; what a killed process left lies in `incoming` and is
 * removed by the next who opens.
 */
export async function openBlobs(directory: string): Promise<KeptBlobs> {
  try {
    await mkdir(join(directory, 'incoming'), { recursive: true });
  } catch (cause) {
    throw new StorageError('unreachable', `${directory}: the folder cannot be made`, { cause });
  }
  await removeLeftovers(join(directory, 'incoming'));
  return new FileBlobs(directory);
}

class FileBlobs implements KeptBlobs {
  readonly #directory: string;
  readonly #running = new Map<string, Promise<void>>();

  constructor(directory: string) {
    this.#directory = directory;
  }

  async put(bytes: Uint8Array, { anew = false } = {}): Promise<string> {
    const sha256 = hash('sha256', bytes, 'hex');
    let writing = this.#running.get(sha256);
    if (!writing) {
      writing = this.#keep(sha256, bytes, anew).finally(() => this.#running.delete(sha256));
      this.#running.set(sha256, writing);
    }
    await writing;
    return sha256;
  }

  async get(sha256: string): Promise<Uint8Array> {
    const path = this.#pathOf(sha256);
    const bytes = path === undefined ? undefined : await readIfThere(path);
    if (!bytes) throw new StorageError('not-found', `no blob ${sha256.slice(0, 64)} is kept in ${this.#directory}`);
    const found = hash('sha256', bytes, 'hex');
    if (found === sha256) return bytes;
    throw new StorageError('corrupt-blob', `${path}: expected SHA-256 ${sha256}, found ${found}`);
  }

  async has(sha256: string): Promise<boolean> {
    const path = this.#pathOf(sha256);
    return path !== undefined && (await sizeOf(path)) !== undefined;
  }

  async *list(): AsyncGenerator<string> {
    for await (const { sha256 } of listKeptFiles(this.#directory)) yield sha256;
  }

  async #keep(sha256: string, bytes: Uint8Array, anew: boolean): Promise<void> {
    const path = this.#pathOf(sha256)!;
    // Another size under this name is damage: it is written anew.
    if (!anew && (await sizeOf(path)) === bytes.byteLength) return;
    const incoming = join(this.#directory, 'incoming', `${hostname()}_${process.pid}_${randomUUID()}`);
    try {
      await writeDurably(incoming, bytes);
      const isNewFolder = (await mkdir(dirname(path), { recursive: true })) !== undefined;
      await rename(incoming, path);
      await syncFolder(dirname(path));
      if (isNewFolder) await syncFolder(this.#directory);
    } catch (cause) {
      await rm(incoming, { force: true });
      const isFull = (cause as NodeJS.ErrnoException).code === 'ENOSPC';
      throw new StorageError(isFull ? 'disk-full' : 'unreachable', `${path}: the blob cannot be written`, { cause });
    }
  }

  /** Undefined for what is not a hash, so that no name leads out of the folder. */
  #pathOf(sha256: string): string | undefined {
    if (!isBlobHash(sha256)) return undefined;
    return join(this.#directory, sha256.slice(0, 2), sha256.slice(2));
  }
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  await withFile(path, 'wx', async (file) => {
    await file.writeFile(bytes);
    await file.sync();
  });
}

/** Makes a new name in a folder survive a power cut. */
async function syncFolder(path: string): Promise<void> {
  await withFile(path, 'r', (file) => file.sync());
}

async function withFile(path: string, flags: string, work: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await open(path, flags);
  try {
    await work(file);
  } finally {
    await file.close();
  }
}

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new StorageError('unreachable', `${path}: the blob cannot be read`, { cause });
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.size;
}

async function removeLeftovers(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name);
    if (await isLeftover(path, name)) await rm(path, { force: true });
  }
}

/** Left by a process of this machine that is no more, or so old that nobody can still be writing it. */
async function isLeftover(path: string, name: string): Promise<boolean> {
  const [host, pid] = name.split('_');
  if (host === hostname() && !isRunning(Number(pid))) return true;
  const written = await stat(path).catch(() => undefined);
  return written !== undefined && Date.now() - written.mtimeMs > longestWriteMs;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
