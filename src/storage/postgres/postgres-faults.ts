import { StorageError } from '../storage-error.ts';

/** What the driver's or server's error says of the outside world; undefined for errors of our own making. */
export function findPostgresFault(server: string, error: unknown): StorageError | undefined {
  const fault = (code: StorageError['code'], message: string): StorageError =>
    new StorageError(code, `${server}: ${message}`, { cause: error });
  const { code, message } = describe(error);
  // SQLSTATE classes: https://www.postgresql.org/docs/current/errcodes-appendix.html
  if (code === '55P03' || code === '40P01') return fault('locked', 'another process keeps the database locked');
  if (code === '53100') return fault('disk-full', 'no space is left to write');
  if (code === 'XX001' || code === 'XX002') return fault('corrupt-database', message);
  if (/^(08|28|3D|53|57P|58)/.test(code)) return fault('unreachable', message);
  if (/^E[A-Z]+$/.test(code) || /connection (terminated|timeout)|timeout exceeded|not queryable/i.test(message)) {
    return fault('unreachable', message || code);
  }
  return undefined;
}

function describe(error: unknown): { code: string; message: string } {
  if (!(error instanceof Error)) return { code: '', message: '' };
  const { code } = error as { code?: unknown };
  // Trying several addresses of a name fails with an AggregateError whose own message is empty.
  const message = error instanceof AggregateError ? error.errors.map(String).join('; ') : error.message;
  return { code: typeof code === 'string' ? code : '', message };
}

/** A connection string as it may be printed: without user and password. */
export function printableServer(connectionString: string): string {
  if (!URL.canParse(connectionString)) return 'PostgreSQL';
  const { host, pathname, searchParams } = new URL(connectionString);
  return `PostgreSQL at ${host || (searchParams.get('host') ?? 'localhost')}${pathname}`;
}
