import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { findFreePort } from '../http/find-free-port.ts';

/** A PostgreSQL to test against, or why there is none. */
export type ScratchCluster =
  | {
      readonly kind: 'ready';
      readonly connectionString: string;
      readonly stop: () => Promise<void>;
      /** Kills, starts or restarts a cluster of our own; null for a server of somebody else. */
      readonly control: ((what: 'kill' | 'start' | 'restart') => Promise<void>) | null;
    }
  | { readonly kind: 'unavailable'; readonly reason: string };

const run = promisify(execFile);
const howToGetOne =
  'set SIGHTLINE_TEST_POSTGRES to the connection string of a PostgreSQL whose user may create schemas, ' +
  "or install Debian's postgresql package";

/**
 * The server named by SIGHTLINE_TEST_POSTGRES; else a new cluster in a temporary folder, made with Debian's
 * binaries, which root gets from apt where they are missing. Throws where root cannot get one under CI, because
 * there a skipped suite would look like a passed one.
 */
export async function startScratchCluster(): Promise<ScratchCluster> {
  const given = process.env['SIGHTLINE_TEST_POSTGRES'];
  if (given) return { kind: 'ready', connectionString: given, stop: async () => {}, control: null };
  try {
    const binaries = (await findBinaries()) ?? (await installBinaries());
    if (!binaries) throw new Error('no PostgreSQL server is installed');
    return await startCluster(binaries);
  } catch (error) {
    if (process.env['CI'] === 'true' && isRoot()) throw error;
    return { kind: 'unavailable', reason: `${(error as Error).message.slice(0, 500)}: ${howToGetOne}` };
  }
}

/** Debian keeps each version apart; the newest wins. A `pg_ctl` elsewhere may come without a server. */
async function findBinaries(): Promise<string | undefined> {
  const versions: string[] = await readdir('/usr/lib/postgresql').catch(() => []);
  for (const version of versions.toSorted((a, b) => Number(b) - Number(a))) {
    const folder = join('/usr/lib/postgresql', version, 'bin');
    const programs: string[] = await readdir(folder).catch(() => []);
    if (['initdb', 'pg_ctl', 'postgres'].every((program) => programs.includes(program))) return folder;
  }
  return undefined;
}

/** By apt, without the cluster that Debian would make and start. Undefined where we may not. */
async function installBinaries(): Promise<string | undefined> {
  const hasApt = await stat('/usr/bin/apt-get').then(Boolean, () => false);
  if (!isRoot() || !hasApt) return undefined;
  await mkdir('/etc/postgresql-common', { recursive: true });
  await writeFile('/etc/postgresql-common/createcluster.conf', 'create_main_cluster = false\n', { flag: 'wx' }).catch(
    () => {},
  );
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', UCF_FORCE_CONFFOLD: '1' };
  await run('apt-get', ['update'], { env });
  const options = ['-y', '--no-install-recommends', '-o', 'Dpkg::Options::=--force-confold'];
  await run('apt-get', ['install', ...options, 'postgresql'], { env, maxBuffer: 2 ** 26 });
  return findBinaries();
}

async function startCluster(binaries: string): Promise<ScratchCluster> {
  const folder = await mkdtemp(join(tmpdir(), 'sightline-postgres-'));
  const user = await findServerUser();
  if (user) await chown(folder, user.uid, user.gid);
  // The server refuses to run as root, so its programs run as the user that Debian made for it.
  const program = (name: string, options: string[]): Promise<unknown> => {
    const path = join(binaries, name);
    const asServerUser = ['-u', 'postgres', '--', path, ...options];
    return user ? run('runuser', asServerUser, { cwd: folder }) : run(path, options, { cwd: folder });
  };
  const data = join(folder, 'data');
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const password = randomBytes(16).toString('hex');
    const port = await findFreePort();
    await writeFile(join(folder, 'password'), password);
    if (user) await chown(join(folder, 'password'), user.uid, user.gid);
    const identity = ['-U', 'sightline', '-A', 'scram-sha-256', `--pwfile=${join(folder, 'password')}`];
    await program('initdb', ['-D', data, '-E', 'UTF8', '--no-sync', ...localeOptions(binaries), ...identity]);
    const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c fsync=on`;
    const pgCtl = async (...options: string[]): Promise<void> => {
      await program('pg_ctl', ['-D', data, '-w', '-t', '60', ...options]);
    };
    const start = (): Promise<void> => pgCtl('-l', join(folder, 'log'), '-o', settings, 'start');
    await start();
    const stop = async (): Promise<void> => {
      await pgCtl('-m', 'immediate', 'stop').finally(remove);
    };
    const control = async (what: 'kill' | 'start' | 'restart'): Promise<void> => {
      if (what === 'start') return untilReaped(start);
      if (what === 'restart') return pgCtl('-l', join(folder, 'log'), '-m', 'fast', 'restart');
      const [postmaster] = (await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n');
      // With its children, so that none gets the time to tidy up.
      const { stdout } = await run('ps', ['-o', 'pid=', '--ppid', postmaster!]);
      for (const pid of [postmaster!, ...stdout.trim().split(/\s+/)]) killIfThere(Number(pid));
    };
    const connectionString = `postgresql://sightline:${password}@127.0.0.1:${port}/postgres`;
    return { kind: 'ready', connectionString, stop, control };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** From version 15 on a locale that sorts unlike code points, so that a forgotten collation is found. */
function localeOptions(binaries: string): string[] {
  const version = Number(/\/(\d+)\/bin$/.exec(binaries)?.[1] ?? 0);
  return ['--locale=C.UTF-8', ...(version >= 15 ? ['--locale-provider=icu', '--icu-locale=en-US'] : [])];
}

/** The unprivileged user to run as; undefined where we are unprivileged ourselves. */
async function findServerUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (!isRoot()) return undefined;
  const { stdout } = await run('getent', ['passwd', 'postgres']);
  const [, , uid, gid] = stdout.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

/** A killed server counts as running until somebody has asked how it ended. */
async function untilReaped(start: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start();
    } catch (error) {
      if (attempt === 40) throw error;
      await sleep(250);
    }
  }
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}
