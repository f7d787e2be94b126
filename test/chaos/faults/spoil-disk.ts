import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findBroken } from '../invariants.ts';
import { run } from '../processes.ts';
import { World } from '../world.ts';
import { noteImport, startImport } from './import-batch.ts';
import { finishWork, importWell, planWork, writePage } from './plan-work.ts';
import type { Fault } from './fault.ts';

const shell = promisify(execFile);

/** Whether we may mount a small disk of our own; why not, where we may not. */
export async function findMountFault(): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), 'sightline-mount-'));
  try {
    await shell('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]);
    await shell('umount', [folder]);
    return null;
  } catch (error) {
    return (error as Error).message.split('\n')[0] ?? 'mount failed';
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A world of its own on a disk of 48 MB in memory. */
async function onSmallDisk(work: (world: World) => Promise<string>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-disk-'));
  await shell('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', folder]);
  try {
    const world = await World.create({ postgres: null, s3: null, folder });
    const said = await work(world);
    const broken = await findBroken(world);
    if (broken.length > 0) throw new Error(broken.join('\n'));
    return said;
  } finally {
    await shell('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The disk fills up, to a random rest, under an import, an import of documents and a worker. */
export const fillDisk: Fault = async (_, chance) =>
  onSmallDisk(async (world) => {
    await planWork(world, 1, 1);
    const filler = join(world.folder, 'filler');
    const { bavail, bsize } = await statfs(world.folder);
    const rest = Math.floor(chance() * 300_000);
    writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - rest)));
    const said: string[] = [];
    const { batch, importing } = startImport(world);
    const ended = await importing.ended;
    noteImport(world, batch, ended);
    said.push(requireReason('import', ended, /no space|disk|full|cannot be (opened|written)/i));
    said.push(
      requireReason('work', await run(world, ['work', '--until-idle', '--lease', '1']), /space|disk|cannot be/i),
    );
    rmSync(filler);
    await importWell(world, [writePage(world)]);
    const next = startImport(world);
    if (!noteImport(world, next.batch, await next.importing.ended))
      throw new Error('no import after there was space again');
    await finishWork(world);
    return `a disk with ${Math.round(rest / 1000)} kB left: ${said.join(', ')}`;
  });

/** The disk cannot be written for a while. */
export const lockDisk: Fault = async () =>
  onSmallDisk(async (world) => {
    await planWork(world, 1, 1);
    const page = writePage(world);
    await shell('mount', ['-o', 'remount,ro', world.folder]);
    const said: string[] = [];
    try {
      said.push(requireReason('import', await run(world, ['import', page]), /cannot be|read-?only|readonly/i));
      said.push(requireReason('work', await run(world, ['work', '--until-idle']), /cannot be|read-?only|readonly/i));
    } finally {
      await shell('mount', ['-o', 'remount,rw', world.folder]);
    }
    await importWell(world, [page]);
    await finishWork(world);
    return `a disk that could not be written: ${said.join(', ')}`;
  });

/** A command that failed must say why, in a sentence; a stack of calls is none. */
function requireReason(
  what: string,
  { code, stderr, stdout }: { readonly code: number | null; readonly stdout: string; readonly stderr: string },
  expected: RegExp,
): string {
  if (code === 0) return `${what} done`;
  if (!expected.test(stderr + stdout) || /\n\s+at .*:\d+:\d+/.test(stderr))
    throw new Error(`${what}: expected a reason like ${expected}, got exit ${code}: ${stdout}${stderr}`);
  return `${what} refused`;
}
