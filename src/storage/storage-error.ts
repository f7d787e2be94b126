import { AppError } from '#core';

/**
 * What can be wrong with a store from outside:
 * - `not-found`: no such blob, or no such database where one had to be there
 * - `corrupt-blob`, `corrupt-record`, `corrupt-database`: what is kept is not what was written
 * - `locked`: somebody else kept the write lock for longer than we wait
 * - `schema-too-new`: written by a newer Sightline
 * - `not-a-workspace`: a file or schema that holds something else
 * - `unreachable`: the file or server cannot be opened, or went away
 * - `unsuitable-database`: a server whose settings cannot hold our data
 * - `disk-full`; `closed`: used after `close()`
 */
export class StorageError extends AppError<
  | 'not-found'
  | 'corrupt-blob'
  | 'corrupt-record'
  | 'corrupt-database'
  | 'locked'
  | 'schema-too-new'
  | 'not-a-workspace'
  | 'unreachable'
  | 'unsuitable-database'
  | 'disk-full'
  | 'closed'
> {}
