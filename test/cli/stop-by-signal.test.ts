import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { decodeStacItems } from '#app';
import { serve } from '../http/serve.ts';
import { createWatchedYard } from '../watch/watched-yard.ts';

/** A command that runs until it is stopped. */
interface Started {
  readonly child: ChildProcess;
  /** What it has printed so far. */
  readonly said: { stdout: string; stderr: string };
}

function start(...args: readonly string[]): Started {
  const child = spawn(process.execPath, ['--conditions=source', 'src/cli/main.ts', ...args], { stdio: 'pipe' });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  return { child, said };
}

/** Throws with what was printed meanwhile where it is not so after half a minute. */
async function until(isSo: () => boolean, ...all: readonly Started[]): Promise<void> {
  for (const late = Date.now() + 30_000; !isSo(); await sleep(20))
    if (Date.now() > late) throw new Error(JSON.stringify(all.map(({ said }) => said)));
}

/** Exit code and whatever it had to complain of, after SIGTERM. */
async function stop({ child, said }: Started): Promise<{ code: unknown; stderr: string }> {
  const ended = once(child, 'close');
  child.kill('SIGTERM');
  const [code] = await ended;
  return { code, stderr: said.stderr };
}

const isWell = { code: 0, stderr: '' };

it('SIGTERM ends server, watch and worker well, and gives the job of a worker back', { timeout: 120_000 }, async () => {
  const { folder, makeItem, store } = await createWatchedYard(() => new Date());
  // The image is on a server that never answers.
  const images = await serve(() => {});
  const item = JSON.parse(JSON.stringify(await makeItem('slow', '2023-05-11', 3))) as {
    assets: Record<string, { href: string }>;
  };
  for (const asset of Object.values(item.assets)) asset.href = `${images.url}/slow.tif`;
  const scenes = decodeStacItems(item, 'item.json').flatMap((read) =>
    read.type === 'record' && read.kind === 'scene' ? [read.record] : [],
  );
  await store.transaction({ actor: { kind: 'person', name: 'test' }, reason: 'test' }, (writer) =>
    writer.put('scene', scenes),
  );
  writeFileSync(
    join(folder, 'watch.yaml'),
    'format: sightline-watch/1\nsubscriptions:\n  - { kind: folder, name: inbox, address: inbox, site: Yard }\n',
  );
  const at = ['--workspace', folder];
  const planning = start('count', '--site', 'Yard', '--plan', ...at);
  await once(planning.child, 'close');

  const [server, worker, watching] = [
    start('serve', '--port', '0', ...at),
    start('work', ...at),
    start('watch', '--no-work', ...at),
  ];
  await until(() => /serving http/.test(server.said.stdout), server);
  const address = /http:\/\/127\.0\.0\.1:\d+/.exec(server.said.stdout)![0];
  const events = await fetch(`${address}/api/v1/events`);
  const reading = events.text().catch(() => 'cut off');
  await until(() => images.seen.length > 0 && /inbox/.test(watching.said.stdout), planning, worker, watching);

  expect(await Promise.all([stop(server), stop(worker), stop(watching)])).toEqual([isWell, isWell, isWell]);
  await reading;
  const [job] = await store.jobs.list();
  expect(job).toMatchObject({ status: 'planned', attempts: 0 });
  const told = (await store.jobs.events(job!.id)).map(({ status }) => status);
  expect(told).toEqual(['planned', 'running', 'planned']);
});
