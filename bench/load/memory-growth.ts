import { readFileSync } from 'node:fs';
import type { Measurement } from '../measure.ts';

/** Runs of so many minutes show a slow leak; caches that fill and collections that are late hide it in shorter ones. */
const longRun = 30;
/** MiB a minute that a long run may grow: less than the 4 GiB of `deploy/sightline.service` in a day. */
const mostGrowth = 2;

/** Memory of a server over time, told minute by minute. */
export class MemoryGrowth {
  /** MiB, each second. */
  readonly #seconds: number[] = [];
  readonly #pid: number;

  constructor(pid: number) {
    this.#pid = pid;
  }

  /** To be called each second. */
  look(): void {
    this.#seconds.push(residentMebibytes(this.#pid));
    if (this.#seconds.length % 60 !== 0) return;
    const lows = this.#lows();
    const change = (lows.at(-1) ?? 0) - (lows.at(-2) ?? lows.at(-1) ?? 0);
    console.log(`minute ${lows.length}: ${Math.round(lows.at(-1) ?? 0)} MiB, ${change.toFixed(1)} MiB more`);
  }

  /** After the first third, when caches are full, the server should hardly grow. `growth`: the last third over the second at most. */
  measure(growth: number): Measurement[] {
    const memory = this.#seconds;
    const third = Math.max(1, Math.floor(memory.length / 3));
    const [middle, last] = [Math.max(...memory.slice(third, 2 * third)), Math.max(...memory.slice(2 * third))];
    const lows = this.#lows();
    return [
      { name: 'memory of the server at most', value: Math.max(...memory), unit: 'MiB', limit: null },
      {
        name: 'memory of the server, last third over second third',
        value: last / middle,
        unit: 'times',
        limit: { kind: 'at most', value: growth },
        detail: `${Math.round(middle)} MiB, then ${Math.round(last)} MiB`,
      },
      ...(lows.length < 3 ? [] : [growthPerMinute(lows)]),
    ];
  }

  /** The least of each whole minute: what is left when garbage was collected. */
  #lows(): number[] {
    const minutes = Math.floor(this.#seconds.length / 60);
    return Array.from({ length: minutes }, (_, minute) =>
      Math.min(...this.#seconds.slice(60 * minute, 60 * (minute + 1))),
    );
  }
}

function growthPerMinute(lows: readonly number[]): Measurement {
  const late = lows.slice(Math.floor(lows.length / 3));
  return {
    name: 'memory of the server grows by, after the first third',
    value: slopeOf(late),
    unit: 'MiB/min',
    limit: lows.length < longRun ? null : { kind: 'at most', value: mostGrowth },
    detail: `${late.length} minutes, the least of each`,
  };
}

/** Of the line of least squares through values one apart. */
function slopeOf(values: readonly number[]): number {
  const centre = (values.length - 1) / 2;
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  const [rise, run] = values.reduce(
    ([above, below], one, index) => [above + (index - centre) * (one - mean), below + (index - centre) ** 2],
    [0, 0],
  );
  return run === 0 ? 0 : rise / run;
}

/** `VmRSS` of Linux. */
function residentMebibytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}
