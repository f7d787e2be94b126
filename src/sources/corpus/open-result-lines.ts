import { type FileHandle, open } from 'node:fs/promises';
import type { ResultLines } from '#app';
import { openError } from '../read-file.ts';

const chunkBytes = 1024 ** 2;

/**
 * Opens a file of results to append to. What a killed run left of its last line is cut off, so that the file holds whole
 * lines only; each append is one write.
 */
export async function openResultLines(path: string): Promise<ResultLines> {
  const file = await open(path, 'a+').catch((cause: unknown) => {
    throw openError(path, cause);
  });
  const { end, last, lines } = await findEnd(file);
  await file.truncate(end);
  return {
    kept: { lines, last },
    append: async (added) => {
      if (added.length === 0) return;
      const bytes = Buffer.from(`${added.join('\n')}\n`);
      for (let at = 0; at < bytes.length;) at += (await file.write(bytes, at)).bytesWritten;
    },
    close: async () => {
      await file.sync();
      await file.close();
    },
  };
}

/** Where the last whole line ends, that line, and how many there are. */
async function findEnd(file: FileHandle): Promise<{ end: number; lines: number; last: string | null }> {
  const { size } = await file.stat();
  const buffer = Buffer.alloc(chunkBytes);
  let [lines, end, before] = [0, 0, 0];
  for (let at = 0; at < size;) {
    const { bytesRead } = await file.read(buffer, 0, chunkBytes, at);
    if (bytesRead === 0) break;
    for (let index = buffer.indexOf(0x0a); index >= 0 && index < bytesRead; index = buffer.indexOf(0x0a, index + 1)) {
      lines++;
      [before, end] = [end, at + index + 1];
    }
    at += bytesRead;
  }
  if (lines === 0) return { end, lines, last: null };
  const line = Buffer.alloc(end - before);
  await file.read(line, 0, line.length, before);
  return { end, lines, last: line.toString('utf8').trimEnd() };
}
