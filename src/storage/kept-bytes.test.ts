import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openKeptBytes } from './kept-bytes.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-kept-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function readAll(path: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of openKeptBytes(path).read()) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

describe('bytes kept in one file', () => {
  it('are none before they are written, and are replaced as a whole', async () => {
    const path = join(folder, 'a.index');
    expect(await readAll(path)).toBe('');
    const kept = openKeptBytes(path);
    await kept.write([Buffer.from('one '), Buffer.from('two')]);
    await kept.write([Buffer.from('three')]);
    expect(await readAll(path)).toBe('three');
    expect(await readdir(folder)).toEqual(['a.index']);
  });

  it('stay as they were when writing fails half way', async () => {
    const path = join(folder, 'a.index');
    function* failing(): Generator<Uint8Array> {
      yield Buffer.from('half');
      throw new Error('no more');
    }
    await expect(openKeptBytes(path).write(failing())).rejects.toThrow('cannot be written');
    expect(await readAll(path)).toBe('three');
    expect(await readdir(folder)).toEqual(['a.index']);
  });
});
