import { Worker } from 'node:worker_threads';
import { SourceError } from '../../source-error.ts';
import { type Content, type ContentJob, readContent } from '../read-content.ts';
import type { ReadAnswer, ReadRequest } from './messages.ts';

/** Milliseconds that reading one document may take; a news page takes a tenth of a second, a long PDF some. */
const longestTime = 30_000;
/** MiB of objects that parsing one document may need. */
const mostMemory = 1024;

interface Waiting {
  readonly request: ReadRequest;
  readonly resolve: (content: Content) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Reads documents of strangers in a thread of its own, one after the other, each in bounded time and memory: a page made
 * to keep its reader busy for ever ends the thread and not the program. Plain text needs no parser and is read at once.
 */
export class ContentReader {
  private readonly limits: { readonly milliseconds: number; readonly megabytes: number };
  private readonly waiting: Waiting[] = [];
  private worker: Worker | null = null;
  private timer: NodeJS.Timeout | undefined;
  private nextId = 0;

  constructor(limits: { readonly milliseconds?: number; readonly megabytes?: number } = {}) {
    this.limits = { milliseconds: longestTime, megabytes: mostMemory, ...limits };
  }

  read(job: ContentJob): Promise<Content> {
    if (job.type === 'text/plain' || job.type === 'text/markdown') return readContent(job);
    return new Promise((resolve, reject) => {
      this.waiting.push({ request: { id: this.nextId++, job }, resolve, reject });
      if (this.waiting.length === 1) this.begin();
    });
  }

  private begin(): void {
    const [first] = this.waiting;
    if (!first) return;
    const worker = (this.worker ??= this.start());
    worker.ref();
    this.timer = setTimeout(
      () => this.giveUp(`it takes longer than ${this.limits.milliseconds / 1000} s to read`),
      this.limits.milliseconds,
    );
    worker.postMessage(first.request);
  }

  private start(): Worker {
    const isSource = import.meta.url.endsWith('.ts');
    const worker = new Worker(new URL(`./reader-thread.${isSource ? 'ts' : 'js'}`, import.meta.url), {
      execArgv: isSource ? ['--conditions=source'] : [],
      name: 'sightline-reader',
      resourceLimits: { maxOldGenerationSizeMb: this.limits.megabytes },
    });
    worker.on('message', (answer: ReadAnswer) => this.settle(answer));
    worker.on('error', (cause) => {
      const { code, message } = cause as Error & { code?: string };
      if (worker === this.worker)
        this.giveUp(
          code === 'ERR_WORKER_OUT_OF_MEMORY' ? `it needs more than ${this.limits.megabytes} MiB to read` : message,
        );
    });
    return worker;
  }

  private settle(answer: ReadAnswer): void {
    if (this.waiting[0]?.request.id !== answer.id) return;
    const done = this.next();
    if ('content' in answer) done?.resolve(answer.content);
    else done?.reject(new SourceError(answer.fault.code, answer.fault.message));
    this.begin();
  }

  private giveUp(reason: string): void {
    const { worker } = this;
    this.worker = null;
    void worker?.terminate();
    const done = this.next();
    done?.reject(new SourceError('not-readable', `${done.request.job.name}: ${reason}`));
    this.begin();
  }

  private next(): Waiting | undefined {
    clearTimeout(this.timer);
    const done = this.waiting.shift();
    if (this.waiting.length === 0) this.worker?.unref();
    return done;
  }
}
