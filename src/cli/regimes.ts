import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readRecords } from '#app';
import type { Provision } from '#core';
import { composeReader } from './compose.ts';
import { warnRejected } from './warn-rejected.ts';
import { CommandError } from './workspace.ts';

/** Regimes that come with Sightline: a data file each. */
const folder = fileURLToPath(new URL('../../regimes', import.meta.url));

/** The provisions of regimes by file or by name (`UNSC-DPRK`); none named: of all that come with Sightline. */
export async function readRegimes(named: readonly string[] | undefined): Promise<Provision[]> {
  const shipped = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  const files =
    named === undefined || named.length === 0
      ? shipped.map((name) => join(folder, name))
      : named.map((name) => (name.endsWith('.json') ? name : fileOf(name, shipped)));
  const provisions: Provision[] = [];
  for (const file of files) {
    const read = await readRecords(composeReader(), file);
    warnRejected(read.rejected);
    provisions.push(...read.of('provision'));
  }
  return provisions;
}

function fileOf(name: string, shipped: readonly string[]): string {
  const found = shipped.find((file) => file === `${name.toLowerCase()}.json`);
  if (found !== undefined) return join(folder, found);
  const known = shipped.map((file) => file.replace(/\.json$/, '')).join(', ');
  throw new CommandError('usage', `there is no regime "${name}"; name a file that ends in .json, or one of ${known}`);
}
