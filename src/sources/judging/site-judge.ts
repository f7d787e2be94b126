import { Worker } from 'node:worker_threads';
import type { AssessSeries, JudgeSite } from '#app';
import type { Assessment, Observation } from '#core';

/** What the thread is asked, and what it answers. */
export interface JudgeOrder {
  readonly id: number;
  readonly observations: readonly Observation[];
  /** With the series itself, which the watch list has no need of. */
  readonly isWhole: boolean;
}
type Judged = Awaited<ReturnType<JudgeSite>> | readonly Assessment[];
export type JudgeAnswer =
  | { readonly id: number; readonly series: Judged }
  | { readonly id: number; readonly fault: string };

interface Waiting {
  readonly resolve: (series: Judged) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Judges sites in a thread of its own, so that a server answers while ten thousand series are judged. The board asks for one
 * after the other, so that a person who opens a site waits for one other at most. The thread starts
 * with the first site, keeps no process alive, and is started anew after it died.
 */
export class SiteJudge {
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #last = 0;

  readonly judge: JudgeSite = async (observations) => this.#order(observations, false);

  /** The thread gives what was asked for. */
  readonly assess: AssessSeries = async (observations) =>
    this.#order(observations, true) as Promise<readonly Assessment[]>;

  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#fail(new Error('the workspace was closed'));
  }

  #order(observations: readonly Observation[], isWhole: boolean): Promise<Judged> {
    return new Promise((resolve, reject) => {
      const order: JudgeOrder = { id: ++this.#last, observations, isWhole };
      this.#waiting.set(order.id, { resolve, reject });
      this.#worker ??= this.#start();
      this.#worker.ref();
      this.#worker.postMessage(order);
    });
  }

  #start(): Worker {
    // Sources run as they are in a checkout, compiled where the package is installed.
    const isSource = import.meta.url.endsWith('.ts');
    const worker = new Worker(new URL(`./judge-thread.${isSource ? 'ts' : 'js'}`, import.meta.url), {
      execArgv: isSource ? ['--conditions=source'] : [],
      name: 'sightline-judge',
    });
    worker.on('message', (answer: JudgeAnswer) => {
      const waiting = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if (this.#waiting.size === 0) worker.unref();
      if ('fault' in answer) waiting?.reject(new Error(answer.fault));
      else waiting?.resolve(answer.series);
    });
    const gone = (error: Error): void => {
      if (this.#worker === worker) this.#worker = undefined;
      this.#fail(error);
    };
    worker.on('error', gone);
    worker.on('exit', (code) => gone(new Error(`the judging thread ended with ${code}`)));
    return worker;
  }

  #fail(error: Error): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(error);
  }
}
