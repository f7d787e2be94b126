import { readFileSync } from 'node:fs';
import type { Measurement } from '../measure.ts';
import { type Asking, request } from './request.ts';
import { MemoryGrowth } from './memory-growth.ts';
import { quantile } from './tally.ts';

/** What was seen of a server under load, from outside. */
export interface Followed {
  /** How many times as long a piece of work took here, at the 90th percentile, as on a machine at rest; at least 1. */
  readonly slowness: number;
  measure(growth: number, pages: number): Measurement[];
}

/** Clock ticks of Linux in a second (`getconf CLK_TCK`). */
const ticks = 100;
/** Milliseconds that `spin` takes on one core of an AMD EPYC at rest. */
const spinAtRest = 4;

/**
 * Looks at a server while it is under load: its memory and processor time, and how long the smallest question (`/healthz`) waits,
 * which is how long its main thread is busy with others. The driver's own share is told beside, since it runs on the same
 * machine. Calling the answer ends it.
 */
export function followServer(pid: number, asking: Asking): () => Followed {
  const memory = new MemoryGrowth(pid);
  const [waits, spins]: [number[], number[]] = [[], []];
  const [begun, server, driver] = [performance.now(), processorSeconds(pid), process.cpuUsage()];
  const everySecond = setInterval(() => {
    memory.look();
    spins.push(spin());
  }, 1000);
  const probing = setInterval(() => {
    const asked = performance.now();
    request(asking, '/healthz').then(
      () => waits.push(performance.now() - asked),
      () => waits.push(Number.POSITIVE_INFINITY),
    );
  }, 100);
  return () => {
    clearInterval(everySecond);
    clearInterval(probing);
    const seconds = (performance.now() - begun) / 1000;
    const served = processorSeconds(pid) - server;
    const { system, user } = process.cpuUsage(driver);
    const slowness = Math.max(1, quantile(spins, 0.9) / spinAtRest);
    return {
      slowness,
      measure: (growth, pages) => [
        ...memory.measure(growth),
        measure('processor time of the server for each page, its tiles included', (1000 * served) / pages, 'ms'),
        measure('cores that the server used', served / seconds, 'cores'),
        measure('cores that the driver used', (system + user) / 1e6 / seconds, 'cores'),
        measure('smallest question, 95 %', quantile(waits, 0.95), 'ms'),
        measure('the machine slower than at rest', slowness, 'times'),
      ],
    };
  };
}

/** Milliseconds of a piece of work that is always the same. */
function spin(): number {
  const started = performance.now();
  let state = 1;
  for (let step = 0; step < 2_000_000; step++) state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
  // Read, so that the loop is not left out.
  return performance.now() - started + (state === 0 ? 1e-9 : 0);
}

function measure(name: string, value: number, unit: string): Measurement {
  return { name, value, unit, limit: null };
}

/** User and system time of all threads: fields 14 and 15 of `/proc/PID/stat`, counted after the name in brackets. */
function processorSeconds(pid: number): number {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticks;
}
