import type { ViewGeometry } from './read-view-geometry.ts';

/** Metres on the ground per sample, by direction. */
export interface ProjectedGsd {
  /** In the plane of the look: stretched by slant range and by the ground's tilt to the line of sight. */
  readonly alongLookMetres: number;
  /** At right angles to it: stretched by the slant range only. */
  readonly acrossLookMetres: number;
  /** Geometric mean, the GSD that GIQE-5 takes. */
  readonly meanMetres: number;
}

/** Mean radius of the Earth, km. */
const earthRadius = 6371;
/** Orbits of imaging satellites lie between 450 and 790 km: at 30° off nadir the result changes by less than 2 %. */
const usualAltitude = 600;

/**
 * The GSD of a sensor that has `nadirMetres` straight below it, seen at an angle, over a round Earth: with off-nadir
 * angle n and incidence angle i, sin i = (R + h)/R · sin n, the slant range is R · sin(i − n)/sin n; across the look
 * the GSD grows as the range, along it as range / cos i. (Schowengerdt, Remote Sensing, 3rd ed., §3.4; Leachtenauer
 * & Driggers, Surveillance and Reconnaissance Imaging Systems, 2001, §3: GSD = IFOV · range / sin(elevation).)
 * Either angle is enough; both together give the altitude. Without any, the sensor is taken to look straight down.
 * Undefined beyond the horizon.
 */
export function projectGsd(
  nadirMetres: number,
  view: Pick<ViewGeometry, 'offNadirDegrees' | 'incidenceDegrees'>,
): ProjectedGsd | undefined {
  const angles = completeAngles(radians(view.offNadirDegrees), radians(view.incidenceDegrees));
  if (!angles) return undefined;
  const across = nadirMetres * computeRangeStretch(angles);
  const along = across / Math.cos(angles.incidence);
  return { alongLookMetres: along, acrossLookMetres: across, meanMetres: Math.sqrt(along * across) };
}

/** Radians */
interface Angles {
  readonly offNadir: number;
  readonly incidence: number;
}

function completeAngles(offNadir: number | null, incidence: number | null): Angles | undefined {
  const reach = (earthRadius + usualAltitude) / earthRadius;
  if (offNadir !== null && incidence !== null) return { offNadir, incidence };
  if (incidence !== null) return { offNadir: Math.asin(Math.sin(incidence) / reach), incidence };
  const sine = reach * Math.sin(offNadir ?? 0);
  return sine < 1 ? { offNadir: offNadir ?? 0, incidence: Math.asin(sine) } : undefined;
}

/** Slant range over altitude. Angles that hardly differ are those of an aircraft over flat ground. */
function computeRangeStretch({ offNadir, incidence }: Angles): number {
  const curve = Math.sin(incidence - offNadir);
  const altitude = Math.sin(incidence) - Math.sin(offNadir);
  return curve > 1e-4 && altitude > 1e-4 ? curve / altitude : 1 / Math.cos(offNadir);
}

function radians(degrees: number | null): number | null {
  return degrees === null ? null : (degrees * Math.PI) / 180;
}
