import { parentPort } from 'node:worker_threads';
import type { Samples } from '#core';
import type { TileLayout } from '../tile-layout.ts';
import { unpackTile } from '../unpack-tile.ts';
import { Unsupported } from '../unsupported.ts';
import type { DecodeAnswer, DecodeJob } from './messages.ts';

// The first file of a decoding thread. Nothing here may import another module by its `#name`: tests start it without
// the conditions that those need.
parentPort?.on('message', (job: DecodeJob) => void answer(job));

async function answer({ bytes, id, layout }: DecodeJob): Promise<void> {
  try {
    const samples = await decode(bytes, layout);
    parentPort?.postMessage({ id, samples } satisfies DecodeAnswer, [samples.buffer as ArrayBuffer]);
  } catch (cause) {
    const fault = cause instanceof Error ? cause.message : String(cause);
    parentPort?.postMessage({ id, fault, isUnsupported: cause instanceof Unsupported } satisfies DecodeAnswer);
  }
}

async function decode(bytes: Uint8Array, layout: TileLayout): Promise<Samples> {
  const { packing } = layout;
  if (packing !== 'jpeg' && packing !== 'webp' && !isLerc(packing)) return unpackTile(bytes, packing, layout);
  const { decodeTile } = await import('../decode-tile.ts');
  return decodeTile(bytes, layout);
}

function isLerc(packing: string): packing is 'lerc' | 'lerc-deflate' | 'lerc-zstd' {
  return packing.startsWith('lerc');
}
