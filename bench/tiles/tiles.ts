import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { openSqliteStore } from '#storage';
import { makeRandom } from '../imagery-files.ts';
import type { Measurement } from '../measure.ts';
import { startMapServer } from './mapserver-side.ts';
import { type TileFile, makeTileFiles } from './tile-files.ts';

const concurrency = 16;
/** Tiles of a run; each is asked for twice, so that the second time is warm. */
const tileCount = 1024;
const rounds = 3;
const tileSide = 256;

interface Run {
  /** Milliseconds of each request, in order of size. */
  readonly times: readonly number[];
  readonly perSecond: number;
}

/** Tiles of COGs over HTTP, 16 at once, beside MapServer on the same files in the same run. */
export async function benchTiles(): Promise<Measurement[]> {
  const files = await makeTileFiles();
  const folder = mkdtempSync(join(tmpdir(), 'sightline-bench-tiles-'));
  await fillStore(folder, files);
  const mapServer = await startMapServer(files);
  if (!mapServer) console.log('cgi-mapserver or lighttpd is missing: tiles are measured without MapServer beside them');
  const measured: Measurement[] = [];
  try {
    for (const file of files) {
      const places = choosePlaces(file);
      let [cold, warm]: [Run | undefined, Run | undefined] = [undefined, undefined];
      let theirs: Run | undefined;
      for (let round = 0; round < rounds; round++) {
        const { child, url } = await startServer(folder);
        const ours = places.map(
          ({ column, row, zoom }) => `${url}/api/v1/scenes/${sceneId(file)}/tiles/native/${zoom}/${row}/${column}`,
        );
        await fetch(`${url}/api/v1/scenes/${sceneId(file)}/view`);
        cold = better(cold, await askAll(ours));
        warm = better(warm, await askAll(ours));
        child.kill();
        if (!mapServer) continue;
        const others = places.map(({ column, row, shrink }) =>
          mapServer.address(file, column * tileSide * shrink, row * tileSide * shrink, tileSide * shrink, tileSide),
        );
        await askAll(others.slice(0, 64));
        theirs = better(theirs, await askAll(others));
      }
      measured.push(...report(file, cold!, warm!, theirs));
    }
  } finally {
    mapServer?.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return measured;
}

function report({ bits, name }: TileFile, cold: Run, warm: Run, theirs: Run | undefined): Measurement[] {
  const limit = { kind: 'at most', value: bits === 8 ? 15 : 30 } as const;
  const detail = `of ${tileCount} tiles of ${tileSide}², ${concurrency} at once, best of ${rounds} rounds`;
  const rates = (run: Run): string =>
    `${Math.round(run.perSecond)} tiles/s, 95 % within ${at(run, 0.95).toFixed(1)} ms`;
  return [
    { name: `${name}: median warm`, value: at(warm, 0.5), unit: 'ms', limit, detail: `${detail}; ${rates(warm)}` },
    { name: `${name}: median the first time`, value: at(cold, 0.5), unit: 'ms', limit: null, detail: rates(cold) },
    ...(theirs
      ? [
          {
            name: `${name}: tiles a second, warm`,
            value: warm.perSecond / theirs.perSecond,
            unit: '× MapServer',
            limit: { kind: 'at least', value: 3 } as const,
            detail: `MapServer ${rates(theirs)}`,
          },
          {
            name: `${name}: tiles a second, the first time`,
            value: cold.perSecond / theirs.perSecond,
            unit: '× MapServer',
            limit: null,
          },
        ]
      : []),
  ];
}

function sceneId({ name }: TileFile): string {
  return name.replace(/\W/g, '-');
}

async function fillStore(folder: string, files: readonly TileFile[]): Promise<void> {
  const store = await openSqliteStore(join(folder, 'sightline.db'));
  const instant = '2023-10-05T02:10:00Z';
  const scenes = files.map((file) => ({
    id: sceneId(file),
    collection: null,
    start: instant,
    end: instant,
    footprint: null,
    bbox: null,
    gsdMetres: 0.5,
    cloudFraction: null,
    platform: null,
    item: {
      type: 'Feature',
      stac_version: '1.0.0',
      id: sceneId(file),
      properties: { datetime: instant },
      assets: { visual: { href: pathToFileURL(file.path).href, type: 'image/tiff; application=geotiff' } },
    },
  }));
  const actor = { kind: 'machine', name: 'bench' } as const;
  await store.transaction({ actor, reason: 'bench' }, (writer) => writer.put('scene', scenes));
  await store.close();
}

/** Whole tiles of the three finest zooms; a quarter as many of each coarser one, as a map is looked at. */
function choosePlaces({ side }: TileFile): { zoom: number; shrink: number; row: number; column: number }[] {
  const random = makeRandom(11);
  const finest = Math.log2(side / tileSide);
  return Array.from({ length: tileCount }, () => {
    const level = [0, 0, 0, 0, 1, 2][Math.floor(random() * 6)] ?? 0;
    const tiles = side / tileSide / 2 ** level;
    return {
      zoom: finest - level,
      shrink: 2 ** level,
      row: Math.floor(random() * tiles),
      column: Math.floor(random() * tiles),
    };
  });
}

async function startServer(folder: string): Promise<{ child: ChildProcess; url: string }> {
  const own = fileURLToPath(new URL('./serve-tiles.ts', import.meta.url));
  const child = spawn(process.execPath, ['--conditions=source', own, folder, '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (bytes: Buffer) => resolve(bytes.toString().trim()));
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return { child, url };
}

/** Asks for all, so many at once on connections that are kept. Throws where an answer is not a picture. */
async function askAll(addresses: readonly string[]): Promise<Run> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const times: number[] = [];
  let next = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      for (let address = addresses[next++]; address !== undefined; address = addresses[next++]) {
        const begun = performance.now();
        await ask(address, agent);
        times.push(performance.now() - begun);
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  return { times: times.sort((one, other) => one - other), perSecond: addresses.length / seconds };
}

function ask(address: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    get(address, { agent }, (response) => {
      let bytes = 0;
      const isPicture = response.statusCode === 200 && response.headers['content-type']?.startsWith('image/') === true;
      response.on('data', (part: Buffer) => (bytes += part.length));
      response.on('end', () =>
        isPicture && bytes > 500 ? resolve() : reject(new Error(`${address}: ${response.statusCode}, ${bytes} bytes`)),
      );
    }).on('error', reject);
  });
}

function better(one: Run | undefined, other: Run): Run {
  return one && one.perSecond >= other.perSecond ? one : other;
}

function at({ times }: Run, share: number): number {
  return times[Math.floor(times.length * share)] ?? Number.NaN;
}
