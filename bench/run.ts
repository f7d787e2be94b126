import { cpus, totalmem } from 'node:os';
import { benchBaseline } from './baseline.ts';
import { type Measurement, isMet, timeCommand } from './measure.ts';
import { benchSpine } from './spine.ts';
import { benchStorage } from './storage.ts';

/** `npm run bench`: what it measured, beside what was asked, with the machine. `--quick` leaves out `npm test`. */
const quick = process.argv.includes('--quick');
console.log(
  `${new Date().toISOString()}  Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
);
const measured: Measurement[] = [];
for (const part of [benchSpine, benchStorage, benchBaseline, ...(quick ? [] : [benchTests])]) {
  for (const one of await part()) {
    measured.push(one);
    const asked =
      one.limit === null
        ? ''
        : `  (${one.limit.kind} ${one.limit.value} ${one.unit}: ${isMet(one) ? 'met' : 'NOT MET'})`;
    console.log(
      `${one.name}: ${Number(one.value.toPrecision(3))} ${one.unit}${asked}${one.detail ? `  ${one.detail}` : ''}`,
    );
  }
}
const missed = measured.filter((one) => !isMet(one));
console.log(`${measured.length - missed.length} passed, ${missed.length} failed`);
process.exitCode = missed.length === 0 ? 0 : 1;

function benchTests(): Measurement[] {
  const { best } = timeCommand('npm', ['test'], 1);
  return [{ name: 'npm test', value: best / 60, unit: 'min', limit: { kind: 'at most', value: 8 } }];
}
