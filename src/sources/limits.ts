export type SizedKind = 'document' | 'csv' | 'json';

/** The largest file of each kind that is read, in bytes; larger ones are refused by their size, unread. */
export const sizeLimits: Readonly<Record<SizedKind, number>> = {
  document: 20 * 1024 ** 2,
  csv: 256 * 1024 ** 2,
  json: 256 * 1024 ** 2,
};
