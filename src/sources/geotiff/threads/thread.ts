import { Worker } from 'node:worker_threads';
import type { Samples } from '#core';
import { type TileLayout, computeSampleBytes, viewSamples } from '../tile-layout.ts';
import type { PackedBytes } from '../unpack-tile.ts';
import type { BufferShelf } from '../buffer-shelf.ts';
import { toError } from './faults.ts';
import type { DecodeAnswer, DecodeJob } from './messages.ts';

/** Looks at the samples of a tile during the call only, but for what `keep` gives: the same samples, to stay. */
export type UseSamples = (samples: Samples, keep: () => Samples) => void;

/** A tile to decode. */
export interface TileJob {
  readonly packed: PackedBytes;
  readonly layout: TileLayout;
  readonly done: UseSamples;
  readonly failed: (reason: Error) => void;
}

interface Running {
  readonly job: TileJob;
  readonly room: number;
}

/** A second tile waits at each thread, so that it is not idle while the first one's samples are taken. */
const roomCount = 2;

/**
 * A decoding thread, which does not keep the process from ending while it has nothing to do. The samples of a tile
 * come in memory that it shares with the thread, and that the next tile uses again, unless they are to be kept: handing
 * memory over each time makes garbage that costs as much as a tenth of decoding, copying what is kept as much (measured).
 */
export class DecoderThread {
  isReady = false;
  private readonly worker: Worker;
  private readonly running = new Map<number, Running>();
  private readonly rooms: (ArrayBufferLike | undefined)[] = [];
  private readonly shelf: BufferShelf;
  private readonly free: number[] = [];
  private layout: TileLayout | null = null;
  private nextId = 0;

  /**
   * `shelf`: of memory that threads share. `changed`: called when it is ready, when it has room again, and with an error
   * when it is dead.
   */
  constructor(shelf: BufferShelf, changed: (death: Error | null) => void) {
    this.shelf = shelf;
    const own = import.meta.url.endsWith('.ts') ? './decoder-thread.ts' : './decoder-thread.js';
    this.worker = new Worker(new URL(own, import.meta.url), { execArgv: [], name: 'sightline-decoder' });
    for (let room = 0; room < roomCount; room++) this.free.push(room);
    this.worker.on('online', () => {
      this.isReady = true;
      changed(null);
    });
    this.worker.on('message', (answer: DecodeAnswer) => {
      this.settle(answer);
      changed(null);
    });
    const die = (cause: Error): void => {
      for (const { job } of this.running.values()) job.failed(cause);
      this.running.clear();
      changed(cause);
    };
    this.worker.on('error', (cause) => die(asError(cause)));
    this.worker.on('exit', () => die(new Error('the thread that decodes has ended')));
    // Listening to messages has made it one to wait for.
    this.worker.unref();
  }

  /** Tiles it is at. */
  get busy(): number {
    return this.running.size;
  }

  get hasRoom(): boolean {
    return this.isReady && this.free.length > 0;
  }

  /** Only where it has room. */
  give(job: TileJob): void {
    const room = this.free.pop();
    if (room === undefined) throw new Error('a decoding thread without room');
    const id = this.nextId++;
    if (this.running.size === 0) this.worker.ref();
    this.running.set(id, { job, room });
    const bytes = computeSampleBytes(job.layout);
    const memory = this.rooms[room]?.byteLength === bytes ? null : this.shelf.take(bytes);
    if (memory) this.rooms[room] = memory;
    const layout = job.layout === this.layout ? null : job.layout;
    this.layout = job.layout;
    this.worker.postMessage({ id, packed: job.packed, layout, room, memory } satisfies DecodeJob);
  }

  private settle({ fault, id }: DecodeAnswer): void {
    const { job, room } = this.running.get(id) ?? {};
    const memory = room === undefined ? undefined : this.rooms[room];
    if (!job || room === undefined || !memory) return;
    if (fault) job.failed(toError(fault));
    else {
      const samples = viewSamples(job.layout.dtype, new Uint8Array(memory));
      job.done(samples, () => {
        this.rooms[room] = undefined;
        return samples;
      });
    }
    this.running.delete(id);
    this.free.push(room);
    if (this.running.size === 0) this.worker.unref();
  }
}

function asError(cause: unknown): Error {
  return cause instanceof Error ? cause : new Error(String(cause));
}
