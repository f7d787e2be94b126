import { type Context, Hono } from 'hono';
import { type ParameterName, routes } from '#api';
import type { RenderedTile, TileStyle } from '#app';
import type { SceneView } from '#core';
import { answer, answerJson } from './answer.ts';
import type { ServerDependencies } from './dependencies.ts';
import { ServerError } from './errors.ts';
import { pattern, readNumber, readQuery } from './parse-query.ts';

const styleNames = ['bands', 'low', 'high', 'gamma'] as const satisfies readonly ParameterName[];

/** The pixels of scenes: how to show them, tiles, map tiles, thumbnails, straightened tracks. */
export function sceneRoutes({ store, views }: Pick<ServerDependencies, 'store' | 'views'>): Hono {
  const mapTile = async (context: Context, z: number, x: number, y: number): Promise<Response> =>
    answerTile(context, await views.mapTile(sceneOf(context), { z, x, y }, readStyle(context), signalOf(context)));
  return new Hono()
    .get(pattern(routes.sceneView), async (context) => answerJson(context, await views.describe(sceneOf(context))))
    .get(pattern(routes.tileMatrixSet), async (context) => {
      readQuery(context, []);
      return answerJson(context, describeMatrices(await views.describe(sceneOf(context))));
    })
    .get(pattern(routes.tile), async (context) => {
      const style = readStyle(context);
      return answerTile(context, await views.tile(sceneOf(context), tileOf(context), style, signalOf(context)));
    })
    .get(pattern(routes.tileOn), async (context) => {
      const reference = context.req.param('reference')!;
      const tile = await views.tileOn(
        sceneOf(context),
        reference,
        tileOf(context),
        readStyle(context),
        signalOf(context),
      );
      return answerTile(context, tile);
    })
    .get(pattern(routes.sceneMarkings), async (context) =>
      answerJson(context, { items: await store.list('marking', { sceneId: sceneOf(context) }) }),
    )
    .get(pattern(routes.mapTile), (context) =>
      mapTile(context, readNumber(context, 'zoom'), readNumber(context, 'column'), readNumber(context, 'row')),
    )
    .get(pattern(routes.xyzTile), (context) =>
      mapTile(context, readNumber(context, 'z'), readNumber(context, 'x'), readNumber(context, 'y')),
    )
    .get(pattern(routes.thumbnail), async (context) => {
      const { size } = readQuery(context, ['size']);
      return answerTile(context, await views.thumbnail(sceneOf(context), size, signalOf(context)));
    })
    .get(pattern(routes.strip), async (context) => {
      const { bands, cell, from, gamma, high, low, to, width } = readQuery(context, [
        'from',
        'to',
        'width',
        'cell',
        ...styleNames,
      ]);
      const strip = await views.strip(
        sceneOf(context),
        {
          zoneId: context.req.param('zone')!,
          fromMetres: from,
          toMetres: Math.min(to, from + (mostStripPixels * cell * cell) / (2 * width)),
          halfWidthMetres: width,
          cellMetres: cell,
        },
        { bands, gamma, high, low },
        signalOf(context),
      );
      if (!strip) return new Response(null, { status: 204 });
      return answer(context, strip.png, {
        mediaType: 'image/png',
        headers: {
          'Sightline-From-Metres': strip.fromMetres.toFixed(2),
          'Sightline-To-Metres': strip.toMetres.toFixed(2),
          'Sightline-Length-Metres': strip.lengthMetres.toFixed(2),
        },
      });
    });
}

/** 15 km of track at 0.25 m, 8 m wide; where a strip ends stands in its header. */
const mostStripPixels = 2_000_000;

function tileOf(context: Context): { zoom: number; row: number; column: number } {
  return {
    zoom: readNumber(context, 'zoom'),
    row: readNumber(context, 'row'),
    column: readNumber(context, 'column'),
  };
}

function sceneOf(context: Context): string {
  return context.req.param('scene')!;
}

/** Ends when the reader goes away: a map that is dragged asks for many tiles it does not want any more. */
function signalOf(context: Context): AbortSignal {
  return context.req.raw.signal;
}

function readStyle(context: Context): TileStyle {
  const style = readQuery(context, styleNames);
  if (style.bands && style.bands.length !== 1 && style.bands.length !== 3)
    throw new ServerError('bad-parameter', `bands: expected one or three indices, got ${style.bands.length}`);
  return style;
}

/** No tile is no fault: maps ask for the surroundings too. */
function answerTile(context: Context, tile: RenderedTile | null): Response {
  return tile ? answer(context, tile.bytes, { mediaType: tile.mediaType }) : new Response(null, { status: 204 });
}

/** OGC 17-083r4 (Two Dimensional Tile Matrix Set 2.0), clause 7, in pixels where the image has no grid. */
function describeMatrices({ grid, height, pyramid, sceneId, width }: SceneView): object {
  const [x, a, , y, , e] = grid?.transform ?? [0, 1, 0, 0, 0, -1];
  return {
    id: 'native',
    title: `The pixels of ${sceneId} as they were delivered`,
    ...(grid?.crs ? { crs: `http://www.opengis.net/def/crs/EPSG/0/${grid.crs.replace(/^EPSG:/, '')}` } : {}),
    orderedAxes: ['E', 'N'],
    width,
    height,
    tileMatrices: pyramid.matrices.map(({ columns, rows, shrink, zoom }) => ({
      id: String(zoom),
      // A pixel of 0.28 mm is 1 of the screen (OGC 17-083r4, §6.1).
      scaleDenominator: (Math.abs(a) * shrink) / 0.00028,
      cellSize: Math.abs(a) * shrink,
      cornerOfOrigin: e < 0 ? 'topLeft' : 'bottomLeft',
      pointOfOrigin: [x, y],
      tileWidth: pyramid.side,
      tileHeight: pyramid.side,
      matrixWidth: columns,
      matrixHeight: rows,
    })),
  };
}
