import type { CountZones } from '#app';
import { readZones } from '#sources';
import { CommandError } from './workspace.ts';
import { warnRejected } from './warn-rejected.ts';

/** Zones to count in from a file. Every feature that is wrong is named on stderr; then CommandError `bad-zones`. */
export async function readCountZones(path: string): Promise<CountZones['zones']> {
  const { zones, rejected, ignored } = await readZones(path);
  warnRejected(rejected);
  if (rejected.length > 0)
    throw new CommandError('bad-zones', `${path}: ${rejected.length} of its zones cannot be used, nothing was counted`);
  if (ignored > 0) process.stderr.write(`${path}: ${ignored} features that are no tracks are left out\n`);
  return zones;
}
