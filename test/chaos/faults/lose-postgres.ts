import { setTimeout as sleep } from 'node:timers/promises';
import { start } from '../processes.ts';
import { noteImport, startImport } from './import-batch.ts';
import { finishWork, planWork } from './plan-work.ts';
import type { Fault } from './fault.ts';

/** The database goes away under an import and two workers, and comes back after a while. */
function losePostgres(what: 'killed' | 'restarted'): Fault {
  return async (world, chance) => {
    const postgres = world.place.postgres!;
    await planWork(world, 2, 1);
    const workers = [0, 1].map(() => start(world, ['work', '--until-idle', '--lease', '2']));
    const { batch, importing } = startImport(world);
    await sleep(chance() * 2 * world.usualMs);
    if (what === 'restarted') await postgres.restart();
    else {
      await postgres.crash();
      await sleep(chance() * 500);
      await postgres.start();
    }
    const ends = await Promise.all(workers.map(({ ended }) => ended));
    const isReported = noteImport(world, batch, await importing.ended);
    await finishWork(world);
    const survived = ends.filter(({ code }) => code === 0).length;
    return `PostgreSQL ${what} under 2 workers, of which ${survived} went on, and an import that ${isReported ? 'was done' : 'failed'}`;
  };
}

export const killPostgres: Fault = losePostgres('killed');
export const restartPostgres: Fault = losePostgres('restarted');
