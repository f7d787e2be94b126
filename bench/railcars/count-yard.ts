import { readFileSync } from 'node:fs';
import { type DecodingParameters, combineLengths, countability, decodeTracks, lookAtTracks } from '#imagery';
import { findData } from '../../test/data/data-folder.ts';
import { createRailNet } from '../../src/imagery/kernels/rail-net.ts';
import type { Measurement } from '../measure.ts';
import { type LabelledTrack, type LabelledYard, readYard } from './muttenz.ts';
import { type TrackScore, countMatches, sumScores } from './score-wagons.ts';

/**
 * Railcars of the labelled yard, by cross-validation: the tracks are cut into five neighbouring groups, and each is
 * counted with weights that were trained without it (training/railcars). The weights that the product carries were
 * trained on all groups, so that they cannot be measured here.
 */
export async function benchRailcars(): Promise<Measurement[]> {
  const folder = findData('imagery/muttenz-yard');
  if (folder === undefined) return [];
  const measured: Measurement[] = [];
  for (const { wished, f1, trackError, intervals, length } of asked) {
    const yard = await readYard(folder, wished);
    const scores = countFolds(yard);
    const sums = sumScores(scores);
    const at = `railcars at ${yard.gsdMetres.toFixed(2)} m (${countability('railcar', yard.gsdMetres).answer})`;
    const detail = `${sums.true} labelled, ${sums.found} found, P ${sums.precision.toFixed(3)}, R ${sums.recall.toFixed(3)}`;
    measured.push(
      {
        name: `${at}: F1`,
        value: sums.f1,
        unit: '',
        limit: f1 === null ? null : { kind: 'at least', value: f1 },
        detail,
      },
      {
        name: `${at}: summed error of tracks`,
        value: 100 * sums.trackError,
        unit: '%',
        limit: trackError === null ? null : { kind: 'at most', value: trackError },
      },
      {
        name: `${at}: occupied length off by`,
        value: Math.abs(100 * sums.lengthError),
        unit: '%',
        limit: length === null ? null : { kind: 'at most', value: length },
        detail: `${(100 * sums.lengthError).toFixed(1)} %`,
      },
      {
        name: `${at}: coverage of 90 % intervals off by`,
        value: Math.abs(100 * sums.coverage - 90),
        unit: 'points',
        limit: intervals ? { kind: 'at most', value: 5 } : null,
        detail: `${(100 * sums.coverage).toFixed(0)} % of ${sums.busy} busy tracks`,
      },
      {
        name: `${at}: mean width of intervals`,
        value: sums.meanWidth,
        unit: 'wagons',
        limit: intervals ? { kind: 'at most', value: 4 } : null,
      },
    );
  }
  return [...measured, measureSpeed(await readYard(folder, null))];
}

const asked = [
  { wished: null, f1: 0.9, trackError: 12, intervals: true, length: null },
  { wished: 0.5, f1: 0.85, trackError: null, intervals: true, length: null },
  { wished: 1, f1: 0.85, trackError: null, intervals: true, length: null },
  { wished: 2, f1: null, trackError: null, intervals: false, length: 10 },
] as const;

/** One score a track, each from the fold that leaves it out. */
function countFolds(yard: LabelledYard, parameters?: Partial<DecodingParameters>): TrackScore[] {
  return splitFolds(yard.tracks).flatMap((fold, index) => {
    const looks = lookAtTracks(yard.raster, yard.tracks, {
      gsdMetres: yard.gsdMetres,
      spacing: { columnMetres: yard.gsdMetres, rowMetres: yard.gsdMetres },
      net: createRailNet(readWeights(index)),
    });
    const evidence = fold.flatMap(({ id }) => looks.find((look) => look.id === id)?.evidence ?? []);
    return scoreFold(fold, decodeTracks(evidence, parameters ? { parameters } : {}));
  });
}

function scoreFold(fold: readonly LabelledTrack[], decoded: ReturnType<typeof decodeTracks>): TrackScore[] {
  return fold.flatMap(({ wagons }, index) => {
    const one = decoded[index];
    if (!one) return [];
    return [
      {
        matched: countMatches(one.wagons, wagons),
        found: one.count.count,
        true: wagons.length,
        isCovered: one.count.low <= wagons.length && wagons.length <= one.count.high,
        width: one.count.high - one.count.low,
        foundMetres: combineLengths([one], 0.9).metres,
        trueMetres: wagons.reduce((sum, { startMetres, endMetres }) => sum + endMetres - startMetres, 0),
      },
    ];
  });
}

/** Neighbouring tracks with about a fifth of the wagons each; training cuts in the same way. */
function splitFolds(tracks: readonly LabelledTrack[]): LabelledTrack[][] {
  const total = tracks.reduce((sum, { wagons }) => sum + wagons.length, 0);
  const folds: LabelledTrack[][] = [[], [], [], [], []];
  let before = 0;
  for (const track of tracks) {
    folds[Math.min(4, Math.floor(((before + track.wagons.length / 2) * 5) / total))]?.push(track);
    before += track.wagons.length;
  }
  return folds;
}

function readWeights(fold: number): Float32Array {
  const bytes = readFileSync(new URL(`folds/fold-${fold}.f32`, import.meta.url));
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

/** Strips, net and decoding with the product's weights; CPU time, so that other processes do not count. */
function measureSpeed(yard: LabelledYard): Measurement {
  const kilometres = yard.tracks.reduce((sum, { lengthMetres }) => sum + lengthMetres, 0) / 1000;
  const rates = Array.from({ length: 5 }, () => {
    const started = process.cpuUsage();
    const looks = lookAtTracks(yard.raster, yard.tracks, {
      gsdMetres: yard.gsdMetres,
      spacing: { columnMetres: yard.gsdMetres, rowMetres: yard.gsdMetres },
      sunAzimuth: 170,
    });
    decodeTracks(looks.map(({ evidence }) => evidence));
    const { user, system } = process.cpuUsage(started);
    return kilometres / ((user + system) / 1e6);
  });
  return {
    name: 'railcars: speed after reading, best of 5',
    value: Math.max(...rates),
    unit: 'km/s of CPU',
    limit: { kind: 'at least', value: 10 },
    detail: `${kilometres.toFixed(1)} km of track, slowest ${Math.min(...rates).toFixed(1)} km/s`,
  };
}
