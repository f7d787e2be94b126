import { SimulationError } from '../simulation-error.ts';

/**
 * What stands on the tracks, with the dimensions of real wagons. Lengths are over buffers; the body is 1.24 m shorter
 * (buffers of 0.62 m at both ends, UIC 526-1), which also fits the 12.78 m over strikers of 13.92 m gondolas.
 *
 * Read in data sheets: Eaos 14.04 m, 3.04 m wide, 3.24 m high (interlok.info, PKP 408W; sebtus.de, DSB Eaos); gondola
 * for 1520 mm 13.92 m, 3.15 m, 3.48 m (tplants.com, model 12-1303); Sggrss 26.39 m (kombimodell.eu, Sggrss 576);
 * container decks 1.155 m above the rails (uniwagon.com); boxes by ISO 668. The others are what is usual in their class,
 * good to some decimetres, which is as much as lengths differ between builders.
 */
export interface WagonType {
  readonly name: string;
  readonly form: WagonForm;
  /** Length over buffers, metres. */
  readonly overBuffers: number;
  /** Width and height above the rails of what is seen from above, metres. */
  readonly width: number;
  readonly height: number;
  /** How common it is in a mixed yard, relative to the others. */
  readonly weight: number;
}

/** `lattice` is an empty container wagon: little more than its frame is seen. */
type WagonForm = 'gondola' | 'hopper' | 'covered' | 'tank' | 'flat' | 'container' | 'lattice' | 'car-carrier';

/** How many times as common as usual wagons of a form are; 1 for forms that are not named. */
export type WagonMix = Readonly<Partial<Record<WagonForm, number>>>;

const wagonTypes: readonly WagonType[] = [
  { name: 'Eaos gondola', form: 'gondola', overBuffers: 14.04, width: 3.04, height: 3.24, weight: 20 },
  { name: 'gondola 1520', form: 'gondola', overBuffers: 13.92, width: 3.15, height: 3.48, weight: 10 },
  { name: 'Es open wagon', form: 'gondola', overBuffers: 10.0, width: 2.85, height: 2.75, weight: 5 },
  { name: 'Fals hopper', form: 'hopper', overBuffers: 12.54, width: 3.05, height: 3.9, weight: 8 },
  { name: 'Uagps grain hopper', form: 'hopper', overBuffers: 15.2, width: 3.0, height: 4.2, weight: 6 },
  { name: 'Gbs covered wagon', form: 'covered', overBuffers: 14.02, width: 2.85, height: 3.75, weight: 8 },
  { name: 'Hbbillns covered wagon', form: 'covered', overBuffers: 15.5, width: 2.9, height: 4.25, weight: 8 },
  {
    name: 'Habbiins covered wagon',
    form: 'covered',
    overBuffers: 23.24,
    width: 2.9,
    height: 4.25,
    weight: 4,
  },
  { name: 'Shimmns coil wagon', form: 'covered', overBuffers: 12.04, width: 3.0, height: 3.9, weight: 5 },
  { name: 'Rils tarpaulin wagon', form: 'covered', overBuffers: 19.9, width: 2.95, height: 4.1, weight: 4 },
  { name: 'Zas tank wagon', form: 'tank', overBuffers: 14.5, width: 2.85, height: 4.2, weight: 9 },
  { name: 'Zacns tank wagon', form: 'tank', overBuffers: 17.0, width: 3.0, height: 4.4, weight: 7 },
  { name: 'Z tank wagon', form: 'tank', overBuffers: 9.3, width: 2.6, height: 4.0, weight: 2 },
  { name: 'Kbs flat wagon', form: 'flat', overBuffers: 13.86, width: 2.75, height: 1.25, weight: 4 },
  { name: 'Rs flat wagon', form: 'flat', overBuffers: 19.9, width: 2.75, height: 1.27, weight: 6 },
  {
    name: 'Sgns container wagon',
    form: 'container',
    overBuffers: 19.74,
    width: 2.44,
    height: 1.155,
    weight: 9,
  },
  {
    name: 'Sggrss container wagon',
    form: 'container',
    overBuffers: 26.39,
    width: 2.44,
    height: 1.155,
    weight: 4,
  },
  { name: 'Lgs container wagon', form: 'container', overBuffers: 13.5, width: 2.44, height: 1.18, weight: 2 },
  {
    name: 'Sgns container wagon, empty',
    form: 'lattice',
    overBuffers: 19.74,
    width: 2.44,
    height: 1.155,
    weight: 3,
  },
  { name: 'Laaers car carrier', form: 'car-carrier', overBuffers: 26.4, width: 2.85, height: 3.2, weight: 2 },
];

/** Length of the body, from headstock to headstock, metres. */
export function computeBodyLength({ overBuffers }: WagonType): number {
  return overBuffers - 1.24;
}

/** The types as common as `mix` has them. Throws SimulationError where that leaves none. */
export function mixTypes(mix: WagonMix | undefined): readonly WagonType[] {
  if (mix === undefined) return wagonTypes;
  const types = wagonTypes.map((type) => ({ ...type, weight: type.weight * (mix[type.form] ?? 1) }));
  const total = types.reduce((sum, { weight }) => sum + weight, 0);
  if (!(total > 0) || types.some(({ weight }) => !(weight >= 0)))
    throw new SimulationError('bad-options', 'mix: expected numbers from 0, at least one form above 0');
  return types;
}
