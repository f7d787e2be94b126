import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import type { KeptBytes } from '#app';
import { StorageError } from './storage-error.ts';

/** Larger pieces are written in parts: one write call takes less than 2 GiB. */
const partBytes = 1 << 26;

/** One file that is replaced as a whole: readers see the old bytes or the new ones, never half of them. */
export function openKeptBytes(path: string): KeptBytes {
  return { read: () => readChunks(path), write: (chunks) => replaceFile(path, chunks) };
}

async function* readChunks(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) yield chunk as Uint8Array;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw new StorageError('unreachable', `${path}: the file cannot be read`, { cause });
  }
}

async function replaceFile(path: string, chunks: Iterable<Uint8Array>): Promise<void> {
  const incoming = `${path}.${process.pid}`;
  try {
    const file = await open(incoming, 'w');
    try {
      for (const chunk of chunks) {
        for (let at = 0; at < chunk.length; at += partBytes) await file.writeFile(chunk.subarray(at, at + partBytes));
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(incoming, path);
  } catch (cause) {
    await rm(incoming, { force: true });
    const isFull = (cause as NodeJS.ErrnoException).code === 'ENOSPC';
    throw new StorageError(isFull ? 'disk-full' : 'unreachable', `${path}: the file cannot be written`, { cause });
  }
}
