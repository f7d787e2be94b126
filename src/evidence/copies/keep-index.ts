import { CopyIndex } from './copy-index.ts';
import { ShingleStore, blockLength } from './shingle-store.ts';

/** First bytes of a kept index; the number changes with everything that changes shingles or fingerprints. */
const magic = 'sightline-copies/1\n';
const mostHeaderBytes = 1 << 16;

interface Header {
  /** What the index was complete for, in the words of whoever keeps it. */
  readonly state: string;
  /** UTF-16 code units of all ids with a line feed between them. */
  readonly idUnits: number;
  readonly documents: number;
  readonly blocks: number;
  readonly slots: number;
  readonly entries: number;
}

/** An index as bytes: a line that says what it is, a line of JSON, the ids, then the arrays in the machine's order. */
export function* encodeCopyIndex(index: CopyIndex, state: string): Generator<Uint8Array> {
  const { ids, texts, postings } = index.toKept();
  const { starts, lengths, distinct, blocks } = texts.toParts();
  const idText = unitsOf(ids.join('\n'));
  const header: Header = {
    state,
    idUnits: idText.length,
    documents: ids.length,
    blocks: blocks.length,
    slots: postings.keys.length,
    entries: postings.documents.length,
  };
  yield Uint8Array.from(unitsOf(`${magic}${escapeUnicode(JSON.stringify(header))}\n`));
  yield bytesOf(idText);
  const { keys, heads, counts, documents, next } = postings;
  for (const array of [starts, lengths, distinct, ...blocks, keys, heads, counts, documents, next])
    yield bytesOf(array);
}

/**
 * Reads an index back. Null where the bytes are none of this version, are cut short or point outside of themselves: an
 * index can always be built again.
 */
export async function decodeCopyIndex(
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ readonly index: CopyIndex; readonly state: string } | null> {
  const input = new ByteInput(chunks);
  try {
    if ((await input.line(magic.length)) !== magic.trimEnd()) return null;
    const header = JSON.parse(await input.line(mostHeaderBytes)) as Header;
    const idText = await input.take(new Uint16Array(header.idUnits));
    const ids = header.documents === 0 ? [] : textOf(idText).split('\n');
    const numbers = (length: number): Promise<Uint32Array> => input.take(new Uint32Array(length));
    const starts = await input.take(new Float64Array(header.documents));
    const [lengths, distinct] = [await numbers(header.documents), await numbers(header.documents)];
    const blocks: Uint32Array[] = [];
    while (blocks.length < header.blocks) blocks.push(await numbers(blockLength));
    const [keys, heads, counts] = [
      await numbers(header.slots),
      await numbers(header.slots),
      await numbers(header.slots),
    ];
    const [documents, next] = [await numbers(header.entries), await numbers(header.entries)];
    const postings = { keys, heads, counts, documents, next };
    if (ids.length !== header.documents || !isSound(postings, header)) return null;
    const texts = new ShingleStore({ starts, lengths, distinct, blocks });
    return { index: new CopyIndex({ ids, texts, postings }), state: header.state };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError || error instanceof CutShort) return null;
    throw error;
  }
}

/** A chain goes to older entries only, so that none is a ring. */
function isSound(
  { heads, documents, next }: Readonly<Record<'heads' | 'documents' | 'next', Uint32Array>>,
  { entries, documents: count, slots }: Header,
): boolean {
  const none = 0xffffffff;
  if (slots < 1024 || (slots & (slots - 1)) !== 0) return false;
  if (heads.some((entry) => entry !== none && entry >= entries)) return false;
  return documents.every((document) => document < count) && next.every((entry, at) => entry === none || entry < at);
}

type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array;

function bytesOf(array: Numbers): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
  return units;
}

function textOf(units: Uint16Array | readonly number[]): string {
  const pieces: string[] = [];
  for (let at = 0; at < units.length; at += 4096) pieces.push(String.fromCharCode(...units.slice(at, at + 4096)));
  return pieces.join('');
}

/** ASCII, so that a unit is a byte. */
function escapeUnicode(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

class CutShort extends Error {}

/** Takes pieces of wanted sizes from chunks of any size. */
class ByteInput {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #rest: Uint8Array = new Uint8Array(0);

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  async take<A extends Numbers>(into: A): Promise<A> {
    const bytes = new Uint8Array(into.buffer, into.byteOffset, into.byteLength);
    for (let at = 0; at < bytes.length;) {
      if (this.#rest.length === 0) await this.#advance();
      const part = this.#rest.subarray(0, bytes.length - at);
      bytes.set(part, at);
      at += part.length;
      this.#rest = this.#rest.subarray(part.length);
    }
    return into;
  }

  async line(mostBytes: number): Promise<string> {
    const bytes: number[] = [];
    const one = new Uint8Array(1);
    while (bytes.length < mostBytes) {
      await this.take(one);
      if (one[0] === 10) return textOf(bytes);
      bytes.push(one[0]!);
    }
    throw new CutShort(`expected a line of at most ${mostBytes} bytes`);
  }

  async #advance(): Promise<void> {
    const { value, done } = await this.#chunks.next();
    if (done === true) throw new CutShort('expected more bytes');
    this.#rest = value;
  }
}
