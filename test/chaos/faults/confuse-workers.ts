import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { start } from '../processes.ts';
import { finishWork, planWork } from './plan-work.ts';
import type { Fault } from './fault.ts';

/** A worker stands still for longer than its lease while it has a job, another takes that job, and the first goes on. */
export const stallWorker: Fault = async (world, chance) => {
  await planWork(world, 2, 1);
  const first = start(world, ['work', '--until-idle', '--lease', '1']);
  await sleep(world.usualMs * (0.4 + chance()));
  first.child.kill('SIGSTOP');
  await sleep(1100);
  const second = start(world, ['work', '--until-idle', '--lease', '1']);
  await sleep(world.usualMs * (0.8 + chance()));
  first.child.kill('SIGCONT');
  const [{ stdout }] = await Promise.all([first.ended, second.ended]);
  await finishWork(world);
  return `a worker that stood still, ${/lost:/.test(stdout) ? 'and lost its job' : 'between jobs'}`;
};

const hour = 3_600_000;
const jumps = [2 * hour, -2 * hour, 24 * hour, -24 * hour, 400 * 24 * hour, -400 * 24 * hour, 61_000, -61_000];

/** The clocks of two workers jump, each in its own way, several times. */
export const jumpClock: Fault = async (world, chance) => {
  await planWork(world, 2, 1);
  const preload = resolve(import.meta.dirname, '../shift-clock.ts');
  const files = [0, 1].map((index) => join(world.folder, `clock-${index}`));
  const jump = (): void => {
    for (const file of files) writeFileSync(file, String(jumps[Math.floor(chance() * jumps.length)]));
  };
  jump();
  const workers = files.map((file) =>
    start(world, ['work', '--until-idle', '--lease', '2'], {
      node: ['--import', preload],
      environment: { CHAOS_CLOCK: file },
    }),
  );
  let isOver = false;
  const ended = Promise.all(workers.map((worker) => worker.ended)).then(() => (isOver = true));
  let jumped = 1;
  for (; !isOver && jumped < 40; jumped++) {
    await Promise.race([sleep(100 + chance() * 300), ended]);
    jump();
  }
  await Promise.all(workers.map((worker) => worker.ended));
  await finishWork(world);
  return `clocks of two workers that jumped ${jumped} times`;
};
