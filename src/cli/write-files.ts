import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';

/** A file to write; `path` is relative, with `/`. */
export interface OutputFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/**
 * Writes files into a folder, each under a temporary name first and renamed when it is whole, so that a reader never
 * meets half a file. Returns the absolute paths.
 */
export async function writeFiles(directory: string, files: readonly OutputFile[]): Promise<string[]> {
  const root = resolve(directory);
  const written: string[] = [];
  for (const file of files) {
    const target = join(root, file.path);
    if (!target.startsWith(root + sep)) throw new Error(`${file.path} would leave ${root}`);
    await mkdir(dirname(target), { recursive: true });
    const temporary = `${target}.${process.pid}.tmp`;
    const handle = await open(temporary, 'w');
    try {
      await handle.writeFile(file.content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
    written.push(target);
  }
  return written;
}
