import { describe, expect, it } from 'vitest';
import type { KeptBytes } from '../ports/blobs.ts';
import { readBoard, writeBoard } from './board-file.ts';

function memory(text = ''): KeptBytes & { text: () => string } {
  let bytes = new TextEncoder().encode(text);
  return {
    text: () => new TextDecoder().decode(bytes),
    async *read() {
      // Cut in the middle of a letter, as a disk may.
      yield bytes.subarray(0, bytes.length >> 1);
      yield bytes.subarray(bytes.length >> 1);
    },
    async write(chunks) {
      bytes = new Uint8Array([...chunks].flatMap((chunk) => [...chunk]));
    },
  };
}

describe('a kept board', () => {
  const board = { revision: 7, sites: new Map([['두만강', []]]) };

  it('comes back for the same version only', async () => {
    const kept = memory();
    await writeBoard(kept, '1', board);
    expect(await readBoard(kept, '1')).toEqual(board);
    expect(await readBoard(kept, '2')).toBeUndefined();
  });

  it.each(['', '{', '[]\n', '{"format":"sightline-watch-board/1","maker":"1","revision":7,"sites":2}\n["a",[]]\n'])(
    'that is broken is none: %j',
    async (text) => {
      expect(await readBoard(memory(text), '1')).toBeUndefined();
    },
  );
});
