/** A log density's peak; `width` is one standard deviation of the Gaussian that touches it. */
export interface Peak {
  readonly at: number;
  readonly width: number;
  readonly value: number;
}

/** A point of a quadrature: log of density times the stretch it stands for, and that stretch. */
export interface Node {
  readonly at: number;
  readonly logWeight: number;
  readonly spread: number;
}

type LogDensity = (at: number) => number;

const widest = 2;
const mostRounds = 30;

/**
 * Climbs a log density of one peak by parabolas through three points, a new value for each round. The peak only places the
 * nodes, so half a width is near enough.
 */
export function findPeak(density: LogDensity, start: number, width: number, lowest: number, highest: number): Peak {
  const clamp = (at: number): number => Math.min(highest, Math.max(lowest, at));
  const first = clamp(start);
  let points = [clamp(first - width), first, clamp(first + width)]
    .filter((at, index, all) => all.indexOf(at) === index)
    .map((at) => ({ at, value: density(at) }));
  let [reach, settled] = [width, width];
  for (let round = 0; round < mostRounds; round += 1) {
    const best = points.reduce((one, other) => (other.value > one.value ? other : one));
    const { slope, bend } = parabola(points, best.at);
    const isHill = bend < 0;
    if (isHill) settled = Math.min(widest, Math.max(1e-3, 1 / Math.sqrt(-bend)));
    const wanted = isHill ? -slope / bend : Math.sign(slope) * 2 * reach;
    reach = isHill ? reach : reach * 2;
    const next = clamp(best.at + Math.max(-4 * reach, Math.min(4 * reach, wanted)));
    const isKnown = points.some(({ at }) => Math.abs(at - next) < 0.05 * settled);
    if (isHill && Math.abs(next - best.at) < settled / 2) return { at: best.at, width: settled, value: best.value };
    if (isKnown) return { at: best.at, width: isHill ? settled : Math.min(widest, reach), value: best.value };
    points = nearestThree([...points, { at: next, value: density(next) }]);
  }
  const best = points.reduce((one, other) => (other.value > one.value ? other : one));
  return { at: best.at, width: settled, value: best.value };
}

interface Sample {
  readonly at: number;
  readonly value: number;
}

/** Slope and second derivative at `at` of the parabola through the samples. */
function parabola(points: readonly Sample[], at: number): { slope: number; bend: number } {
  const [a, b, c] = points as [Sample, Sample, Sample | undefined];
  const rise = (b.value - a.value) / (b.at - a.at);
  if (c === undefined) return { slope: rise, bend: 0 };
  const bend = (2 * ((c.value - b.value) / (c.at - b.at) - rise)) / (c.at - a.at);
  return { slope: rise + bend * (at - (a.at + b.at) / 2), bend };
}

function nearestThree(points: readonly Sample[]): Sample[] {
  const best = points.reduce((one, other) => (other.value > one.value ? other : one));
  return points
    .toSorted((a, b) => Math.abs(a.at - best.at) - Math.abs(b.at - best.at))
    .slice(0, 3)
    .toSorted((a, b) => a.at - b.at);
}

/**
 * The polynomial of degree four through five values, at `middle` and one and two `steps` to each side, in ascending order: stands
 * for a function that is nearly a parabola and takes long to compute.
 */
export function interpolate(middle: number, step: number, values: readonly number[]): (at: number) => number {
  const [farBelow, below, value, above, farAbove] = values as [number, number, number, number, number];
  const [even, farEven] = [(above + below) / 2 - value, (farAbove + farBelow) / 2 - value];
  const [odd, farOdd] = [(above - below) / 2, (farAbove - farBelow) / 2];
  const [third, fourth] = [(farOdd - 2 * odd) / 6, (farEven - 4 * even) / 12];
  const [first, second] = [odd - third, even - fourth];
  return (at) => {
    const u = (at - middle) / step;
    return value + u * (first + u * (second + u * (third + u * fourth)));
  };
}

/**
 * The trapezoidal rule over t with x = peak + width sinh(t): dense at the peak, sparse in the tails, which end where the
 * density has fallen by `negligible` (in logs) or at the limits.
 */
export function sinhNodes(
  density: LogDensity,
  peak: Peak,
  step: number,
  negligible: number,
  lowest: number,
  highest: number,
): Node[] {
  const stretch = peak.width * step;
  const nodes: Node[] = [{ at: peak.at, logWeight: peak.value + Math.log(stretch), spread: stretch }];
  for (const direction of [-1, 1]) {
    for (let index = 1; ; index += 1) {
      const at = peak.at + direction * peak.width * Math.sinh(index * step);
      if (at < lowest || at > highest) break;
      const spread = stretch * Math.cosh(index * step);
      const value = density(at);
      if (value + Math.log(spread / stretch) < peak.value - negligible) break;
      nodes.push({ at, logWeight: value + Math.log(spread), spread });
    }
  }
  return nodes;
}
