import type { CancelSignal, LonLat, PixelGrid, Raster } from '#core';
import { coverSky } from './cover-sky.ts';
import { expose, makeRaster } from './develop-image.ts';
import { addNoise, blur } from './kernels/camera.ts';
import { compressBlocks } from './kernels/compress.ts';
import type { Light } from './kernels/draw-part.ts';
import { prepareGround } from './ground-map.ts';
import { type StandingCut, drawCuts, placeCuts } from './place-wagons.ts';
import { type Random, createRandom } from './random.ts';
import { type RenderRequest, renderYard } from './render-yard.ts';
import { type SunPosition, computeSunPosition } from './sun-position.ts';
import { type SceneTruth, stateTruth } from './truth.ts';
import type { WagonMix } from './wagons/wagon-types.ts';
import type { SimulatedYard } from './yard.ts';
import { SimulationError } from './simulation-error.ts';

/** One acquisition over a simulated yard; everything that is absent is drawn from the seed or left away. */
export interface SceneOptions {
  /** UTC instant with `Z`; the sun is computed from it. */
  readonly date: string;
  /** 0.1–10, default 0.5 */
  readonly gsdMetres?: number;
  /** Wagons on all tracks together … */
  readonly count?: number;
  /** … or the share of each track's length that is occupied, 0..1, by track id … */
  readonly occupancy?: Readonly<Record<string, number>>;
  /** … or exactly these. Without any: a third of the tracks' length is occupied. */
  readonly cuts?: readonly StandingCut[];
  /** Which wagons they are, where `cuts` does not say; default as in a mixed yard. */
  readonly mix?: WagonMix;
  /** Instead of the sun of `date`. */
  readonly sun?: SunPosition;
  /** Share of the image under cloud, 0..1; default 0. */
  readonly clouds?: number;
  /** 0 clear … 1 thick haze; default drawn, up to 0.3. */
  readonly haze?: number;
  /** Degrees off nadir, default drawn, up to 8; what is high leans away. */
  readonly offNadirDegrees?: number;
  /** Metres by which the image is misplaced (east, north); default none. */
  readonly shift?: { readonly east: number; readonly north: number };
  /** Sensor noise at mid grey, 8-bit steps; default 2.5. */
  readonly noise?: number;
  /** Gaussian blur of the optics, pixels of the image; default 0.45. */
  readonly blur?: number;
  /** Marks of lossy compression, quality 1–100 as of JPEG; default none. */
  readonly jpegQuality?: number;
  /** 8: as shown, sRGB-like. 16: reflectance × 10 000, linear. */
  readonly bits?: 8 | 16;
  readonly seed?: string | number;
  /** Called now and then, 0..1. */
  readonly onProgress?: (fraction: number) => void;
  readonly signal?: CancelSignal;
}

export interface SimulatedScene {
  readonly raster: Raster;
  readonly truth: SceneTruth;
}

/**
 * Renders a scene of a yard with what is truly there. The same yard and options give the same bytes. Throws SimulationError
 * where the sun is below 5° or the tracks have no room for the count.
 */
