/**
 * PROJ definitions of the CRSs whose images can be placed on the globe; from the EPSG registry (epsg.org). Datum
 * shifts are given explicitly, since proj4 has no grids: NAD83 and ETRS89 are taken as WGS 84 (1–2 m off), CH1903+
 * by three translations (about 1 m). Good for a footprint, not for measuring.
 */
export function findCrsDefinition(crs: string): string | undefined {
  const code = /^EPSG:(\d{4,5})$/.exec(crs)?.[1];
  if (code === undefined) return undefined;
  return single.get(code) ?? utm(Number(code));
}

const wgs84 = '+datum=WGS84';
const grs80 = '+ellps=GRS80 +towgs84=0,0,0,0,0,0,0';

const single = new Map([
  ['4326', `+proj=longlat ${wgs84} +no_defs`],
  ['4269', `+proj=longlat ${grs80} +no_defs`],
  ['4258', `+proj=longlat ${grs80} +no_defs`],
  ['3857', '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs'],
  [
    '2056',
    '+proj=somerc +lat_0=46.9524055555556 +lon_0=7.43958333333333 +k_0=1 +x_0=2600000 +y_0=1200000 +ellps=bessel +towgs84=674.374,15.056,405.346,0,0,0,0 +units=m +no_defs',
  ],
]);

/** Families of UTM zones: the code less `base` is the zone. */
const utmFamilies = [
  { base: 32600, first: 1, last: 60, datum: wgs84, south: false },
  { base: 32700, first: 1, last: 60, datum: wgs84, south: true },
  { base: 26900, first: 1, last: 23, datum: grs80, south: false },
  { base: 25800, first: 28, last: 38, datum: grs80, south: false },
];

function utm(code: number): string | undefined {
  for (const { base, first, last, datum, south } of utmFamilies) {
    const zone = code - base;
    if (zone >= first && zone <= last)
      return `+proj=utm +zone=${zone}${south ? ' +south' : ''} ${datum} +units=m +no_defs`;
  }
  return undefined;
}
