import { type DecodingParameters, combineCounts, combineLengths, decodeTracks } from '#imagery';
import { drawnAloneParameters } from '../../test/imagery/unbiased-parameters.ts';
import type { Measurement } from '../measure.ts';
import { type DrawnTrack, drawSceneError, drawTrack } from './draw-track.ts';
import { seededRandom } from './seeded-random.ts';

/**
 * The decoder alone, on evidence drawn from its own model: are its intervals true, and how fast is it? Scenes of eight
 * tracks of 300 m. `independent`: cells weighted 1 and independent, so that the model is exact. `correlated`: parameters for
 * unbiased evidence, evidence as correlated as their weights say, which the weights can only allow for on the whole.
 */
export function benchDecodeRailcars(): Measurement[] {
  const { occupancyWeight, gapWeight } = drawnAloneParameters;
  const exact: DecodingParameters = {
    ...drawnAloneParameters,
    occupancyWeight: 1,
    gapWeight: 1,
    occupancyScatterScene: drawnAloneParameters.occupancyScatterScene * occupancyWeight,
    occupancyScatterTrack: drawnAloneParameters.occupancyScatterTrack * occupancyWeight,
    gapScatterScene: drawnAloneParameters.gapScatterScene * gapWeight,
    gapScatterTrack: drawnAloneParameters.gapScatterTrack * gapWeight,
    truncationPrice: 0,
    offsetEvidence: 0.1,
  };
  const correlated = { ...drawnAloneParameters, truncationPrice: 0 };
  return [
    ...measureIntervals('independent', exact, { limited: true }),
    ...measureIntervals('correlated', correlated, { limited: false }),
    measureSpeed(),
  ];
}

const scenes = 60;
const seed = 20231005;

function measureIntervals(
  name: string,
  parameters: DecodingParameters,
  { limited }: { readonly limited: boolean },
): Measurement[] {
  const random = seededRandom(seed);
  const tracks: boolean[] = [];
  const widths: number[] = [];
  const totals: boolean[] = [];
  const lengths: boolean[] = [];
  let wrong = 0;
  let all = 0;
  for (let scene = 0; scene < scenes; scene += 1) {
    const drawn = drawScene(parameters, 8, 1200, random);
    const decoded = decodeTracks(
      drawn.map(({ evidence }) => evidence),
      { parameters },
    );
    for (const [index, { count }] of decoded.entries()) {
      const truth = drawn[index]?.wagons.length ?? 0;
      wrong += Math.abs(truth - count.count);
      all += truth;
      if (truth < 3) continue;
      tracks.push(truth >= count.low && truth <= count.high);
      widths.push(count.high - count.low);
    }
    const total = combineCounts(decoded, 0.9);
    const number = drawn.reduce((sum, { wagons }) => sum + wagons.length, 0);
    totals.push(number >= total.low && number <= total.high);
    const length = combineLengths(decoded, 0.9);
    const metres = drawn.reduce((sum, track) => sum + summedLength(track), 0);
    lengths.push(metres >= length.low && metres <= length.high);
  }
  const coverage = share(tracks);
  const label = `decode-railcars, ${name}: 90 % intervals`;
  return [
    {
      name: `${label} of busy tracks, coverage off by`,
      value: Math.abs(coverage - 90),
      unit: 'points',
      limit: limited ? { kind: 'at most', value: 5 } : null,
      detail: `covers ${coverage.toFixed(1)} % of ${tracks.length}, seed ${seed}`,
    },
    {
      name: `${label} of busy tracks, mean width`,
      value: widths.reduce((sum, width) => sum + width, 0) / widths.length,
      unit: 'wagons',
      limit: limited ? { kind: 'at most', value: 4 } : null,
    },
    { name: `${label} of whole scenes cover`, value: share(totals), unit: '%', limit: null },
    { name: `${label} of occupied length cover`, value: share(lengths), unit: '%', limit: null },
    { name: `decode-railcars, ${name}: summed error of tracks`, value: (100 * wrong) / all, unit: '%', limit: null },
  ];
}

/** CPU time, so that other processes of the machine do not count. */
function measureSpeed(): Measurement {
  const random = seededRandom(seed + 1);
  const batches = Array.from({ length: 5 }, () => drawScene(drawnAloneParameters, 20, 2400, random));
  const rates = batches.map((drawn) => {
    const started = process.cpuUsage().user;
    decodeTracks(drawn.map(({ evidence }) => evidence));
    return (20 * 0.6) / ((process.cpuUsage().user - started) / 1e6);
  });
  const wagons = batches.flat().reduce((sum, track) => sum + track.wagons.length, 0);
  return {
    name: 'decode-railcars: speed, best of 5',
    value: Math.max(...rates),
    unit: 'km/s of CPU',
    limit: { kind: 'at least', value: 10 },
    detail: `60 km of track with ${wagons} wagons, unbiased parameters, slowest ${Math.min(...rates).toFixed(1)} km/s`,
  };
}

function drawScene(
  parameters: DecodingParameters,
  tracks: number,
  cells: number,
  random: ReturnType<typeof seededRandom>,
): DrawnTrack[] {
  const error = drawSceneError(parameters, random);
  return Array.from({ length: tracks }, () => drawTrack(parameters, error, cells, random));
}

function summedLength({ wagons }: DrawnTrack): number {
  return wagons.reduce((sum, { startMetres, endMetres }) => sum + endMetres - startMetres, 0);
}

function share(values: readonly boolean[]): number {
  return (100 * values.filter(Boolean).length) / values.length;
}
