import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBlobs } from './index.ts';

/** SHA-256 of "abc" (FIPS 180-2, appendix B.1). */
const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const bytes = Buffer.from('abc');

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-blobs-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('blobs', () => {
  it('are kept under their SHA-256, two digits for the folder', async () => {
    const blobs = await openBlobs(folder);
    expect(await blobs.has(abc)).toBe(false);
    expect(await blobs.put(bytes)).toBe(abc);
    expect(await blobs.has(abc)).toBe(true);
    expect(Buffer.from(await blobs.get(abc))).toEqual(bytes);
    expect(await readFile(join(folder, 'ba', abc.slice(2)))).toEqual(bytes);
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });

  it('the same bytes again are not written again', async () => {
    const blobs = await openBlobs(folder);
    await blobs.put(bytes);
    const before = await stat(join(folder, 'ba', abc.slice(2)));
    expect(await blobs.put(bytes)).toBe(abc);
    const after = await stat(join(folder, 'ba', abc.slice(2)));
    expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
  });

  it('the same bytes from many sides at once are one blob', async () => {
    const [left, right] = [await openBlobs(folder), await openBlobs(folder)];
    const put = await Promise.all(Array.from({ length: 20 }, (_, index) => (index % 2 ? left : right).put(bytes)));
    expect(new Set(put)).toEqual(new Set([abc]));
    expect(await readdir(join(folder, 'ba'))).toEqual([abc.slice(2)]);
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });

  it('no bytes are bytes, too', async () => {
    const blobs = await openBlobs(folder);
    const empty = await blobs.put(new Uint8Array());
    expect(empty).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(await blobs.get(empty)).toHaveLength(0);
  });

  it.each([
    ['flipped', (path: string) => writeFile(path, 'abd')],
    ['cut', (path: string) => truncate(path, 1)],
  ])('a %s file is reported, never handed out', async (_, damage) => {
    const blobs = await openBlobs(folder);
    await blobs.put(bytes);
    await damage(join(folder, 'ba', abc.slice(2)));
    await expect(blobs.get(abc)).rejects.toMatchObject({ name: 'StorageError', code: 'corrupt-blob' });
  });

  it('a cut file is made whole when the bytes come again', async () => {
    const blobs = await openBlobs(folder);
    await blobs.put(bytes);
    await truncate(join(folder, 'ba', abc.slice(2)), 1);
    await blobs.put(bytes);
    expect(Buffer.from(await blobs.get(abc))).toEqual(bytes);
  });

  it.each(['../secret', abc.toUpperCase(), '', `../../${abc}`, `${abc}/..`])(
    'what is no hash is not found: "%s"',
    async (name) => {
      await writeFile(join(folder, 'secret'), 'x');
      const blobs = await openBlobs(join(folder, 'blobs'));
      await blobs.put(bytes);
      expect(await blobs.has(name)).toBe(false);
      await expect(blobs.get(name)).rejects.toMatchObject({ code: 'not-found' });
    },
  );

  it('leftovers of a dead process go, what a living one is writing stays', async () => {
    await mkdir(join(folder, 'incoming'));
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    const names = {
      dead: `${hostname()}_${dead}_1`,
      living: `${hostname()}_${process.pid}_2`,
      elsewhere: `elsewhere_${dead}_3`,
      old: 'elsewhere_1_4',
    };
    for (const name of Object.values(names)) await writeFile(join(folder, 'incoming', name), 'half');
    await utimes(join(folder, 'incoming', names.old), new Date(0), new Date(0));
    await openBlobs(folder);
    expect((await readdir(join(folder, 'incoming'))).toSorted()).toEqual([names.elsewhere, names.living].toSorted());
  });

  it('a folder that cannot be made is an error with its path', async () => {
    await writeFile(join(folder, 'file'), '');
    const opening = openBlobs(join(folder, 'file', 'blobs'));
    await expect(opening).rejects.toMatchObject({ name: 'StorageError', code: 'unreachable' });
    await expect(opening).rejects.toThrow(join(folder, 'file', 'blobs'));
  });
});
