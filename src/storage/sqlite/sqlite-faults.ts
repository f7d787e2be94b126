import { setTimeout } from 'node:timers/promises';
import { StorageError } from '../storage-error.ts';

/** Primary result codes of SQLite (https://sqlite.org/rescode.html); the low byte of an extended code. */
const codes = {
  busy: 5,
  locked: 6,
  readOnly: 8,
  inputOutput: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
};

/** What SQLite's error says of the outside world; undefined for errors of our own making. */
export function findSqliteFault(path: string, error: unknown): StorageError | undefined {
  const fault = (code: StorageError['code'], message: string): StorageError =>
    new StorageError(code, `${path}: ${message}`, { cause: error });
  switch (resultCode(error)) {
    case codes.busy:
    case codes.locked:
      return fault('locked', 'another process keeps the database locked');
    case codes.corrupt:
      return fault('corrupt-database', 'the database file is damaged');
    case codes.full:
      return fault('disk-full', 'no space is left to write');
    case codes.readOnly:
    case codes.inputOutput:
    case codes.cannotOpen:
      return fault('unreachable', `the file cannot be opened, read or written (${(error as Error).message})`);
    case codes.notADatabase:
      return fault('not-a-workspace', 'expected a SQLite database, found something else');
    default:
      return undefined;
  }
}

/**
 * Runs a statement that needs the write lock; while others have it, the process goes on with other work instead of
 * sleeping inside SQLite. Throws SQLite's own "busy" error after `patience` milliseconds.
 */
export async function retryWhileBusy<T>(patience: number, statement: () => T): Promise<T> {
  const deadline = Date.now() + patience;
  for (let wait = 1; ; wait = Math.min(wait * 2, 25)) {
    try {
      return statement();
    } catch (error) {
      if (resultCode(error) !== codes.busy || Date.now() >= deadline) throw error;
      await setTimeout(wait);
    }
  }
}

function resultCode(error: unknown): number | undefined {
  const code = (error as { errcode?: unknown } | null)?.errcode;
  return typeof code === 'number' ? code & 0xff : undefined;
}
