import { fuzzGeotiff } from '../test/geotiff/fuzz-geotiff.ts';
import type { Measurement } from './measure.ts';

/**
 * Mutated GeoTIFFs, read in every way. `FUZZ_FILES` and `FUZZ_FIRST` choose which: file n is the same in every run, so
 * that 100,000 can be read in parts, and a fault be looked at alone.
 */
export async function benchFuzzGeotiff(): Promise<Measurement[]> {
  const count = Number(process.env['FUZZ_FILES'] ?? 100_000);
  const first = Number(process.env['FUZZ_FIRST'] ?? 0);
  const started = performance.now();
  const report = await fuzzGeotiff({ first, count, limitMilliseconds: 3000 });
  for (const fault of report.faults.slice(0, 20)) console.log(fault);
  const refused = Object.entries(report.refused).map(([code, times]) => `${code} ${times}`);
  const seconds = (performance.now() - started) / 1000;
  return [
    {
      name: `mutated GeoTIFFs ${first} to ${first + count - 1}: neither pixels nor a SourceError in 3 s of processor time`,
      value: report.faults.length,
      unit: 'files',
      limit: { kind: 'at most', value: 0 },
      detail: `${report.pixels} reads gave pixels, refused: ${refused.join(', ')}; ${seconds.toFixed(0)} s`,
    },
    {
      name: 'slowest file, processor time',
      value: report.slowestMilliseconds,
      unit: 'ms',
      limit: { kind: 'at most', value: 3000 },
    },
    {
      name: 'growth of the process',
      value: report.grownMebibytes,
      unit: 'MiB',
      limit: { kind: 'at most', value: 768 },
    },
  ];
}
