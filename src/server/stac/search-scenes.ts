import { type Box, type TimeSpan, pageLimit } from '#api';
import type { StoreReader } from '#app';
import { type Scene, geometrySchema, computeBoundingBox } from '#core';
import { z } from 'zod';
import { ServerError } from '../errors.ts';
import { timeFilter } from '../ogc/read-features.ts';
import { pageRecords } from '../page-records.ts';
import { stacCollectionId } from './item-of.ts';

/** Which scenes are wanted (STAC API 1.0, item search). */
export interface SceneSearch {
  readonly limit: number;
  readonly after: string | undefined;
  readonly bbox: Box | undefined;
  readonly datetime: TimeSpan | undefined;
  readonly ids: readonly string[] | undefined;
  readonly collections: readonly string[] | undefined;
}

/** One page of scenes in order of id. */
export async function searchScenes(
  store: StoreReader,
  { after, bbox, collections, datetime, ids, limit }: SceneSearch,
): Promise<{ readonly scenes: readonly Scene[]; readonly total: number; readonly next: string | null }> {
  if (collections && !collections.includes(stacCollectionId)) return { scenes: [], total: 0, next: null };
  const filter = { ...(bbox ? { bbox } : {}), ...(ids ? { ids } : {}), ...timeFilter(datetime) };
  const page = await pageRecords(store, 'scene', [filter], { limit, after });
  return { scenes: page.items, total: page.total, next: page.next };
}

const bodySchema = z.strictObject({
  limit: z.number().int().min(1).default(pageLimit.usual),
  token: z.string().max(420).optional(),
  bbox: z.array(z.number()).optional(),
  datetime: z.string().max(100).optional(),
  intersects: geometrySchema.optional(),
  ids: z.array(z.string().max(200)).max(1000).optional(),
  collections: z.array(z.string().max(200)).max(50).optional(),
});

/** The body of a search by POST as the parameters of one by GET, so that both are read by the same rules. */
export function queryOfBody(body: unknown): Record<string, string> {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ServerError(
      'bad-parameter',
      `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'not as expected'}`,
    );
  }
  const { bbox, collections, datetime, ids, intersects, limit, token } = parsed.data;
  if (bbox && intersects) throw new ServerError('bad-parameter', 'expected bbox or intersects, not both');
  // Scenes are found by their boxes: what is searched for is one, too, and may find a scene that only comes close.
  const box = bbox ?? (intersects && computeBoundingBox(intersects));
  return {
    limit: String(Math.min(limit, pageLimit.most)),
    ...(token === undefined ? {} : { after: token }),
    ...(box ? { bbox: box.join(',') } : {}),
    ...(datetime === undefined ? {} : { datetime }),
    ...(ids && ids.length > 0 ? { ids: ids.join(',') } : {}),
    ...(collections && collections.length > 0 ? { collections: collections.join(',') } : {}),
  };
}
