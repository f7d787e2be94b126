import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { decodeStacItems } from '#app';
import type { Scene } from '#core';
import { runSightline } from '../cli/run-sightline.ts';
import { createWatchedYard } from './watched-yard.ts';

const root = join(import.meta.dirname, '..', '..');

function startWorker(workspace: string): ChildProcess {
  const args = ['--conditions=source', 'src/cli/main.ts', 'work', '--until-idle', '--lease', '2'];
  const worker = spawn(process.execPath, [...args, '--workspace', workspace], { cwd: root, stdio: 'pipe' });
  onTestFinished(() => {
    worker.kill('SIGKILL');
  });
  return worker;
}

describe('workers', () => {
  it('of which one is killed do all jobs, each once; every state can be explained', { timeout: 180_000 }, async () => {
    const { folder, makeItem, store } = await createWatchedYard(() => new Date());
    const scenes: Scene[] = [];
    for (const day of [11, 12, 13, 14, 15, 16]) {
      const item = await makeItem(`s${day}`, `2023-05-${day}`, 3);
      for (const read of decodeStacItems(JSON.parse(JSON.stringify(item)), 'item.json'))
        if (read.type === 'record' && read.kind === 'scene') scenes.push(read.record);
    }
    await store.transaction({ actor: { kind: 'person', name: 'test' }, reason: 'test' }, (writer) =>
      writer.put('scene', scenes),
    );
    const plan = ['count', '--site', 'Yard', '--plan', '--json', '--workspace', folder];
    expect(JSON.parse((await runSightline(plan)).stdout)).toEqual({ planned: 6, known: 0 });
    expect(JSON.parse((await runSightline(plan)).stdout)).toEqual({ planned: 0, known: 6 });

    const [victim, other] = [startWorker(folder), startWorker(folder)];
    await once(victim.stdout!, 'data');
    victim.kill('SIGKILL');
    await once(other, 'exit');
    for (let left = 6; (await store.jobs.count({ status: ['planned', 'running'] })) > 0 && left > 0; left--)
      await once(startWorker(folder), 'exit');

    const jobs = await store.jobs.list();
    expect(jobs.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 'done'));
    const counted = await store.list('observation', { siteId: 'yard' });
    expect(counted.filter(({ zoneId }) => zoneId === null)).toHaveLength(6);
    for (const { id } of counted)
      expect((await store.history({ kind: 'observation', id })).map(({ action }) => action)).toEqual(['added']);
    for (const { attempts, id } of jobs) {
      const events = (await store.jobs.events(id)).map(({ status }) => status);
      expect(events).toEqual(['planned', ...Array.from({ length: attempts }, () => 'running'), 'done']);
    }
    const shown = await runSightline(['jobs', jobs[0]!.id, '--workspace', folder]);
    expect(shown.stdout).toMatch(/: done, 100 %\n.* planned\n.* running by work@/);
  });

  it('and plans that are wrong say what was expected', async () => {
    const { folder } = await createWatchedYard(() => new Date());
    const at = ['--workspace', folder];
    expect(await runSightline(['watch', ...at])).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/watch\.yaml: no plan of what to watch/),
    });
    expect(await runSightline(['jobs', 'cancel', 'nothing', ...at])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('there is no job "nothing"'),
    });
    expect(await runSightline(['count', '--scene', 's', '--plan', ...at])).toMatchObject({ status: 2 });
  });
});
