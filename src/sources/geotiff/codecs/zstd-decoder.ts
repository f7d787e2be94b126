import { constants, createZstdDecompress } from 'node:zlib';

/** What node's decoder is made of inside. */
interface Engine {
  readonly _handle: {
    onerror: (message: string) => void;
    reset(): void;
    writeSync(
      flush: number,
      input: Uint8Array,
      inputStart: number,
      inputLength: number,
      output: Uint8Array,
      outputStart: number,
      outputLength: number,
    ): void;
  };
  /** What is left: room of the output, bytes of the input. */
  readonly _writeState: Uint32Array;
}

let engine: Engine | null | undefined;

/**
 * Unpacks Zstd into memory that is there, which must be one byte longer than what is expected: else nobody could tell
 * whether more would have come. Whether it was as much as expected. The public ways of node:zlib make a decoder and
 * fresh memory for every tile, which costs a fifth more (measured). This one goes by names that node does not
 * document: where they are gone, or anything is unusual, the answer is no, and the caller takes the public way.
 */
export function unpackZstdInto(packed: Uint8Array, output: Uint8Array): boolean {
  engine ??= findEngine();
  if (!engine) return false;
  const { _handle: handle, _writeState: left } = engine;
  let hasFailed = false;
  handle.onerror = () => (hasFailed = true);
  handle.reset();
  handle.writeSync(constants.ZSTD_e_end, packed, 0, packed.length, output, 0, output.length);
  if (!hasFailed) return left[0] === 1 && left[1] === 0;
  // What an error leaves behind is not used again.
  engine = undefined;
  return false;
}

function findEngine(): Engine | null {
  const made = createZstdDecompress() as unknown as Partial<Engine>;
  const { _handle: handle, _writeState: left } = made;
  const isAsKnown =
    typeof handle?.writeSync === 'function' && typeof handle.reset === 'function' && left instanceof Uint32Array;
  return isAsKnown ? (made as Engine) : null;
}
