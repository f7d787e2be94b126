import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError } from './workspace.ts';

/** The text files of a folder (or one file) whose names end in one of `extensions`, in order of name. */
export async function readFolder(
  path: string,
  extensions: readonly string[],
): Promise<{ name: string; text: string }[]> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    (cause: unknown) => {
      throw new CommandError('usage', `${path}: cannot be read`, { cause });
    },
  );
  if (!isFolder) return [{ name: path, text: await readFile(path, 'utf8') }];
  const names = (await readdir(path)).filter((name) => extensions.some((ending) => name.endsWith(ending))).toSorted();
  if (names.length === 0) throw new CommandError('usage', `${path}: expected files in ${extensions.join(', ')}`);
  return await Promise.all(names.map(async (name) => ({ name, text: await readFile(join(path, name), 'utf8') })));
}
