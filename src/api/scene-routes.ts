import { z } from 'zod';
import { type SceneView, recordSchemas } from '#core';
import type { ParameterName } from './parameters.ts';
import { type Route, get } from './route.ts';

/** Names of the routes that show the pixels of a scene. */
export type SceneRouteName =
  | 'sceneView'
  | 'sceneMarkings'
  | 'tileMatrixSet'
  | 'tile'
  | 'tileOn'
  | 'mapTile'
  | 'xyzTile'
  | 'thumbnail'
  | 'strip';

const scene = '/api/v1/scenes/{scene}';
const style: readonly ParameterName[] = ['bands', 'low', 'high', 'gamma'];
const number = z.number();
const orNull = <T extends z.ZodType>(schema: T): z.ZodNullable<T> => schema.nullable();

const gridSchema = z.strictObject({
  crs: orNull(z.string()),
  transform: z.tuple([number, number, number, number, number, number]),
  width: number,
  height: number,
});

/** What a viewer needs before it asks for tiles. */
const sceneViewSchema: z.ZodType<SceneView> = z.strictObject({
  sceneId: z.string(),
  start: z.string(),
  end: z.string(),
  platform: orNull(z.string()),
  gsdMetres: orNull(number),
  gsdBasis: z.string(),
  cloudFraction: orNull(number),
  offNadirDegrees: orNull(number),
  sunAzimuthDegrees: orNull(number),
  sunElevationDegrees: orNull(number),
  isSimulated: z.boolean(),
  licence: orNull(z.string()),
  width: number,
  height: number,
  dtype: z.string(),
  bands: z.array(z.strictObject({ name: orNull(z.string()) })),
  shownBands: z.array(number),
  stretch: z.strictObject({ low: number, high: number, gamma: number }),
  grid: orNull(gridSchema),
  pyramid: z.strictObject({
    side: number,
    matrices: z.array(
      z.strictObject({ zoom: number, shrink: number, columns: number, rows: number, level: orNull(number) }),
    ),
  }),
  mesh: orNull(z.array(z.strictObject({ lon: number, lat: number }))),
  meshCells: number,
});

/** OGC 17-083r4, clause 7: how the image's own pixels are cut into tiles. */
const tileMatrixSetSchema = z.looseObject({
  id: z.string(),
  tileMatrices: z.array(
    z.looseObject({ id: z.string(), cellSize: number, tileWidth: number, matrixWidth: number, matrixHeight: number }),
  ),
});

export const sceneRoutes: Readonly<Record<SceneRouteName, Route>> = {
  sceneView: get('viewer', `${scene}/view`, 'getSceneView', 'How the image of a scene is shown', sceneViewSchema),
  sceneMarkings: get(
    'viewer',
    `${scene}/markings`,
    'getSceneMarkings',
    'What was marked on a scene, by whom',
    z.strictObject({ items: z.array(recordSchemas.marking) }),
  ),
  tileMatrixSet: get(
    'viewer',
    `${scene}/tiles/native`,
    'getTileMatrixSet',
    'The tile matrix set of the image in its own pixels (OGC 17-083r4)',
    tileMatrixSetSchema,
  ),
  tile: get(
    'viewer',
    `${scene}/tiles/native/{zoom}/{row}/{column}`,
    'getTile',
    'A tile of the image in its own pixels, as OGC API Tiles orders it: matrix, row, column',
    'bytes',
    style,
  ),
  tileOn: get(
    'viewer',
    `${scene}/tiles/on/{reference}/{zoom}/{row}/{column}`,
    'getTileOn',
    'A tile of the scene in the pixels of another, so that two dates lie exactly on each other',
    'bytes',
    style,
  ),
  mapTile: get(
    'viewer',
    `${scene}/tiles/WebMercatorQuad/{zoom}/{row}/{column}`,
    'getMapTile',
    'A tile of a web map, as OGC API Tiles orders it: matrix, row, column',
    'bytes',
    style,
  ),
  xyzTile: get(
    'viewer',
    `${scene}/xyz/{z}/{x}/{y}`,
    'getXyzTile',
    'A tile of a web map, as XYZ orders it',
    'bytes',
    style,
  ),
  thumbnail: get('viewer', `${scene}/thumbnail`, 'getThumbnail', 'The whole image, small', 'bytes', ['size']),
  strip: get(
    'viewer',
    `${scene}/strips/{zone}`,
    'getStrip',
    'A track of the scene pulled straight: equal steps on the ground, so that dates can stand under each other',
    'bytes',
    ['from', 'to', 'width', 'cell', ...style],
  ),
};
