import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Measurement } from '../measure.ts';
import { type Asking, request } from './request.ts';
import { quantile } from './tally.ts';

/** Clock ticks of Linux in a second (`getconf CLK_TCK`). */
const ticks = 100;

/**
 * Looks at a server from outside while it is under load: its memory and processor time, and how long the smallest question
 * (`/healthz`) waits, which is how long its main thread is busy with others. The driver's own share is told beside,
 * since it runs on the same machine. The answer of `followServer` ends it.
 */
export function followServer(pid: number, asking: Asking): () => Measurement[] {
  const [memory, waits]: [number[], number[]] = [[], []];
  const [begun, server, driver] = [performance.now(), processorSeconds(pid), process.cpuUsage()];
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const everySecond = setInterval(() => memory.push(residentMebibytes(pid)), 1000);
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
    delay.disable();
    const seconds = (performance.now() - begun) / 1000;
    const { system, user } = process.cpuUsage(driver);
    return [
      ...summariseMemory(memory),
      measure('cores that the server used', (processorSeconds(pid) - server) / seconds, 'cores'),
      measure('cores that the driver used', (system + user) / 1e6 / seconds, 'cores'),
      measure('smallest question, 95 %', quantile(waits, 0.95), 'ms'),
      measure('the driver late by itself, 95 %', Math.max(0, delay.percentile(95) / 1e6 - 10), 'ms'),
    ];
  };
}

function measure(name: string, value: number, unit: string): Measurement {
  return { name, value, unit, limit: null };
}

/** After the first third, when caches are full, the server should not grow by more than a fifth. */
function summariseMemory(memory: readonly number[]): Measurement[] {
  const third = Math.max(1, Math.floor(memory.length / 3));
  const [middle, last] = [Math.max(...memory.slice(third, 2 * third)), Math.max(...memory.slice(2 * third))];
  return [
    measure('memory of the server at most', Math.max(...memory), 'MiB'),
    {
      name: 'memory of the server, last third over second third',
      value: last / middle,
      unit: 'times',
      limit: { kind: 'at most', value: 1.2 },
      detail: `${Math.round(middle)} MiB, then ${Math.round(last)} MiB`,
    },
  ];
}

/** `VmRSS` of Linux. */
function residentMebibytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

/** User and system time of all threads: fields 14 and 15 of `/proc/PID/stat`, counted after the name in brackets. */
function processorSeconds(pid: number): number {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticks;
}