export function simulateScene(yard: SimulatedYard, options: SceneOptions): SimulatedScene {
  const seed = `${yard.seed}/scene/${options.seed ?? options.date}`;
  const random = createRandom(seed);
  const sun = options.sun ?? computeSunPosition(options.date, yard.place);
  if (sun.elevation < 5)
    throw new SimulationError(
      'bad-options',
      `the sun stands at ${sun.elevation.toFixed(1)}° on ${options.date}; expected 5° or more`,
    );
  const gsdMetres = options.gsdMetres ?? 0.5;
  if (!(gsdMetres >= 0.1 && gsdMetres <= 10))
    throw new SimulationError('bad-options', `gsdMetres: expected 0.1 to 10, got ${gsdMetres}`);
  const haze = options.haze ?? 0.3 * random.next() ** 2;
  const offNadir = options.offNadirDegrees ?? random.between(0, 8);
  const standing = options.cuts ?? standAsAsked(yard, options, seed);
  const shift = options.shift ?? { east: 0, north: 0 };
  const grid = layGrid(yard, gsdMetres);
  const viewAzimuth = random.between(0, 360);
  const light = setLight(sun, haze, offNadir, viewAzimuth + 180);

  const { noise } = prepareGround(yard);
  const planes = renderYard({
    yard,
    grid,
    shift,
    standing,
    light,
    state: drawState(random.fork('ground'), options.date, yard.place),
    ...progressOf(options),
  });
  for (const plane of planes) blur(plane, grid.width, grid.height, options.blur ?? 0.45);
  const gain = random.between(0.95, 1.12);
  const balance = [random.between(0.98, 1.03), 1, random.between(0.96, 1.04)];
  expose(planes, gain, balance, haze);
  const clouds = coverSky(planes, grid, options.clouds ?? 0, sun, random.fork('sky'));
  const sigma = options.noise ?? 2.5;
  for (const [band, plane] of planes.entries())
    addNoise(plane, grid.width, sigma, noise, random.whole(0, 2 ** 31) + band);
  if (options.jpegQuality !== undefined) compressBlocks(planes, grid.width, grid.height, options.jpegQuality);
  const truth = stateTruth({
    yard,
    grid,
    shift,
    standing,
    clouds,
    sun,
    offNadir,
    viewAzimuth,
    date: options.date,
    gsdMetres,
  });
  return { raster: makeRaster(grid, planes, options.bits ?? 8), truth };
}

function progressOf({ onProgress, signal }: SceneOptions): Pick<SceneOptions, 'onProgress' | 'signal'> {
  return { ...(onProgress ? { onProgress } : {}), ...(signal ? { signal } : {}) };
}

function standAsAsked(yard: SimulatedYard, options: SceneOptions, seed: string): StandingCut[] {
  const random = createRandom(`${seed}/standing`);
  const { occupancy, mix } = options;
  if (occupancy) {
    return yard.tracks.flatMap((track) => {
      const room = (occupancy[track.id] ?? 0) * track.lengthMetres;
      return placeCuts(random, [track], drawCuts(`${seed}/${track.id}`, Math.floor(room / 16), mix));
    });
  }
  const usual = yard.tracks.reduce((sum, { lengthMetres }) => sum + lengthMetres, 0) / 3 / 16;
  return placeCuts(random, yard.tracks, drawCuts(`${seed}/cuts`, options.count ?? Math.round(usual), mix));
}

/** Vegetation withers towards the winter of the hemisphere; rain leaves damp patches. */
function drawState(random: Random, date: string, { lat }: LonLat): RenderRequest['state'] {
  const year = (Date.parse(date) - Date.parse(`${date.slice(0, 4)}-01-15`)) / (365.25 * 86_400_000);
  const winter = 0.5 + 0.5 * Math.cos(2 * Math.PI * year) * (lat < 0 ? -1 : 1);
  const damp = 0.14 * random.next() ** 2;
  return { withered: winter, damp, dampX: random.between(0, 512), dampY: random.between(0, 512) };
}

/** North up, corners on multiples of the pixel size. */
function layGrid({ crs, extent }: SimulatedYard, gsd: number): PixelGrid {
  const [west, north] = [Math.floor(extent.west / gsd) * gsd, Math.ceil(extent.north / gsd) * gsd];
  const [width, height] = [Math.ceil((extent.east - west) / gsd), Math.ceil((north - extent.south) / gsd)];
  return { crs, transform: [west, gsd, 0, north, 0, -gsd], width, height };
}

/** Things lean towards `leanAzimuth`, degrees clockwise from north. */
function setLight(sun: SunPosition, haze: number, offNadir: number, leanAzimuth: number): Light {
  const [around, above] = [(sun.azimuth * Math.PI) / 180, (sun.elevation * Math.PI) / 180];
  const lean = Math.tan((offNadir * Math.PI) / 180);
  const away = (leanAzimuth * Math.PI) / 180;
  return {
    sun: [Math.sin(around) * Math.cos(above), Math.cos(around) * Math.cos(above), Math.sin(above)],
    sky: 0.18 + 0.13 * (1 - Math.sin(above)) + 0.2 * haze,
    lean: [Math.sin(away) * lean, Math.cos(away) * lean],
  };
}
