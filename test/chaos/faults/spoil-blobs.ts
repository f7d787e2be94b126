import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, runWell, start } from '../processes.ts';
import { killSoon } from './kill-processes.ts';
import { finishWork, importWell, planWork, writePage } from './plan-work.ts';
import type { Fault } from './fault.ts';

/** One kept document is damaged: it must be named, never handed out, and brought back only by the very same bytes. */
export const spoilBlob: Fault = async (world, chance) => {
  const page = writePage(world);
  await importWell(world, [page]);
  const { place, workspace } = world;
  if (place.s3) {
    const keys = [...place.s3.bucket.objects.keys()].filter((key) =>
      place.s3!.bucket.objects.get(key)!.equals(readFileSync(page)),
    );
    const key = keys[0]!;
    place.s3.bucket.objects.set(key, spoil(place.s3.bucket.objects.get(key)!, chance()));
  } else {
    const file = readdirSync(join(workspace, 'blobs'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .find((path) => readFileSync(path).equals(readFileSync(page)))!;
    writeFileSync(file, spoil(readFileSync(file), chance()));
  }
  const found = await run(world, ['check', '--json']);
  const { faults } = JSON.parse(found.stdout) as { faults: { problem: string }[] };
  if (found.code !== 1 || faults.length !== 1 || faults[0]?.problem !== 'damaged')
    throw new Error(`one document was damaged, and check found ${found.stdout}`);
  if ((await run(world, ['check', '--from', writePage(world)])).code !== 1)
    throw new Error('another document took the place of the damaged one');
  await runWell(world, ['check', '--from', page]);
  return 'a damaged document, named and brought back';
};

function spoil(bytes: Buffer, chance: number): Buffer {
  const at = Math.floor(chance * bytes.length);
  if (chance < 0.3) return bytes.subarray(0, at);
  const spoilt = Buffer.from(bytes);
  spoilt[at] = spoilt[at]! ^ 0x20;
  return spoilt;
}

/** Documents are imported while one call to the storage in ten fails, and the import is killed or comes through. */
export const failStorage: Fault = async (world, chance) => {
  const pages = Array.from({ length: 5 }, () => writePage(world));
  const importing = start(world, ['import', ...pages]);
  if (chance() < 0.5) await killSoon(chance, 1.5 * world.usualMs, importing.kill, importing.ended);
  const { code } = await importing.ended;
  await importWell(world, pages);
  await planWork(world, 0, 1);
  await finishWork(world);
  return `a storage that fails one call in ten, under an import that ${code === 0 ? 'came through' : 'was killed'}`;
};
