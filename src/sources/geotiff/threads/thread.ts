import { Worker } from 'node:worker_threads';
import type { Samples } from '#core';
import { type TileLayout, computeSampleBytes, viewSamples } from '../tile-layout.ts';
import type { RowCopy } from '../copy-rows.ts';
import type { PackedBytes } from '../unpack-tile.ts';
import type { BufferShelf } from '../buffer-shelf.ts';
import { findMemory } from '../kernels/known-memory.ts';
import { toError } from './faults.ts';
import type { DecodeAnswer, DecodeJob, WriteTarget } from './messages.ts';

/** What is wanted of a tile. */
export interface TileOrder {
  /** Samples that a thread may write where they belong, in memory that threads share. */
  readonly write: { readonly copy: RowCopy; readonly target: Samples } | null;
  /** Whether they are wanted as a tile too; where there is nothing to write they always are. */
  readonly isKept: boolean;
}

/** A tile as it comes back. */
interface DecodedTile {
  /** To be looked at during the call only; null where a thread has only written them where they belong. */
  readonly samples: Samples | null;
  /** Whether a thread has written what was to be written. */
  readonly isWritten: boolean;
  /** The same samples, to stay. */
  readonly keep: () => Samples;
}

export type UseTile = (tile: DecodedTile) => void;

/** A tile to decode. */
export interface TileJob extends TileOrder {
  readonly packed: PackedBytes;
  readonly layout: TileLayout;
  readonly done: UseTile;
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
 * go straight to where they belong if threads share that memory; else they come in memory that it shares with the thread, and that the next tile uses again, unless they are to be kept: handing
 * memory over each time makes garbage that costs as much as a tenth of decoding, copying what is kept as much (measured).
 */
export class DecoderThread {
  isReady = false;
  private readonly worker: Worker;
  private readonly running = new Map<number, Running>();
  private readonly rooms: (Uint8Array | undefined)[] = [];
  private readonly shelf: BufferShelf;
  private readonly free: number[] = [];
  private layout: TileLayout | null = null;
  private target: Uint8Array | null = null;
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
    const hasSamples = wantsSamples(job);
    const memory = hasSamples ? this.findRoom(room, computeSampleBytes(job.layout)) : null;
    const layout = job.layout === this.layout ? null : job.layout;
    this.layout = job.layout;
    this.worker.postMessage({
      id,
      packed: job.packed,
      layout,
      memory,
      room: hasSamples ? room : null,
      write: job.write && { copy: job.write.copy, target: this.findTarget(job.write.target) },
    } satisfies DecodeJob);
  }

  /** Of a room; null where the thread has it already. */
  private findRoom(room: number, bytes: number): Uint8Array | null {
    if (this.rooms[room]?.byteLength === bytes) return null;
    return (this.rooms[room] = this.shelf.take(bytes));
  }

  /** Null where the thread has it already. */
  private findTarget(samples: Samples): WriteTarget | null {
    const { buffer, byteLength, byteOffset } = samples;
    if (this.target?.buffer === buffer && this.target.byteOffset === byteOffset && this.target.length === byteLength)
      return null;
    this.target = new Uint8Array(buffer, byteOffset, byteLength);
    return { memory: findMemory(buffer) ?? buffer, byteOffset, byteLength };
  }

  private settle({ fault, id }: DecodeAnswer): void {
    const { job, room } = this.running.get(id) ?? {};
    if (!job || room === undefined) return;
    if (fault) job.failed(toError(fault));
    else job.done(this.show(job, room));
    this.running.delete(id);
    this.free.push(room);
    if (this.running.size === 0) this.worker.unref();
  }

  private show(job: TileJob, room: number): DecodedTile {
    const memory = wantsSamples(job) ? this.rooms[room] : undefined;
    const samples = memory ? viewSamples(job.layout.dtype, memory) : null;
    const keep = (): Samples => {
      if (!samples) throw new Error('expected samples to keep');
      this.rooms[room] = undefined;
      return samples;
    };
    return { samples, isWritten: job.write !== null, keep };
  }
}

function wantsSamples({ isKept, write }: TileOrder): boolean {
  return isKept || write === null;
}

function asError(cause: unknown): Error {
  return cause instanceof Error ? cause : new Error(String(cause));
}
