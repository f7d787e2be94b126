import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSqliteStore } from '#storage';
import { runSightline, scratchFolder, scratchWorkspace } from './cli/run-sightline.ts';

const rows = 20_000;

/** Starts an import and kills it with SIGKILL after a while; says whether it had reported that it was done. */
function importAndKill(args: readonly string[], afterMs: number): Promise<boolean> {
  const child = spawn(process.execPath, ['--conditions=source', resolve('src/cli/main.ts'), 'import', ...args]);
  let reported = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (reported += text));
  const timer = setTimeout(() => child.kill('SIGKILL'), afterMs);
  return new Promise((done) =>
    child.on('close', () => {
      clearTimeout(timer);
      done(/\d+ added/.test(reported));
    }),
  );
}

async function countObservations(workspace: string): Promise<number> {
  const store = await openSqliteStore(join(workspace, '.sightline', 'sightline.db'));
  try {
    return await store.count('observation');
  } finally {
    await store.close();
  }
}

describe('an import killed with SIGKILL', () => {
  it('ten times, at ten moments, leaves everything or nothing, and what was reported is there', async () => {
    const folder = scratchFolder();
    const file = join(folder, 'counts.csv');
    const lines = Array.from({ length: rows }, (_, index) => {
      const day = new Date(Date.UTC(1980, 0, 1 + index)).toISOString().slice(0, 10);
      return `Yard,42.4,130.6,${day},railcars,${index % 90},${index % 90}`;
    });
    writeFileSync(file, `site,lat,lon,image_date,object_class,count_min,count_max\n${lines.join('\n')}\n`);
    const started = performance.now();
    const whole = await scratchWorkspace();
    await runSightline(['import', '--workspace', whole, file]);
    const usual = performance.now() - started;

    const outcomes: { reported: boolean; kept: number }[] = [];
    for (let round = 0; round < 10; round++) {
      const workspace = await scratchWorkspace();
      const reported = await importAndKill(['--workspace', workspace, file], (usual * (round + 2)) / 12);
      outcomes.push({ reported, kept: await countObservations(workspace) });
    }
    expect(outcomes.filter(({ kept }) => kept !== 0 && kept !== rows)).toEqual([]);
    expect(outcomes.filter(({ reported, kept }) => reported && kept !== rows)).toEqual([]);
    expect(outcomes.some(({ kept }) => kept === 0)).toBe(true);

    const last = await scratchWorkspace();
    await importAndKill(['--workspace', last, file], usual / 2);
    const again = await runSightline(['import', '--workspace', last, file]);
    expect(again).toMatchObject({ status: 0, stderr: '' });
    expect(await countObservations(last)).toBe(rows);
  }, 240_000);
});
