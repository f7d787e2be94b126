import type { ReadItem } from '#app';
import { SourceError } from './source-error.ts';

/** A file that cannot be read as a whole is one rejection; what came before it is kept. */
export async function* tolerate(file: string, items: AsyncIterable<ReadItem>): AsyncGenerator<ReadItem> {
  try {
    yield* items;
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const reason = error.message.replace(`${file}: `, '');
    yield { type: 'rejected', rejection: { file, row: null, column: null, value: null, reason } };
  }
}
