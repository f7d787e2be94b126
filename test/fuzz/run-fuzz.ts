import { parseArgs } from 'node:util';
import { fuzzGeotiff } from '../geotiff/fuzz-geotiff.ts';
import { fuzzReaders } from './fuzz-readers.ts';

/** `npm run fuzz -- [--files 20000] [--first 0] [--geotiff 20000]`: the long form; file n is the same in every run. */
const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '20000' },
    geotiff: { type: 'string', default: '20000' },
    first: { type: 'string', default: '0' },
  },
});
const first = Number(values.first);
let failed = false;

for (const [name, fuzz, count] of [
  ['files of every form', fuzzReaders, Number(values.files)],
  ['GeoTIFFs', fuzzGeotiff, Number(values.geotiff)],
] as const) {
  if (count === 0) continue;
  const started = performance.now();
  const report = await fuzz({ first, count, limitMilliseconds: 5000 });
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`${count} mutated ${name} from ${first} on, ${seconds} s: ${report.faults.length} faults`);
  console.log(
    `  slowest ${report.slowestMilliseconds.toFixed(0)} ms of processor time, grown by ${report.grownMebibytes.toFixed(0)} MiB, refused ${JSON.stringify(report.refused)}`,
  );
  for (const fault of report.faults.slice(0, 20)) console.log(fault);
  failed ||= report.faults.length > 0;
}
process.exitCode = failed ? 1 : 0;
