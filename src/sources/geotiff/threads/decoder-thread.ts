import { parentPort } from 'node:worker_threads';
import type { Samples } from '#core';
import { copyRows, wholeOf } from '../copy-rows.ts';
import { knowMemory } from '../kernels/known-memory.ts';
import { type TileLayout, isDirectPacking } from '../tile-layout.ts';
import { type PackedBytes, unpackTile } from '../unpack-tile.ts';
import { describeFault } from './faults.ts';
import type { DecodeAnswer, DecodeJob, WriteTarget } from './messages.ts';

// The first file of a decoding thread. Nothing here may import another module by its `#name`: tests start it without
// the conditions that those need.
const rooms: Uint8Array[] = [];
let layout: TileLayout | null = null;
let target: Uint8Array | null = null;
parentPort?.on('message', (job: DecodeJob) => {
  if (job.memory && job.room !== null) rooms[job.room] = job.memory;
  layout = job.layout ?? layout;
  if (job.write?.target) target = view(job.write.target);
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

function view({ byteLength, byteOffset, memory }: WriteTarget): Uint8Array {
  if (!('buffer' in memory)) return new Uint8Array(memory, byteOffset, byteLength);
  knowMemory(memory);
  return new Uint8Array(memory.buffer, byteOffset, byteLength);
}

function put(samples: Samples, room: Uint8Array | undefined): void {
  if (room?.byteLength !== samples.byteLength)
    throw new Error(`expected ${room?.byteLength} bytes of samples, got ${samples.byteLength}`);
  const bytes = new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
  copyRows(bytes, room, wholeOf(bytes));
}
