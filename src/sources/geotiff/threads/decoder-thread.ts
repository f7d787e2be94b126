import { parentPort } from 'node:worker_threads';
import type { Samples } from '#core';
import { copyRows } from '../copy-rows.ts';
import { type TileLayout, isDirectPacking } from '../tile-layout.ts';
import { type PackedBytes, unpackTile } from '../unpack-tile.ts';
import { describeFault } from './faults.ts';
import type { DecodeAnswer, DecodeJob } from './messages.ts';

// The first file of a decoding thread. Nothing here may import another module by its `#name`: tests start it without
// the conditions that those need.
const rooms: ArrayBufferLike[] = [];
let layout: TileLayout | null = null;
let target: Uint8Array | null = null;
parentPort?.on('message', (job: DecodeJob) => {
  if (job.memory && job.room !== null) rooms[job.room] = job.memory;
  layout = job.layout ?? layout;
  target = job.write?.memory ?? target;
  void answer(job, layout, target);
});

async function answer(
  { id, packed, room, write }: DecodeJob,
  how: TileLayout | null,
  into: Uint8Array | null,
): Promise<void> {
  let answered: DecodeAnswer = { id, fault: null };
  try {
    if (!how) throw new Error('expected a layout');
    await decode(packed, how, (samples) => {
      if (write && into) copyRows(samples, into, write.copy);
      if (room !== null) put(samples, rooms[room]);
    });
  } catch (cause) {
    answered = { id, fault: describeFault(cause) };
  }
  parentPort?.postMessage(answered);
}

async function decode(packed: PackedBytes, how: TileLayout, use: (samples: Samples) => void): Promise<void> {
  const samples = isDirectPacking(how.packing) ? unpackTile(packed, how.packing, how) : null;
  if (samples) return use(samples);
  // Brings libraries with it that most threads never need.
  const { decodeTile } = await import('../decode-tile.ts');
  return decodeTile(packed, how, use);
}

function put(samples: Samples, room: ArrayBufferLike | undefined): void {
  if (room?.byteLength !== samples.byteLength)
    throw new Error(`expected ${room?.byteLength} bytes of samples, got ${samples.byteLength}`);
  new Uint8Array(room).set(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength));
}
