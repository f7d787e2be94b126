import { assessSeries, fitBaseline, probabilityAtMost } from '#baseline';
import type { Measurement } from '../measure.ts';
import { type Placed, byDesign, centralCoverage, drawPosition, levels } from './calibration.ts';
import { type Random, seededRandom } from './random.ts';
import { simulateSeries } from './simulate-series.ts';

type Bounds = (typeof kinds)[number];
const kinds = ['most at least', 'most at most', 'all at least', 'all at most'] as const;

/**
 * Calibration where most looks, or all, are bounds of one kind. As long as one look is bounded from the other side intervals are
 * central; else a bound must hold at least as often as it says, and may hold more often: it holds for whatever the looks leave open.
 */
export function measureBounds(perDesign: number): Measurement[] {
  const random = seededRandom(20240105);
  const placed = kinds.flatMap((bounds) =>
    [5, 20, 60].flatMap((looks) =>
      Array.from({ length: perDesign }, (_, index) => placeOne(bounds, looks, `${bounds}-${looks}-${index}`, random)),
    ),
  );
  const central = placed.filter((one) => 'position' in one);
  const oneSided = placed.filter((one) => 'held' in one);
  return [
    ...centralCoverage(
      'most looks "at least"',
      central.filter(({ design }) => design.startsWith('most at least')),
    ),
    ...centralCoverage(
      'most looks "at most"',
      central.filter(({ design }) => design.startsWith('most at most')),
    ),
    ...oneSidedCoverage(
      'every look "at least", lower bound',
      oneSided.filter(({ known }) => known === 'below'),
    ),
    ...oneSidedCoverage(
      'every look "at most", upper bound',
      oneSided.filter(({ known }) => known === 'above'),
    ),
    ...byDesign([...new Set(central.map(({ design }) => design))], central),
  ];
}

interface OneSided {
  readonly known: 'both' | 'below' | 'above';
  /** For each level, whether the new count met the bound; an open end is met. */
  readonly held: readonly boolean[];
}

function placeOne(bounds: Bounds, looks: number, siteId: string, random: Random): Placed | OneSided {
  const design = { looks, trend: false, season: false, counters: false, bounds };
  const { observations, newest } = simulateSeries(siteId, design, random);
  const series = { siteId, objectClass: 'railcars', observations, at: null };
  const posterior = fitBaseline(series);
  if (posterior !== null) {
    const exposure = observations.at(-1)!.visibleShare ?? 1;
    const position = drawPosition((count) => probabilityAtMost(posterior, count, exposure), newest, random);
    return { design: `${bounds}, ${looks} looks`, position };
  }
  const { knownFrom, intervals } = assessSeries(series).baseline;
  return { known: knownFrom, held: intervals.map(({ low, high }) => newest >= low && newest <= (high ?? Infinity)) };
}

function oneSidedCoverage(name: string, of: readonly OneSided[]): Measurement[] {
  return levels.map((wanted, index) => ({
    name: `baseline: ${name} of ${wanted * 100} % holds`,
    value: (100 * of.filter(({ held }) => held[index]).length) / of.length,
    unit: '%',
    limit: { kind: 'at least', value: wanted * 100 - 2 },
    detail: `of ${of.length} series`,
  }));
}
