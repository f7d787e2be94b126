import { parentPort } from 'node:worker_threads';
import type { Samples } from '#core';
import { isBytePacking, viewSamples } from '../tile-layout.ts';
import { unpackTile } from '../unpack-tile.ts';
import { describeFault } from './faults.ts';
import type { DecodeAnswer, DecodeJob } from './messages.ts';

// The first file of a decoding thread. Nothing here may import another module by its `#name`: tests start it without
// the conditions that those need.
parentPort?.on('message', (job: DecodeJob) => void answer(job));

async function answer(job: DecodeJob): Promise<void> {
  const { id } = job;
  try {
    const samples = keep(await decode(job), job);
    parentPort?.postMessage({ id, samples } satisfies DecodeAnswer, [samples.buffer as ArrayBuffer]);
  } catch (cause) {
    parentPort?.postMessage({ id, ...describeFault(cause) } satisfies DecodeAnswer);
  }
}

async function decode({ layout, packed }: DecodeJob): Promise<Samples> {
  if (isBytePacking(layout.packing)) return unpackTile(packed, layout.packing, layout);
  if (!(packed instanceof Uint8Array)) throw new Error('expected the bytes of the tile');
  // Brings libraries with it that most threads never need.
  const { decodeTile } = await import('../decode-tile.ts');
  return decodeTile(packed, layout);
}

function keep(samples: Samples, { layout, room }: DecodeJob): Samples {
  if (room.byteLength !== samples.byteLength) return samples.slice();
  const bytes = new Uint8Array(room);
  bytes.set(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength));
  return viewSamples(layout.dtype, bytes);
}
