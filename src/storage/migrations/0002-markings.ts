import type { Kysely } from 'kysely';
import type { Dialect } from '../engine.ts';
import type { Tables } from '../tables.ts';

/** Marked objects, one record for each maker, scene and object class. */
export async function addMarkings(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  await db.schema
    .createTable('markings')
    .addColumn('id', dialect.idType, (column) => column.primaryKey().notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('body_sha256', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('site_id', 'text')
    .addColumn('scene_id', 'text')
    .addColumn('object_class_key', 'text')
    .addColumn('review', 'text')
    .execute();
  await db.schema
    .createIndex('markings_by_site_id_object_class_key')
    .on('markings')
    .columns(['site_id', 'object_class_key'])
    .execute();
  await db.schema.createIndex('markings_by_scene_id').on('markings').columns(['scene_id']).execute();
}
