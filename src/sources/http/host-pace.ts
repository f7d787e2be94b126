import { setTimeout as sleep } from 'node:timers/promises';

/** Lets time pass between two requests to one host. */
export class HostPace {
  private readonly free = new Map<string, number>();

  /** Resolves when it is this request's turn, and keeps the next `pauseMilliseconds` free. */
  async wait(host: string, pauseMilliseconds: number, signal: AbortSignal | undefined): Promise<void> {
    const now = performance.now();
    const turn = Math.max(now, this.free.get(host) ?? 0);
    this.free.set(host, turn + pauseMilliseconds);
    if (turn > now) await sleep(turn - now, undefined, signal ? { signal } : {});
  }
}
