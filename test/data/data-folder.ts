import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * A file or folder of the real data that is not in the repository (`SIGHTLINE_DATA`, else `../shared/data`).
 * Undefined, with a line that says so, where it is missing: the tests that need it are then skipped.
 */
export function findData(path: string): string | undefined {
  const found = resolve(process.env['SIGHTLINE_DATA'] ?? '../shared/data', path);
  if (existsSync(found)) return found;
  console.warn(`skipped: real data ${path} is missing; set SIGHTLINE_DATA to the folder that holds it`);
  return undefined;
}
