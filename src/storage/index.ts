export { type SqliteStoreOptions, openSqliteStore } from './sqlite/open-sqlite-store.ts';
export { type PostgresStoreOptions, openPostgresStore } from './postgres/open-postgres-store.ts';
export { openBlobs } from './file-blobs.ts';
export { openKeptBytes } from './kept-bytes.ts';
export { StorageError } from './storage-error.ts';
export { backUp } from './backup/back-up.ts';
export type { BackupManifest } from './backup/manifest.ts';
export { restore } from './backup/restore.ts';
