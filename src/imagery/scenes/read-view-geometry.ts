import { type Fields, fieldsOf, readNumber } from './item-fields.ts';

/** How a scene was taken, in degrees; null where the item does not say. */
export interface ViewGeometry {
  /** At the sensor, between straight down and the scene's middle: 0..90. */
  readonly offNadirDegrees: number | null;
  /** On the ground, between the vertical and the line to the sensor: 0..90; larger than the off-nadir angle. */
  readonly incidenceDegrees: number | null;
  /** On the ground, from north clockwise towards the sensor: 0..360. */
  readonly azimuthDegrees: number | null;
  /** From north clockwise towards the sun: 0..360. */
  readonly sunAzimuthDegrees: number | null;
  /** Above the horizon; negative at night. */
  readonly sunElevationDegrees: number | null;
  /** 0..1 */
  readonly cloudFraction: number | null;
}

/**
 * The view extension of STAC (1.0), its forerunners in `eo:` (0.9 and betas), and Sentinel-2's own fields. What is
 * out of range is null: some catalogs write -1 or 999 for "unknown".
 */
export function readViewGeometry(item: Fields): ViewGeometry {
  const fields = fieldsOf(item['properties']);
  const solarZenith = readNumber(fields, 's2:mean_solar_zenith');
  const cloud = within(readNumber(fields, 'eo:cloud_cover'), 0, 100);
  return {
    offNadirDegrees: readSize(fields, 'view:off_nadir', 'eo:off_nadir'),
    incidenceDegrees: readSize(fields, 'view:incidence_angle', 'eo:incidence_angle'),
    azimuthDegrees: readAzimuth(fields, 'view:azimuth', 'eo:azimuth'),
    sunAzimuthDegrees: readAzimuth(fields, 'view:sun_azimuth', 'eo:sun_azimuth', 's2:mean_solar_azimuth'),
    sunElevationDegrees: within(
      readNumber(fields, 'view:sun_elevation', 'eo:sun_elevation') ?? (solarZenith === null ? null : 90 - solarZenith),
      -90,
      90,
    ),
    cloudFraction: cloud === null ? null : cloud / 100,
  };
}

/** Some suppliers give the angle a sign for the side; only its size matters here. */
function readSize(fields: Fields, ...names: readonly string[]): number | null {
  const angle = readNumber(fields, ...names);
  return angle === null ? null : within(Math.abs(angle), 0, 89);
}

/** Suppliers count from -180 as well as from 0. */
function readAzimuth(fields: Fields, ...names: readonly string[]): number | null {
  const angle = within(readNumber(fields, ...names), -360, 360);
  return angle === null ? null : (angle + 360) % 360;
}

function within(value: number | null, low: number, high: number): number | null {
  return value !== null && value >= low && value <= high ? value : null;
}
