import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { seededRandom } from '../seeded-random.ts';
import { playRounds } from './play-rounds.ts';

const help = `npm run chaos -- [--rounds 200] [--seed 1] [--short] [--only NAMES] [--minutes N] [--state FILE]
Lets processes, disks, databases, clocks and storages fail, round after round, and checks after each that nothing reported
is lost, nothing is counted twice, and every state is what the history says. Exit 1 on the first that is not.
--short   a few rounds of what starts few processes, as in the test suite
--only    faults of these names, with commas between, in turn: 'kill PostgreSQL,restart PostgreSQL'
--minutes stop after so many minutes; with --state the next run goes on where this one stopped`;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    short: { type: 'boolean', default: false },
    only: { type: 'string' },
    minutes: { type: 'string', default: '600' },
    state: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  process.stdout.write(`${help}\n`);
  process.exit(0);
}

const seed = Number(values.seed);
const rounds = values.short ? 8 : Number(values.rounds);
const first = values.state !== undefined && existsSync(values.state) ? Number(readFileSync(values.state, 'utf8')) : 0;
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
process.stdout.write(`seed ${seed}, rounds ${first + 1} to ${rounds}, ${machine}, load ${loadavg()[0]!.toFixed(1)}\n`);

const { broken, last } = await playRounds({
  // Each round has chances of its own, so that one round can be played alone.
  chanceOf: (round) => seededRandom(seed * 100_003 + round),
  first,
  rounds,
  short: values.short,
  only: values.only === undefined ? null : new Set(values.only.split(',')),
  until: performance.now() + Number(values.minutes) * 60_000,
  say: (line) => process.stdout.write(`${line}\n`),
});
if (values.state !== undefined) writeFileSync(values.state, String(last));
process.stdout.write(`${last - first} rounds played, ${last} of ${rounds} in all, ${broken.length} broken\n`);
process.exitCode = broken.length > 0 ? 1 : 0;
