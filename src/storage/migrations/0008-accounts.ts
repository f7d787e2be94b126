import type { Kysely } from 'kysely';
import type { Dialect } from '../engine.ts';
import type { Tables } from '../tables.ts';

/** Who may use the workspace: people, roles in cases, identities elsewhere, sessions, tokens, and what was done with them. */
export async function addAccounts(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const { bigIntegerType, idType } = dialect;
  await db.schema
    .createTable('person')
    .addColumn('id', idType, (column) => column.primaryKey().notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('name_key', idType, (column) => column.notNull().unique())
    .addColumn('email', 'text')
    .addColumn('email_key', idType, (column) => column.unique())
    .addColumn('password', 'text')
    .addColumn('is_admin', 'integer', (column) => column.notNull())
    .addColumn('is_disabled', 'integer', (column) => column.notNull())
    .addColumn('created_ms', bigIntegerType, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('case_role')
    .addColumn('person_id', idType, (column) => column.notNull())
    .addColumn('case_id', idType, (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('case_role_key', ['person_id', 'case_id'])
    .execute();
  await db.schema
    .createTable('person_identity')
    .addColumn('issuer', idType, (column) => column.notNull())
    .addColumn('subject', idType, (column) => column.notNull())
    .addColumn('person_id', idType, (column) => column.notNull())
    .addPrimaryKeyConstraint('person_identity_key', ['issuer', 'subject'])
    .execute();
  await db.schema
    .createTable('session')
    .addColumn('secret_sha256', idType, (column) => column.primaryKey().notNull())
    .addColumn('person_id', idType, (column) => column.notNull())
    .addColumn('opened_ms', bigIntegerType, (column) => column.notNull())
    .addColumn('used_ms', bigIntegerType, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('api_token')
    .addColumn('id', idType, (column) => column.primaryKey().notNull())
    .addColumn('secret_sha256', idType, (column) => column.notNull().unique())
    .addColumn('person_id', idType, (column) => column.notNull())
    .addColumn('label', 'text', (column) => column.notNull())
    .addColumn('ceiling', 'text', (column) => column.notNull())
    .addColumn('created_ms', bigIntegerType, (column) => column.notNull())
    .addColumn('expires_ms', bigIntegerType)
    .addColumn('revoked_ms', bigIntegerType)
    .addColumn('used_ms', bigIntegerType)
    .execute();
  await db.schema
    .createTable('case_policy')
    .addColumn('case_id', idType, (column) => column.primaryKey().notNull())
    .addColumn('four_eyes', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('account_event')
    .addColumn('sequence', bigIntegerType, (column) => column.primaryKey().notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('made_by', 'text', (column) => column.notNull())
    .addColumn('what', 'text', (column) => column.notNull())
    .execute();
}
