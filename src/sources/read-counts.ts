import { type CountsFile, decodeCountsCsv } from '#app';
import { readText } from './read-file.ts';

/** A series of counts from a `date,count` CSV. Throws SourceError for a file that cannot be read; bad rows are refused. */
export async function readCounts(path: string): Promise<CountsFile> {
  return decodeCountsCsv(await readText(path, 'csv'), path);
}
