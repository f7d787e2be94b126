import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { analyst, put } from '../../../test/contracts/contract-world.ts';
import { sampleSite } from '../../../test/contracts/sample-records.ts';
import { serveS3 } from '../../../test/s3/serve-s3.ts';
import { backUp, openBlobs, openS3Blobs, openSqliteStore, readS3Settings, restore } from '../index.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sightline-backup-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const now = (): Date => new Date('2024-01-01T00:00:00Z');
const at = (name: string): string => join(folder, name);

/** A workspace with two documents and a site; `work` runs while it is open. */
async function withWorkspace<T>(work: (store: Awaited<ReturnType<typeof openSqliteStore>>) => Promise<T>): Promise<T> {
  const blobs = await openBlobs(at('blobs'));
  for (const text of ['one', 'two']) await blobs.put(new TextEncoder().encode(text));
  const store = await openSqliteStore(at('sightline.db'));
  try {
    await put(store, 'site', [sampleSite('kept')]);
    return await work(store);
  } finally {
    await store.close();
  }
}

describe('a backup', () => {
  it('made while somebody writes is one moment of the workspace, and restored holds all of it', async () => {
    await withWorkspace(async (store) => {
      const writing = store.transaction(analyst, async (writer) => {
        await writer.put('site', [sampleSite('half')]);
        const manifest = await backUp(folder, at('copy'), { now, blobs: await openBlobs(at('blobs')) });
        expect(manifest).toMatchObject({ revision: 1, blobs: { count: 2, bytes: 6 } });
      });
      await writing;
    });
    await restore(at('copy'), at('again'), {});
    const store = await openSqliteStore(at('again/sightline.db'));
    expect((await store.list('site')).map(({ id }) => id)).toEqual(['kept']);
    expect(await store.history()).toHaveLength(1);
    await store.close();
    const blobs = await openBlobs(at('again/blobs'));
    const [two] = readdirSync(at('copy/blobs')).slice(-1);
    const sha256 = `${two}${readdirSync(at(`copy/blobs/${two}`))[0]}`;
    expect(await blobs.get(sha256)).toHaveLength(3);
  });

  it.each([
    ['a blob', (): string => damageBlob('copy'), /damaged: expected SHA-256/],
    ['the database', (): string => overwrite('copy/sightline.db'), /sightline\.db: the backup is damaged/],
    ['the manifest', (): string => overwrite('copy/manifest.json'), /manifest\.json: expected JSON/],
    ['a missing blob', (): string => removeBlob('copy'), /expected 2 documents, found 1/],
  ])('in which %s is damaged is not restored, and leaves nothing half-written', async (_, damage, expected) => {
    await withWorkspace(async () => backUp(folder, at('copy'), { now, blobs: await openBlobs(at('blobs')) }));
    damage();
    await expect(restore(at('copy'), at('again'), {})).rejects.toThrow(expected);
    expect(readdirSync(folder).filter((name) => name.startsWith('again'))).toEqual([]);
  });

  it('names a blob that is damaged in the workspace, and makes no copy', async () => {
    await withWorkspace(async () => {
      damageBlob('.');
      await expect(backUp(folder, at('copy'), { now, blobs: await openBlobs(at('blobs')) })).rejects.toMatchObject({
        code: 'corrupt-blob',
      });
    });
    expect(readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual([]);
  });

  it('brings the documents of a bucket home, and back into another', async () => {
    const [full, fresh] = [await serveS3(), await serveS3()];
    onTestFinished(async () => void (await Promise.all([full.close(), fresh.close()])));
    const blobs = openS3Blobs(readS3Settings(full.address, full.environment));
    for (const text of ['one', 'two', 'three']) await blobs.put(new TextEncoder().encode(text));
    const copied = await withWorkspace(async () => backUp(folder, at('copy'), { now, blobs }));
    expect(copied.blobs).toEqual({ count: 3, bytes: 11 });
    const others = openS3Blobs(readS3Settings(fresh.address, fresh.environment));
    await restore(at('copy'), at('again'), { blobs: others });
    expect(fresh.bucket.objects).toEqual(full.bucket.objects);
    expect(readdirSync(at('again'))).not.toContain('blobs');
  });

  it('is not made over something, nor restored over a workspace', async () => {
    await withWorkspace(async () => backUp(folder, at('copy'), { now, blobs: await openBlobs(at('blobs')) }));
    await expect(backUp(folder, at('copy'), { now, blobs: await openBlobs(at('blobs')) })).rejects.toThrow(
      /expected nothing there/,
    );
    await restore(at('copy'), at('again'), {});
    await expect(restore(at('copy'), at('again'), {})).rejects.toThrow(/a workspace is there already/);
    await expect(restore(at('nothing'), at('other'), {})).rejects.toThrow(/no backup is there/);
  });
});

function firstBlob(where: string): string {
  const part = readdirSync(at(join(where, 'blobs'))).find((name) => name.length === 2)!;
  return join(where, 'blobs', part, readdirSync(at(join(where, 'blobs', part)))[0]!);
}

function damageBlob(where: string): string {
  return overwrite(firstBlob(where));
}

function removeBlob(where: string): string {
  const path = at(firstBlob(where));
  rmSync(path);
  return path;
}

function overwrite(name: string): string {
  writeFileSync(at(name), 'xyz');
  return name;
}
