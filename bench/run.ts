import { cpus, totalmem } from 'node:os';
import { benchBaseline } from './baseline/baseline.ts';
import { benchFuzzGeotiff } from './fuzz-geotiff.ts';
import { benchConsists } from './consists/consists.ts';
import { type Measurement, isMet, timeCommand } from './measure.ts';
import { benchRailcarArchive } from './railcars/count-archive.ts';
import { benchRailcarIntervals } from './railcars/count-intervals.ts';
import { benchRailcars } from './railcars/count-yard.ts';
import { benchCoregister } from './coregister.ts';
import { benchDecodeRailcars } from './railcars/decode-railcars.ts';
import { benchDoubleCount } from './double-count.ts';
import { benchIrregularStudy } from './monitor/irregular-study.ts';
import { benchRegularStudy } from './monitor/regular-study.ts';
import { benchSpeedAgainstR } from './monitor/speed-against-r.ts';
import { benchSharpness } from './sharpness.ts';
import { benchExtract } from './extract/extract.ts';
import { benchFindSimilar } from './find-similar.ts';
import { benchOrigins } from './origins/origins.ts';
import { benchScenes } from './scenes.ts';
import { benchSimulate } from './simulate.ts';
import { benchReadGeotiff } from './read-geotiff.ts';
import { benchSpine } from './spine.ts';
import { benchStorage } from './storage.ts';
import { benchTiles } from './tiles/tiles.ts';
import { benchVessels } from './vessels/vessels.ts';
import { benchCost } from './cost/cost.ts';
import { benchLoad } from './load/load.ts';
import { benchWorkbench } from './workbench/workbench.ts';

/** `npm run bench -- NAME…` runs the parts that are named; without a name all of them, with `--quick` all but `tests`. */
const parts: Readonly<Record<string, () => Promise<Measurement[]> | Measurement[]>> = {
  spine: benchSpine,
  storage: benchStorage,
  baseline: benchBaseline,
  monitor: benchRegularStudy,
  'monitor-irregular': benchIrregularStudy,
  'monitor-speed': benchSpeedAgainstR,
  'fuzz-geotiff': benchFuzzGeotiff,
  railcars: benchRailcars,
  'railcar-archive': benchRailcarArchive,
  'railcar-intervals': benchRailcarIntervals,
  'decode-railcars': benchDecodeRailcars,
  extract: benchExtract,
  'find-similar': benchFindSimilar,
  vessels: benchVessels,
  scenes: benchScenes,
  coregister: benchCoregister,
  sharpness: benchSharpness,
  'double-count': benchDoubleCount,
  simulate: benchSimulate,
  consists: benchConsists,
  tiles: benchTiles,
  workbench: benchWorkbench,
  load: benchLoad,
  cost: benchCost,
  'read-geotiff': benchReadGeotiff,
  origins: benchOrigins,
  tests: benchTests,
};

console.log(
  `${new Date().toISOString()}  Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
);
const measured: Measurement[] = [];
for (const part of chooseParts(process.argv.slice(2))) {
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

function chooseParts(args: readonly string[]): (() => Promise<Measurement[]> | Measurement[])[] {
  const names = args.filter((arg) => !arg.startsWith('--'));
  if (names.length === 0)
    return Object.entries(parts).flatMap(([name, part]) => (name === 'tests' && args.includes('--quick') ? [] : part));
  return names.map((name) => {
    const part = parts[name];
    if (!part) throw new Error(`expected one of ${Object.keys(parts).join(', ')}, got ${name}`);
    return part;
  });
}

function benchTests(): Measurement[] {
  const { best } = timeCommand('npm', ['test'], 1);
  return [{ name: 'npm test', value: best / 60, unit: 'min', limit: { kind: 'at most', value: 8 } }];
}
