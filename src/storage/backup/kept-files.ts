import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** A blob where it lies: `ab/cdef…` under the folder of blobs. */
export interface KeptFile {
  readonly sha256: string;
  readonly path: string;
}

/** All blobs in a folder, in order of their hashes; none where the folder is missing. */
export async function* listKeptFiles(folder: string): AsyncGenerator<KeptFile> {
  for (const part of await namesIn(folder)) {
    if (!/^[0-9a-f]{2}$/.test(part)) continue;
    for (const rest of await namesIn(join(folder, part)))
      if (/^[0-9a-f]{62}$/.test(rest)) yield { sha256: part + rest, path: join(folder, part, rest) };
  }
}

async function namesIn(folder: string): Promise<string[]> {
  const names: string[] = await readdir(folder).catch(() => []);
  return names.sort((one, other) => (one < other ? -1 : 1));
}
