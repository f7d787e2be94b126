import { type Kysely, sql } from 'kysely';
import { type Geometry, computeBoundingBox } from '#core';
import type { Dialect } from '../engine.ts';
import { unwrapBox } from '../grid-cells.ts';
import { linkSites } from '../scene-sites.ts';
import type { Tables } from '../tables.ts';

/** Alerts that were decided on; and which scenes lie over which sites, which so far each search found out by boxes. */
export async function addWatch(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  await db.schema
    .createTable('alerts')
    .addColumn('id', dialect.idType, (column) => column.primaryKey().notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('body_sha256', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('site_id', 'text')
    .addColumn('review', 'text')
    .execute();
  await db.schema.createIndex('alerts_by_site_id').on('alerts').columns(['site_id']).execute();
  for (const side of ['west', 'south', 'east', 'north'])
    await db.schema.alterTable('sites').addColumn(side, 'double precision').execute();
  await db.schema
    .createTable('scene_sites')
    .addColumn('scene_id', dialect.idType, (column) => column.notNull())
    .addColumn('site_id', dialect.idType, (column) => column.notNull())
    .addPrimaryKeyConstraint('scene_sites_key', ['scene_id', 'site_id'])
    .execute();
  await db.schema.createIndex('scene_sites_by_site').on('scene_sites').columns(['site_id', 'scene_id']).execute();
  await placeSites(db, dialect);
}

async function placeSites(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const { rows } = await sql<{ id: string; body: string }>`select id, body from sites`.execute(db);
  for (const { id, body } of rows) {
    const { geometry } = JSON.parse(body) as { readonly geometry: Geometry | null };
    if (geometry === null) continue;
    const box = unwrapBox(computeBoundingBox(geometry));
    await sql`update sites set west = ${box.west}, south = ${box.south}, east = ${box.east}, north = ${box.north}
      where id = ${id}`.execute(db);
    await linkSites(db, dialect, [{ id, body, body_sha256: '', extracted: box }]);
  }
}
