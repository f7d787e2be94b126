import { boxesTouch } from '#app';
import type { BoundingBox } from '#core';
import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Dialect, NewRow } from './engine.ts';
import type { UnwrappedBox } from './grid-cells.ts';
import { touchesBox } from './scene-search.ts';
import type { ExtractedColumns, Tables } from './tables.ts';

/*
 * Which scenes lie over which sites, kept as rows: a scene over two sites of a case is one scene of it, and no page of a
 * list has to find that out by boxes.
 */

/** The condition that a scene's box touches the box of any of these sites. */
export function liesOver(siteIds: readonly string[], dialect: Dialect): RawBuilder<SqlBool> {
  const known = siteIds.filter((id) => !id.includes('\0'));
  const [only] = known;
  if (only !== undefined && known.length === 1)
    return sql<SqlBool>`id in (select scene_id from scene_sites where site_id = ${only})`;
  // In the order of the scenes and not by the sites: a page takes the first that match.
  return sql<SqlBool>`exists (select 1 from scene_sites where scene_id = record.id and ${dialect.isAnyOfMany('site_id', known)})`;
}

/** The condition that a site's box touches the box of this scene. */
export function liesUnder(sceneId: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`id in (select site_id from scene_sites where scene_id = ${sceneId.split('\0', 1)[0] ?? ''})`;
}

/** Links scenes that were added or changed. */
export async function linkScenes(db: Kysely<Tables>, dialect: Dialect, scenes: readonly NewRow[]): Promise<void> {
  await unlink(db, dialect, 'scene_id', scenes);
  const { rows: sites } = await sql<{ id: string } & UnwrappedBox>`select id, west, south, east, north from sites
    where west is not null`.execute(db);
  const placed = sites.map(({ east, id, north, south, west }) => ({ id, box: [west, south, east, north] as const }));
  const links = scenes.flatMap(({ id, extracted }) => {
    const box = boxOf(extracted);
    return box === null ? [] : placed.filter((site) => boxesTouch(box, site.box)).map((site) => [site.id, id] as const);
  });
  await insertLinks(db, links);
}

/** Links sites that were added or changed. */
export async function linkSites(db: Kysely<Tables>, dialect: Dialect, sites: readonly NewRow[]): Promise<void> {
  const { rows: some } = await sql`select 1 from scenes limit 1`.execute(db);
  if (some.length === 0) return;
  await unlink(db, dialect, 'site_id', sites);
  for (const { id, extracted } of sites) {
    const box = boxOf(extracted);
    if (box === null) continue;
    const link = sql`insert into scene_sites (site_id, scene_id) select ${id}, id from scenes where ${touchesBox(box)}`;
    await link.execute(db);
  }
}

async function unlink(
  db: Kysely<Tables>,
  dialect: Dialect,
  column: 'site_id' | 'scene_id',
  rows: readonly NewRow[],
): Promise<void> {
  const ids = rows.map(({ id }) => id);
  await sql`delete from scene_sites where ${dialect.isAnyOf(column, ids)}`.execute(db);
}

/** Rows of one statement; two parameters each. */
const batchSize = 1000;

async function insertLinks(db: Kysely<Tables>, links: readonly (readonly [string, string])[]): Promise<void> {
  for (let start = 0; start < links.length; start += batchSize) {
    const values = links.slice(start, start + batchSize).map(([site, scene]) => sql`(${site}, ${scene})`);
    await sql`insert into scene_sites (site_id, scene_id) values ${sql.join(values)}`.execute(db);
  }
}

function boxOf({ east, north, south, west }: Partial<ExtractedColumns>): BoundingBox | null {
  return west == null || south == null || east == null || north == null ? null : [west, south, east, north];
}
