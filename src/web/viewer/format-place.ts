import type { LonLat } from '#core';

/** How a place is written: decimal degrees, degrees minutes seconds, or pixels. */
export type PlaceNotation = 'decimal' | 'sexagesimal';

/** `42.41502, 130.65107` (latitude first, as people say it; to a metre) or `42°24′54.1″N 130°39′03.9″E`. */
export function formatPlace({ lat, lon }: LonLat, notation: PlaceNotation): string {
  if (notation === 'decimal') return `${lat.toFixed(5)}, ${lon.toFixed(5)}`;
  return `${sexagesimal(lat, 'NS')} ${sexagesimal(lon, 'EW')}`;
}

function sexagesimal(degrees: number, signs: string): string {
  const tenths = Math.round(Math.abs(degrees) * 36_000);
  const seconds = ((tenths % 600) / 10).toFixed(1).padStart(4, '0');
  const minutes = String(Math.floor(tenths / 600) % 60).padStart(2, '0');
  return `${Math.floor(tenths / 36_000)}°${minutes}′${seconds}″${degrees < 0 ? signs[1] : signs[0]}`;
}

/** `37 m`, `1.25 km` */
export function formatLength(metres: number): string {
  if (metres < 10) return `${metres.toFixed(1)} m`;
  return metres < 1000 ? `${Math.round(metres)} m` : `${(metres / 1000).toFixed(2)} km`;
}

/** The longest length of 1, 2 or 5 times a power of ten that a scale bar of so many metres can show. */
export function chooseScale(mostMetres: number): number {
  const power = 10 ** Math.floor(Math.log10(mostMetres));
  return [5, 2, 1].map((digit) => digit * power).find((length) => length <= mostMetres) ?? power;
}
