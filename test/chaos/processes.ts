import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { World } from './world.ts';

const main = resolve(import.meta.dirname, '../../src/cli/main.ts');

/** Programs start in half of the time where somebody has compiled them before. */
const cache = join(tmpdir(), 'sightline-chaos-cache');

/** One `sightline` under observation. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** What it has printed so far. */
  readonly said: () => string;
  /** Kills it without a warning, unless it has ended. */
  readonly kill: () => void;
  /** Resolves when it has printed this, or has ended. */
  readonly says: (text: string) => Promise<void>;
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface StartOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** Options of Node before the program. */
  readonly node?: readonly string[];
}

/** Starts `sightline ARGS --workspace …` in a process of its own. */
export function start(
  world: World,
  args: readonly string[],
  { environment = {}, node = [] }: StartOptions = {},
): Running {
  const all = ['--conditions=source', ...node, main, ...args, '--workspace', world.folder];
  const env = { ...process.env, NO_COLOR: '1', NODE_COMPILE_CACHE: cache, ...world.environment, ...environment };
  const child = spawn(process.execPath, all, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<Ended>((done) => child.on('close', (code) => done({ code, stdout, stderr })));
  return {
    child,
    ended,
    said: () => stdout,
    kill: () => void child.kill('SIGKILL'),
    says: async (text) => {
      while (!stdout.includes(text) && child.exitCode === null && child.signalCode === null) await sleep(5);
    },
  };
}

/** Runs a command to its end. */
export function run(world: World, args: readonly string[], options: StartOptions = {}): Promise<Ended> {
  return start(world, args, options).ended;
}

/** Runs a command that must succeed; the fault is over by then. */
export async function runWell(world: World, args: readonly string[]): Promise<string> {
  const { code, stderr, stdout } = await run(world, args);
  if (code !== 0) throw new Error(`sightline ${args.join(' ')}: exit ${code}\n${stdout}${stderr}`);
  return stdout;
}
