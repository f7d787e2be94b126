import { Worker } from 'node:worker_threads';
import type { Samples } from '#core';
import { type TileDecoder, decodeTile } from '../decode-tile.ts';
import { type TileLayout, computeTileBytes } from '../tile-layout.ts';
import { Unsupported } from '../unsupported.ts';
import type { DecodeAnswer, DecodeJob } from './messages.ts';

/** Tiles up to this size are decoded sooner than sent to a thread and back (measured: 0.05 ms against 0.1). */
const smallTile = 32 * 1024;
/** Threads take some 50 ms to start; before as much has been decoded, nobody needs them. */
const startAfterBytes = 16 * 1024 * 1024;
/** A second tile waits at each thread, so that it is not idle while the first one's samples are taken. */
const jobsPerThread = 2;

interface Waiting {
  readonly bytes: Uint8Array;
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
 * Decodes tiles in threads of their own, started when there is enough to do and not kept from ending with the process.
 * JPEG and WebP are left to libvips, which has its own threads. A thread that dies fails the tiles it was at.
 */
export class DecoderPool {
  private readonly size: number;
  private readonly threads: Thread[] = [];
  private readonly queue: Waiting[] = [];
  private decodedHere = 0;
  private nextId = 0;

  /** `size`: threads; with one or none all is decoded on the calling thread. */
  constructor(size: number) {
    this.size = size;
  }

  readonly decode: TileDecoder = (bytes, layout) => {
    if (!this.belongsInThread(layout)) return decodeTile(bytes, layout);
    const { promise, reject, resolve } = Promise.withResolvers<Samples>();
    this.queue.push({ bytes, layout, resolve, reject });
    this.dispatch();
    return promise;
  };

  private belongsInThread(layout: TileLayout): boolean {
    const bytes = computeTileBytes(layout);
    if (this.size < 2 || bytes <= smallTile || ['jpeg', 'webp', 'none'].includes(layout.packing)) return false;
    if (this.threads.some(({ isReady }) => isReady)) return true;
    this.decodedHere += bytes;
    if (this.decodedHere > startAfterBytes) this.startMissing();
    return false;
  }

  private startMissing(): void {
    while (this.threads.length < this.size) this.start();
  }

  private start(): void {
    const own = import.meta.url.endsWith('.ts') ? './decoder-thread.ts' : './decoder-thread.js';
    const worker = new Worker(new URL(own, import.meta.url), { execArgv: [], name: 'sightline-decoder' });
    const thread: Thread = { worker, jobs: new Map(), isReady: false };
    this.threads.push(thread);
    worker.unref();
    worker.on('online', () => (thread.isReady = true));
    worker.on('message', (answer: DecodeAnswer) => this.settle(thread, answer));
    worker.on('error', (cause: Error) => this.bury(thread, cause.message));
    worker.on('exit', () => this.bury(thread, 'it ended'));
  }

  private dispatch(): void {
    for (let room = jobsPerThread; room > 0 && this.queue.length > 0; room--) {
      for (const thread of this.threads) {
        if (!thread.isReady || thread.jobs.size > jobsPerThread - room) continue;
        const job = this.queue.shift();
        if (!job) return;
        this.give(thread, job);
      }
    }
  }

  private give(thread: Thread, job: Waiting): void {
    const id = this.nextId++;
    if (thread.jobs.size === 0) thread.worker.ref();
    thread.jobs.set(id, job);
    const { bytes, layout } = job;
    thread.worker.postMessage({ id, bytes, layout } satisfies DecodeJob, [bytes.buffer as ArrayBuffer]);
  }

  private settle({ jobs, worker }: Thread, answer: DecodeAnswer): void {
    const job = jobs.get(answer.id);
    jobs.delete(answer.id);
    this.dispatch();
    if (jobs.size === 0) worker.unref();
    if ('samples' in answer) job?.resolve(answer.samples);
    else job?.reject(answer.isUnsupported ? new Unsupported(answer.fault) : new Error(answer.fault));
  }

  private bury(thread: Thread, reason: string): void {
    const index = this.threads.indexOf(thread);
    if (index === -1) return;
    this.threads.splice(index, 1);
    for (const { reject } of thread.jobs.values()) reject(new Error(`the thread that decoded it failed: ${reason}`));
    if (this.threads.some(({ isReady }) => isReady)) return this.dispatch();
    for (const { bytes, layout, reject, resolve } of this.queue.splice(0))
      decodeTile(bytes, layout).then(resolve, reject);
  }
}
