import { setTimeout as sleep } from 'node:timers/promises';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { run, start } from '../processes.ts';
import { noteImport, startImport } from './import-batch.ts';
import { finishWork, pageOf, planWork } from './plan-work.ts';
import type { Chance, Fault } from './fault.ts';

/** Longer than a command takes from its start to its end, so that a kill may come too late as well. */
export async function killSoon(
  chance: Chance,
  mostMs: number,
  kill: () => void,
  ended: Promise<unknown>,
): Promise<void> {
  await Promise.race([sleep(chance() * mostMs), ended]);
  kill();
}

export const killImport: Fault = async (world, chance) => {
  const { batch, importing } = startImport(world);
  await killSoon(chance, 1.3 * world.usualMs, importing.kill, importing.ended);
  const isReported = noteImport(world, batch, await importing.ended);
  return `an import killed ${isReported ? 'after' : 'before'} it had reported`;
};

export const killWorker: Fault = async (world, chance) => {
  await planWork(world, 2, 1);
  const workers = [0, 1].map(() => start(world, ['work', '--until-idle', '--lease', '1']));
  const victims = chance() < 0.3 ? workers : workers.slice(0, 1);
  await Promise.all(victims.map(({ ended, kill }) => killSoon(chance, 1.8 * world.usualMs, kill, ended)));
  const before =
    workers
      .map(({ said }) => said())
      .join('')
      .split('done:').length - 1;
  await Promise.all(workers.map(({ ended }) => ended));
  await finishWork(world);
  return `${victims.length} of 2 workers killed after ${before} jobs`;
};

export const killServer: Fault = async (world, chance) => {
  await planWork(world, 0, 1);
  await finishWork(world);
  const server = start(world, ['serve', '--port', '0']);
  await server.says('serving http');
  const url = /serving (http:\S+?)\//.exec(server.said())?.[1];
  if (url === undefined) throw new Error(`the server did not start: ${(await server.ended).stderr}`);
  const claims = (await world.withStore((store) => store.list('claim'))).map(({ id }) => id);
  let asked = 0;
  const asking = (async () => {
    for (; server.child.exitCode === null && server.child.signalCode === null; asked++) {
      const claimId = claims[asked % claims.length]!;
      const reason = `decision ${world.name('reason')}`;
      const verdict = asked % 2 === 0 ? 'accepted' : 'rejected';
      const answer = await fetch(`${url}/api/v1/claims/${encodeURIComponent(claimId)}/verdict`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ verdict, by: 'chaos', reason }),
      }).catch(() => null);
      if (answer?.ok) world.reported.decisions.set(claimId, reason);
    }
  })();
  await sleep(20 + chance() * 400);
  server.kill();
  await Promise.all([asking, server.ended]);
  return `a server killed after ${asked} decisions`;
};

export const killWatch: Fault = async (world, chance) => {
  const page = world.name('news');
  const feed = createServer((request, response) => {
    const host = request.headers.host ?? '';
    if (request.url === '/feed')
      response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(rssOf(host, page));
    else if (request.url === `/${page}`) response.writeHead(200, { 'content-type': 'text/html' }).end(pageOf(page));
    else response.writeHead(404).end();
  });
  await new Promise<void>((ready) => feed.listen(0, '127.0.0.1', ready));
  const host = `127.0.0.1:${(feed.address() as AddressInfo).port}`;
  const incoming = join(world.folder, 'incoming');
  mkdirSync(incoming, { recursive: true });
  const scene = world.name('scene');
  writeFileSync(join(incoming, `${scene}.json`), JSON.stringify(world.makeItem(scene)));
  const plan = join(world.folder, 'watch.json');
  writeFileSync(
    plan,
    JSON.stringify({
      format: 'sightline-watch/1',
      recipients: [],
      subscriptions: [
        { kind: 'folder', name: 'incoming', address: incoming, site: 'Yard' },
        { kind: 'feed', name: 'agency', address: `http://${host}/feed` },
      ],
    }),
  );
  try {
    const args = ['watch', plan, '--once', '--allow-host', host];
    const watch = start(world, args);
    await killSoon(chance, 2 * world.usualMs, watch.kill, watch.ended);
    const { code } = await watch.ended;
    const again = await run(world, args);
    if (again.code !== 0 || /could not be read|refused/.test(again.stdout + again.stderr))
      throw new Error(`the watch did not recover: ${again.stdout}${again.stderr}`);
    world.reported.pages.add(`http://${host}/${page}`);
    await finishWork(world);
    return `a watch ${code === null ? 'killed' : 'that was done in time'}`;
  } finally {
    feed.close();
  }
};

function rssOf(host: string, page: string): string {
  const item = `<item><title>${page}</title><link>http://${host}/${page}</link><pubDate>Mon, 05 Jun 2023 10:00:00 GMT</pubDate></item>`;
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>n</title><link>http://${host}/</link><description>n</description>${item}</channel></rss>`;
}
