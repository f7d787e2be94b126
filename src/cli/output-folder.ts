import { access, readFile } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import type { OutputFolder } from '#app';
import { writeFiles } from './write-files.ts';

/** A folder of the file system, made when the first file is written. */
export function openOutputFolder(directory: string): OutputFolder {
  const root = resolve(directory);
  const find = (path: string): string => {
    const target = join(root, path);
    if (!target.startsWith(root + sep)) throw new Error(`${path} would leave ${root}`);
    return target;
  };
  return {
    has: (path) =>
      access(find(path)).then(
        () => true,
        () => false,
      ),
    async readText(path) {
      try {
        return await readFile(find(path), 'utf8');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    async write(path, content) {
      await writeFiles(root, [{ path, content }]);
    },
  };
}
