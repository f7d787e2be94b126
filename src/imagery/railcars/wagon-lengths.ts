import type { DecodingParameters } from './decoding-parameters.ts';

/**
 * Lengths of common freight wagons as seen from above: without buffers or couplers, metres. UIC types (leaflets
 * UIC 571-1 to 571-4; length over buffers less 2 × 0.62 m): E 10.0, Fals 12.54, Eaos 14.04, Gbs 14.02, Zas 14–16, Gas 16.52,
 * Rils and Res 19.90, Sgns 19.74, Shimmns 12.04, Habins 23.26. Russian types (length between coupler axes less about
 * 1.2 m): gondola 12-132 13.92, tank 15-1443 12.02, covered 11-217 14.73, grain hopper 19-752 14.72, flat 13-470
 * 19.62. AAR types (over pulling faces less about 1.2 m): coal gondola 53 ft, covered hopper 59 ft, box car 58 ft, autorack 93 ft.
 * `share` is a rough guess at how often each is met.
 */
const knownLengths: readonly { readonly metres: number; readonly share: number }[] = [
  { metres: 8.8, share: 0.5 },
  { metres: 9.6, share: 0.5 },
  { metres: 10.8, share: 1 },
  { metres: 11.3, share: 1 },
  { metres: 12.8, share: 4 },
  { metres: 13.5, share: 2 },
  { metres: 14.5, share: 1.5 },
  { metres: 15.3, share: 2 },
  { metres: 16.7, share: 1.5 },
  { metres: 18.5, share: 3 },
  { metres: 20.5, share: 0.5 },
  { metres: 22, share: 1 },
  { metres: 25.4, share: 0.5 },
  { metres: 27.5, share: 0.5 },
];

/**
 * p(length) in cells: the known types blurred, mixed with a log-normal for all others; index i is `first + i` cells.
 * Articulated wagons longer than the longest length count as one of that length.
 */
export function lengthDistribution(
  parameters: DecodingParameters,
  cellMetres: number,
): { readonly first: number; readonly chances: Float64Array } {
  const first = Math.max(1, Math.round(parameters.shortestMetres / cellMetres));
  const last = Math.max(first, Math.round(parameters.longestMetres / cellMetres));
  const metres = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * cellMetres);
  const types = normalise(metres.map((one) => typeDensity(one, parameters)));
  const others = normalise(metres.map((one) => logNormalDensity(one, parameters)));
  const share = parameters.unknownTypeShare;
  const mixed = metres.map((_, index) => (1 - share) * (types[index] ?? 0) + share * (others[index] ?? 0));
  return { first, chances: Float64Array.from(normalise(mixed)) };
}

function typeDensity(metres: number, { typeSpreadMetres, longestMetres }: DecodingParameters): number {
  return knownLengths.reduce((sum, type) => {
    const z = (metres - Math.min(type.metres, longestMetres)) / typeSpreadMetres;
    return sum + type.share * Math.exp(-0.5 * z * z);
  }, 1e-12);
}

function logNormalDensity(metres: number, { medianMetres, logLengthSpread }: DecodingParameters): number {
  const z = Math.log(metres / medianMetres) / logLengthSpread;
  return Math.exp(-0.5 * z * z) / metres;
}

function normalise(values: readonly number[]): number[] {
  const sum = values.reduce((total, one) => total + one, 0);
  return values.map((one) => one / sum);
}
