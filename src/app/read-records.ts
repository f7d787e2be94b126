import type { RecordKind, RecordTypes } from '#core';
import type { ReadOptions, Reader, Rejection } from './ports/reading.ts';

/** Records read from a file without storing them. */
export interface ReadRecords {
  of<K extends RecordKind>(kind: K): RecordTypes[K][];
  readonly rejected: readonly Rejection[];
}

/** Reads a file or folder into memory, for commands that work without a workspace. */
export async function readRecords(reader: Reader, path: string, options: ReadOptions = {}): Promise<ReadRecords> {
  const records: { [K in RecordKind]?: RecordTypes[K][] } = {};
  const rejected: Rejection[] = [];
  for await (const item of reader.read(path, options)) {
    if (item.type === 'rejected') rejected.push(item.rejection);
    else if (item.type === 'record') ((records[item.kind] ??= []) as unknown[]).push(item.record);
  }
  return { rejected, of: (kind) => records[kind] ?? [] };
}
