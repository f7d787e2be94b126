import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { openError } from '#sources';
import { CommandError } from './workspace.ts';

interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** The text files of a folder (or one file) whose names end in one of `extensions`, in order of name. */
export async function readFolder(path: string, extensions: readonly string[]): Promise<NamedText[]> {
  if (!(await isFolder(path))) return [{ name: path, text: await readFile(path, 'utf8') }];
  const found = await filesIn(path, extensions);
  if (found.length === 0) throw new CommandError('usage', `${path}: expected files in ${extensions.join(', ')}`);
  return found;
}

/** Annotated files, and those of the same names in folders beside them: the output of other taggers. */
export interface AnnotatedFolder {
  readonly gold: readonly NamedText[];
  readonly others: readonly { readonly name: string; readonly files: readonly NamedText[] }[];
}

/**
 * As `readFolder`; where the files lie one folder deeper, in several folders, the one with the shortest name is the
 * annotation and those with the same files are others' output (`corpus`, `corpus_Heideltime`); other files join it.
 */
export async function readAnnotated(path: string, extensions: readonly string[]): Promise<AnnotatedFolder> {
  if (!(await isFolder(path)) || (await filesIn(path, extensions)).length > 0)
    return { gold: await readFolder(path, extensions), others: [] };
  const entries = await readdir(path, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const gold = new Map<string, NamedText>();
  const others: { name: string; files: NamedText[] }[] = [];
  for (const name of names.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))) {
    const files = await filesIn(join(path, name), extensions);
    if (files.some((file) => gold.has(file.name))) others.push({ name, files });
    else for (const file of files) gold.set(file.name, file);
  }
  if (gold.size === 0) throw new CommandError('usage', `${path}: expected files in ${extensions.join(', ')}`);
  return { gold: [...gold.values()], others };
}

async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    (cause: unknown) => {
      throw openError(path, cause);
    },
  );
}

async function filesIn(path: string, extensions: readonly string[]): Promise<NamedText[]> {
  const names = (await readdir(path)).filter((name) => extensions.some((ending) => name.endsWith(ending))).toSorted();
  return await Promise.all(names.map(async (name) => ({ name, text: await readFile(join(path, name), 'utf8') })));
}
