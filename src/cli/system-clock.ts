import { setTimeout } from 'node:timers/promises';
import type { Clock } from '#app';

/** How long a sleeper may go on after it was told to stop, in milliseconds. */
const longestNap = 200;

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => new Date(),
  async sleep(ms, signal) {
    for (let left = ms; left > 0 && !signal.aborted; left -= longestNap) await setTimeout(Math.min(left, longestNap));
  },
  every(ms, work) {
    const timer = setInterval(work, ms);
    return () => clearInterval(timer);
  },
};
