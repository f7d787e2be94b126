import { s3Faults, serveS3 } from '../s3/serve-s3.ts';
import { startPostgresServer } from '../postgres/postgres-server.ts';
import type { Chance, Fault } from './faults/fault.ts';
import { noteImport, startImport } from './faults/import-batch.ts';
import { jumpClock, stallWorker } from './faults/confuse-workers.ts';
import { killImport, killServer, killWatch, killWorker } from './faults/kill-processes.ts';
import { killPostgres, restartPostgres } from './faults/lose-postgres.ts';
import { failStorage, spoilBlob } from './faults/spoil-blobs.ts';
import { fillDisk, findMountFault, lockDisk } from './faults/spoil-disk.ts';
import { findBroken } from './invariants.ts';
import { type Place, World } from './world.ts';

export interface Game {
  readonly chanceOf: (round: number) => Chance;
  /** Rounds that were played before. */
  readonly first: number;
  readonly rounds: number;
  readonly short: boolean;
  /** Names of faults; null: all of them. */
  readonly only: ReadonlySet<string> | null;
  /** `performance.now()` after which no round begins. */
  readonly until: number;
  readonly say: (line: string) => void;
}

/** What can go wrong where. The same order in every game, so that a round's number says what it does. */
const faults: readonly (readonly [keyof Arena, string, Fault])[] = [
  ['sqlite', 'kill import', killImport],
  ['postgres', 'kill worker', killWorker],
  ['bucket', 'fail storage', failStorage],
  ['sqlite', 'kill server', killServer],
  ['postgres', 'kill PostgreSQL', killPostgres],
  ['sqlite', 'kill watch', killWatch],
  ['disk', 'fill disk', fillDisk],
  ['sqlite', 'stall worker', stallWorker],
  ['postgres', 'restart PostgreSQL', restartPostgres],
  ['sqlite', 'kill worker', killWorker],
  ['sqlite', 'spoil blob', spoilBlob],
  ['postgres', 'kill server', killServer],
  ['sqlite', 'jump clock', jumpClock],
  ['postgres', 'kill import', killImport],
  ['bucket', 'spoil blob', spoilBlob],
  ['disk', 'lock disk', lockDisk],
  ['postgres', 'kill watch', killWatch],
  ['postgres', 'jump clock', jumpClock],
  ['bucket', 'kill watch', killWatch],
  ['postgres', 'stall worker', stallWorker],
];

/** The short form: what starts few processes. */
const short: ReadonlySet<Fault> = new Set([killImport, killServer, spoilBlob]);

/** Worlds are left for new ones after so many rounds, so that checking them stays quick. */
const roundsPerWorld = 8;

/** Where faults can happen on this machine; null, with the reason, where they cannot. */
interface Arena {
  readonly sqlite: Place;
  readonly bucket: Place;
  readonly postgres: Place | null;
  readonly disk: Place | null;
}

export async function playRounds(game: Game): Promise<{ readonly broken: readonly string[]; readonly last: number }> {
  const failing = game.chanceOf(-1);
  const s3 = await serveS3({
    fault: () => (failing() < 0.1 ? s3Faults[Math.floor(failing() * s3Faults.length)]! : null),
  });
  const postgres = game.short ? 'left out of the short form' : await startPostgresServer();
  const unmountable = game.short ? 'left out of the short form' : await findMountFault();
  if (typeof postgres === 'string') game.say(`without PostgreSQL: ${postgres}`);
  if (unmountable !== null) game.say(`without full and read-only disks: ${unmountable}`);
  const sqlite: Place = { postgres: null, s3: null };
  const arena: Arena = {
    sqlite,
    bucket: { postgres: null, s3 },
    postgres: typeof postgres === 'string' ? null : { postgres, s3: null },
    disk: unmountable === null ? sqlite : null,
  };
  const possible = faults.filter(
    ([where, name, fault]) =>
      arena[where] !== null && (!game.short || short.has(fault)) && (game.only === null || game.only.has(name)),
  );
  if (possible.length === 0)
    throw new Error(
      `no such fault, or not on this machine; there are ${[...new Set(faults.map(([, name]) => name))].join(', ')}`,
    );
  const worlds = new Map<string, { world: World; rounds: number }>();
  const [broken, played]: [string[], Map<string, number>] = [[], new Map()];
  let round = game.first;
  try {
    for (; round < game.rounds && broken.length === 0 && performance.now() < game.until; round++) {
      const chance = game.chanceOf(round);
      const [where, name, fault] = possible[round % possible.length]!;
      const world = where === 'disk' ? null : await takeWorld(worlds, where, arena[where]!);
      const started = performance.now();
      try {
        const said = await fault(world!, chance);
        if (world) broken.push(...(await findBroken(world)));
        const seconds = ((performance.now() - started) / 1000).toFixed(1);
        game.say(`${String(round + 1).padStart(4)} ${where}: ${said} (${seconds} s)`);
      } catch (error) {
        broken.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
      }
      played.set(name, (played.get(name) ?? 0) + 1);
      for (const sentence of broken) game.say(`BROKEN in round ${round + 1}, ${name} on ${where}: ${sentence}`);
    }
    game.say([...played].map(([name, times]) => `${name} ${times}`).join(', '));
  } finally {
    for (const { world } of worlds.values())
      await world.remove().catch((error: Error) => game.say(`left behind: ${error.message}`));
    await s3.close();
    if (typeof postgres !== 'string') await postgres.stop();
  }
  return { broken, last: round };
}

async function takeWorld(
  worlds: Map<string, { world: World; rounds: number }>,
  where: string,
  place: Place,
): Promise<World> {
  const known = worlds.get(where);
  if (known && known.rounds < roundsPerWorld) {
    known.rounds++;
    return known.world;
  }
  await known?.world.remove();
  place.s3?.bucket.objects.clear();
  const world = await World.create(place);
  const started = performance.now();
  const { batch, importing } = startImport(world);
  noteImport(world, batch, await importing.ended);
  world.usualMs = performance.now() - started;
  worlds.set(where, { world, rounds: 1 });
  return world;
}
