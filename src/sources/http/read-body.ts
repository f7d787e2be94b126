import { Transient } from './transient.ts';

/** The body does not fit what it may be. */
export class BodyTooLong extends Error {}

/**
 * Reads a body of at most `limit` bytes; `heard` is called for every piece. Throws BodyTooLong as soon as there is
 * one byte more (or cuts it there), and Transient where the connection breaks, saying how far it came.
 */
export async function readBody(
  response: Response,
  limit: number,
  heard: () => void,
  excess: 'refuse' | 'cut' = 'refuse',
): Promise<Uint8Array> {
  if (!response.body) return new Uint8Array(0);
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw new Transient(`the connection broke after ${length} bytes`, null, { cause });
    });
    if (done) break;
    heard();
    length += value.length;
    if (length > limit) {
      await reader.cancel().catch(() => undefined);
      if (excess === 'cut') {
        pieces.push(value.subarray(0, value.length - (length - limit)));
        return join(pieces, limit);
      }
      throw new BodyTooLong(`more than ${limit} bytes`);
    }
    pieces.push(value);
  }
  return join(pieces, length);
}

function join(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = pieces;
  if (only && pieces.length === 1) return only;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
