import { setImmediate } from 'node:timers/promises';
import type { Clock } from '#app';

/** A clock that stands until a test moves it. */
export class FakeClock implements Clock {
  #at: Date;

  constructor(at: string) {
    this.#at = new Date(at);
  }

  now(): Date {
    return this.#at;
  }

  set(at: string): void {
    this.#at = new Date(at);
  }

  async sleep(ms: number): Promise<void> {
    this.#at = new Date(this.#at.getTime() + ms);
    await setImmediate();
  }

  every(): () => void {
    return () => {};
  }
}
