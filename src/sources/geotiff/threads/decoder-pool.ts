import { Worker } from 'node:worker_threads';
import type { Samples } from '#core';
import type { BufferShelf } from '../buffer-shelf.ts';
import { type ByteSource, checkRange } from '../byte-source.ts';
import { decodeTile } from '../decode-tile.ts';
import { type TileLayout, computeSampleBytes, isBytePacking } from '../tile-layout.ts';
import { type PackedBytes, unpackTile } from '../unpack-tile.ts';
import { toError } from './faults.ts';
import type { DecodeAnswer, DecodeJob } from './messages.ts';

/** Where the packed bytes of a tile lie. */
export interface TilePlace {
  readonly bytes: ByteSource;
  readonly offset: number;
  readonly length: number;
}

/**
 * Takes the samples of a tile. Its own are the receiver's to keep; others are only valid during the call.
 */
export type TileReceiver = (samples: Samples, isOwn: boolean) => void;

/** Tiles up to this size are decoded sooner than sent to a thread and back. */
const smallTile = 32 * 1024;
/** Threads take some 50 ms to start; until so much has been decoded, they would not pay. */
const startAfterBytes = 16 * 1024 * 1024;
/** A second tile waits at each thread, so that it is not idle while the first one's samples are taken. */
const jobsPerThread = 2;

interface Waiting {
  readonly packed: PackedBytes;
  readonly layout: TileLayout;
  readonly resolve: (samples: Samples) => void;
  readonly reject: (reason: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  readonly jobs: Map<number, Waiting>;
  isReady: boolean;
}

/**
 * Reads and decodes tiles, in threads that are started when there is enough to do and that do not keep the process
 * from ending. JPEG and WebP are left to libvips, which has threads of its own. A thread that dies fails the tiles it
 * was at; the next tiles start another.
 */
export class DecoderPool {
  private readonly size: number;
  private readonly shelf: BufferShelf;
  private readonly threads: Thread[] = [];
  private readonly queue: Waiting[] = [];
  private decodedHere = 0;
  private nextId = 0;

  /** `size`: threads; with one or none all is decoded on the calling thread. */
  constructor(size: number, shelf: BufferShelf) {
    this.size = size;
    this.shelf = shelf;
  }

  /** Rejects with plain Errors, Unsupported or SourceError. */
  async decode({ bytes, length, offset }: TilePlace, layout: TileLayout, receive: TileReceiver): Promise<void> {
    const isQuick = isBytePacking(layout.packing);
    if (bytes.file !== null && isQuick) checkRange(offset, length, bytes.size);
    const packed =
      bytes.file !== null && isQuick ? { file: bytes.file, offset, length } : await bytes.read(offset, length);
    if (this.belongsInThread(layout)) receive(await this.send(packed, layout), true);
    else if (isBytePacking(layout.packing)) receive(unpackTile(packed, layout.packing, layout), false);
    else if (packed instanceof Uint8Array) receive(await decodeTile(packed, layout), false);
  }

  private send(packed: PackedBytes, layout: TileLayout): Promise<Samples> {
    const { promise, reject, resolve } = Promise.withResolvers<Samples>();
    this.queue.push({ packed, layout, resolve, reject });
    this.dispatch();
    return promise;
  }

  private belongsInThread(layout: TileLayout): boolean {
    const bytes = computeSampleBytes(layout);
    if (this.size < 2 || bytes <= smallTile || ['jpeg', 'webp'].includes(layout.packing)) return false;
    if (this.threads.some(({ isReady }) => isReady)) return true;
    this.decodedHere += bytes;
    if (this.decodedHere > startAfterBytes) while (this.threads.length < this.size) this.start();
    return false;
  }

  private start(): void {
    const own = import.meta.url.endsWith('.ts') ? './decoder-thread.ts' : './decoder-thread.js';
    const worker = new Worker(new URL(own, import.meta.url), { execArgv: [], name: 'sightline-decoder' });
    const thread: Thread = { worker, jobs: new Map(), isReady: false };
    this.threads.push(thread);
    worker.on('online', () => (thread.isReady = true));
    worker.on('message', (answer: DecodeAnswer) => this.settle(thread, answer));
    worker.on('error', (cause: Error) => this.bury(thread, cause.message));
    worker.on('exit', () => this.bury(thread, 'it ended'));
    // Listening to messages refs it again.
    worker.unref();
  }

  /** Gives every thread one tile before any gets a second. */
  private dispatch(): void {
    for (let busy = 0; busy < jobsPerThread; busy++) {
      for (const thread of this.threads) {
        if (!thread.isReady || thread.jobs.size > busy) continue;
        const job = this.queue.shift();
        if (!job) return;
        this.give(thread, job);
      }
    }
  }

  private give({ jobs, worker }: Thread, job: Waiting): void {
    const { layout, packed } = job;
    const id = this.nextId++;
    if (jobs.size === 0) worker.ref();
    jobs.set(id, job);
    const room = this.shelf.take(computeSampleBytes(layout));
    worker.postMessage({ id, packed, layout, room } satisfies DecodeJob, [room]);
  }

  private settle({ jobs, worker }: Thread, answer: DecodeAnswer): void {
    const job = jobs.get(answer.id);
    jobs.delete(answer.id);
    this.dispatch();
    if (jobs.size === 0) worker.unref();
    if ('samples' in answer) job?.resolve(answer.samples);
    else job?.reject(toError(answer));
  }

  private bury(thread: Thread, reason: string): void {
    const index = this.threads.indexOf(thread);
    if (index === -1) return;
    this.threads.splice(index, 1);
    for (const { reject } of thread.jobs.values()) reject(new Error(`the thread that decodes it failed: ${reason}`));
    if (this.threads.some(({ isReady }) => isReady)) return this.dispatch();
    for (const { reject } of this.queue.splice(0)) reject(new Error(`no thread is left to decode it: ${reason}`));
  }
}
