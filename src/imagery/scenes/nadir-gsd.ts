/**
 * Panchromatic GSD in metres straight below the satellite, which some products undercut by resampling (Pléiades is
 * delivered at 0.5 m, SPOT 6 and 7 at 1.5 m): figures of the operators as collected by ESA's eoPortal directory of
 * satellite missions. Undefined for others.
 */
export function findNadirGsd(platform: string | null): number | undefined {
  const name = platform?.toLowerCase().replace(/[^a-z0-9]+/g, '') ?? '';
  return nadirGsd.find(([names]) => names.test(name))?.[1];
}

const nadirGsd: readonly (readonly [RegExp, number])[] = [
  [/^(worldview|wv)0?1$/, 0.5],
  [/^(worldview|wv)0?2$/, 0.46],
  [/^(worldview|wv)0?[34]$/, 0.31],
  [/^(geoeye|ge)0?1$/, 0.41],
  [/^(quickbird|qb)0?2?$/, 0.61],
  [/^ikonos2?$/, 0.82],
  [/^(pleiades|phr)1[ab]$/, 0.7],
  [/^(pleiadesneo|pneo)\d?$/, 0.3],
  [/^spot[67]$/, 2.2],
  [/^kompsat3$/, 0.7],
  [/^kompsat3a$/, 0.55],
];
