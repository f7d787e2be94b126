import type { LonLat } from '#core';

/** Where the sun stands: azimuth in degrees clockwise from north, elevation in degrees above the horizon. */
export interface SunPosition {
  readonly azimuth: number;
  readonly elevation: number;
}

/**
 * The sun over a place at a UTC instant, to about 0.01° between 1950 and 2050, refraction left out: the low precision
 * formulas of the Astronomical Almanac (section C) with Greenwich mean sidereal time.
 */
export function computeSunPosition(instant: string, { lon, lat }: LonLat): SunPosition {
  const milliseconds = Date.parse(instant);
  if (Number.isNaN(milliseconds)) throw new RangeError(`expected a UTC instant, got ${instant}`);
  const days = milliseconds / 86_400_000 - 10_957.5;
  const anomaly = radians(357.528 + 0.9856003 * days);
  const longitude = radians(280.46 + 0.9856474 * days + 1.915 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly));
  const obliquity = radians(23.439 - 0.0000004 * days);
  const ascension = Math.atan2(Math.cos(obliquity) * Math.sin(longitude), Math.cos(longitude));
  const declination = Math.asin(Math.sin(obliquity) * Math.sin(longitude));
  const sidereal = radians(280.46062 + 360.98564737 * days + lon);
  const hour = sidereal - ascension;
  const phi = radians(lat);
  const elevation = Math.asin(
    Math.sin(phi) * Math.sin(declination) + Math.cos(phi) * Math.cos(declination) * Math.cos(hour),
  );
  const azimuth = Math.atan2(
    -Math.sin(hour) * Math.cos(declination),
    Math.cos(phi) * Math.sin(declination) - Math.sin(phi) * Math.cos(declination) * Math.cos(hour),
  );
  return { azimuth: (degrees(azimuth) + 360) % 360, elevation: degrees(elevation) };
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

function degrees(radians: number): number {
  return (radians * 180) / Math.PI;
}
