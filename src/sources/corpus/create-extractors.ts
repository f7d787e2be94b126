import { Worker } from 'node:worker_threads';
import { type ArticleExtractors, type CorpusArticle, failedArticle } from '#app';

/** Milliseconds that a batch may take; news takes a few each. */
const longestTime = 60_000;
const mostMemory = 1024;

interface Job {
  readonly articles: readonly CorpusArticle[];
  readonly resolve: (lines: readonly string[]) => void;
  readonly reject: (reason: Error) => void;
}

/** A pool of threads that read articles. An article that takes for ever, or all memory, is an error of its own line. */
export function createExtractors(threads: number, limits: { readonly milliseconds?: number } = {}): ArticleExtractors {
  const queue: Job[] = [];
  const idle: Extractor[] = [];
  const all = Array.from({ length: threads }, () => new Extractor(limits.milliseconds ?? longestTime));
  idle.push(...all);
  const dispatch = (): void => {
    while (queue.length > 0 && idle.length > 0) {
      const extractor = idle.pop()!;
      const job = queue.shift()!;
      void extractor
        .run(job.articles)
        .then(job.resolve, job.reject)
        .then(() => {
          idle.push(extractor);
          dispatch();
        });
    }
  };
  const run = (articles: readonly CorpusArticle[]): Promise<readonly string[]> =>
    new Promise((resolve, reject) => {
      queue.push({ articles, resolve, reject });
      dispatch();
    });
  return {
    threads,
    extract: async (articles) => {
      if (articles.length === 0) return [];
      try {
        return await run(articles);
      } catch (error) {
        const [only] = articles;
        if (only && articles.length === 1) return [JSON.stringify(failedArticle(only.key, (error as Error).message))];
        // One of them is to blame; the others have their lines.
        const lines: string[] = [];
        for (const article of articles)
          lines.push(
            ...(await run([article]).catch((cause: Error) => [
              JSON.stringify(failedArticle(article.key, cause.message)),
            ])),
          );
        return lines;
      }
    },
    close: async () => {
      await Promise.all(all.map((one) => one.close()));
    },
  };
}

/** One thread, started when there is something to read and again after it has died. */
class Extractor {
  private readonly milliseconds: number;
  private worker: Worker | null = null;

  constructor(milliseconds: number) {
    this.milliseconds = milliseconds;
  }

  run(articles: readonly CorpusArticle[]): Promise<readonly string[]> {
    const isNew = this.worker === null;
    const worker = (this.worker ??= start());
    return new Promise((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined;
      const begin = (): void => {
        timer = setTimeout(() => fail(new Error(`takes longer than ${this.milliseconds / 1000} s`)), this.milliseconds);
      };
      const done = (lines: readonly string[]): void => {
        leave();
        resolve(lines);
      };
      const fail = (cause: Error): void => {
        leave();
        this.worker = null;
        void worker.terminate();
        const isMemory = (cause as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY';
        reject(isMemory ? new Error(`needs more than ${mostMemory} MiB`) : cause);
      };
      const leave = (): void => {
        clearTimeout(timer);
        worker.off('online', begin).off('message', done).off('error', fail);
      };
      worker.on('message', done).on('error', fail);
      // Starting a thread is not the article's fault.
      if (isNew) worker.on('online', begin);
      else begin();
      worker.postMessage(articles);
    });
  }

  async close(): Promise<void> {
    await this.worker?.terminate();
    this.worker = null;
  }
}

function start(): Worker {
  const isSource = import.meta.url.endsWith('.ts');
  return new Worker(new URL(`./extract-thread.${isSource ? 'ts' : 'js'}`, import.meta.url), {
    execArgv: isSource ? ['--conditions=source'] : [],
    name: 'sightline-extract',
    resourceLimits: { maxOldGenerationSizeMb: mostMemory },
  });
}
