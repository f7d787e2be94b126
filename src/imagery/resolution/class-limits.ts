import { objectClassKey } from '#core';

/** Coarsest GSD in metres for each answer about a class; they grow from `type` to `occupancy`. */
export interface ClassLimits {
  readonly objects: string;
  /** The kind of object can be told. */
  readonly type: number;
  /** Single objects stand apart. */
  readonly sure: number;
  /** Single objects can be counted, with a second look. */
  readonly count: number;
  /** The track, quay or ground that they fill; null for objects that do not stand in rows. */
  readonly length: number | null;
  /** Whether anything stands there. */
  readonly occupancy: number;
  /** What a flagged count leaves out or mixes up. */
  readonly trouble: string;
}

/**
 * docs/decisions/0006 gives the reasons and says which limits are published and which are our reading. In short:
 * NIIRS names what analysts see at a rating and GIQE-5 gives its GSD (5: 0.53 m, 4: 1.06 m, 3: 2.1 m); Johnson (1958)
 * asks for 2 pixels across the smaller side to see that something is there and 8 to recognise it; and no object is
 * counted alone unless the gap to its neighbour is seen.
 */
const limits: Readonly<Record<string, ClassLimits>> = {
  railcar: {
    objects: 'railcars',
    type: 0.5,
    sure: 0.7,
    count: 1,
    length: 2,
    occupancy: 3,
    trouble: 'gaps between railcars begin to close',
  },
  vessel: {
    objects: 'vessels',
    type: 2,
    sure: 3,
    count: 10,
    length: 15,
    occupancy: 30,
    trouble: 'vessels shorter than about three pixels are missed and those side by side merge',
  },
  container: {
    objects: 'containers',
    type: 0.5,
    sure: 0.5,
    count: 0.8,
    length: 1.5,
    occupancy: 3,
    trouble: 'containers side by side begin to merge',
  },
  aircraft: {
    objects: 'aircraft',
    type: 1,
    sure: 1.5,
    count: 3,
    length: null,
    occupancy: 10,
    trouble: 'small aircraft are missed or merge',
  },
  vehicle: {
    objects: 'vehicles',
    type: 0.3,
    sure: 0.4,
    count: 0.6,
    length: 1,
    occupancy: 2,
    trouble: 'cars side by side begin to merge',
  },
};

/** Classes that limits are known for, by their first names. */
export const classNames: readonly string[] = Object.keys(limits);

const otherNames: Readonly<Record<string, keyof typeof limits>> = {
  wagon: 'railcar',
  freightcar: 'railcar',
  ship: 'vessel',
  boat: 'vessel',
  shippingcontainer: 'container',
  airplane: 'aircraft',
  aeroplane: 'aircraft',
  plane: 'aircraft',
  car: 'vehicle',
  truck: 'vehicle',
};

/** The limits of a class under any of its names and spellings (`Railcars`, `rail cars`, `ships`). */
export function findClassLimits(objectClass: string): ClassLimits | undefined {
  const key = objectClassKey(objectClass);
  const name = Object.hasOwn(otherNames, key) ? otherNames[key] : key;
  return name !== undefined && Object.hasOwn(limits, name) ? limits[name] : undefined;
}
