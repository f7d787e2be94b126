import { knowMemory } from './known-memory.ts';
import { wasmBytes } from './wasm-bytes.ts';
import { type WasmMemory, type WasmModule, getWebAssembly, pageBytes } from './web-assembly.ts';

/** What a tile is made of once it is unpacked. */
export interface TileLayout {
  /** Pixels */
  readonly width: number;
  readonly height: number;
  /** Samples that lie together per pixel: 1 in a file that keeps its bands apart. */
  readonly bands: number;
  /** Bytes per sample: 1, 2, 4 or 8 */
  readonly bytes: number;
  /** As TIFF numbers them: 1 none, 2 differences, 3 differences of floating-point bytes */
  readonly predictor: 1 | 2 | 3;
  readonly bigEndian: boolean;
}

/** Why a stream of compressed bytes cannot be unpacked. */
export type StreamFault =
  | 'truncated'
  | 'bad header'
  | 'bad block'
  | 'bad code'
  | 'bad distance'
  | 'wrong checksum'
  | 'too long';

interface Exports {
  readonly memory: WasmMemory;
  inflateZlib(source: number, sourceLength: number, target: number, targetLength: number): number;
  inflateRaw(source: number, sourceLength: number, target: number, targetLength: number): number;
  unpackLzw(source: number, sourceLength: number, target: number, targetLength: number): number;
  decodeJpeg(
    tables: number,
    tablesLength: number,
    source: number,
    sourceLength: number,
    target: number,
    width: number,
    height: number,
    bands: number,
    isYcbcr: boolean,
    work: number,
    workLength: number,
  ): number;
  finishTile(
    tile: number,
    target: number,
    scratch: number,
    width: number,
    height: number,
    bands: number,
    bytes: number,
    predictor: number,
    bigEndian: boolean,
  ): void;
  tilesFrom(): number;
}

const faults: readonly StreamFault[] = [
  'truncated',
  'bad header',
  'bad block',
  'bad code',
  'bad distance',
  'wrong checksum',
  'too long',
];
/** How far the kernels read beyond what is packed, and write beyond what is unpacked. */
const readAhead = 64;
const writeAhead = 512;
/** WebAssembly addresses 32 bits; a little is left for the tables. */
const largestMemory = 65536 * pageBytes - 16 * pageBytes;
/** Memory cannot shrink: beyond this it is thrown away once a tile needs less. */
const keptMemory = 64 * 1024 * 1024;
let compiled: WasmModule | undefined;

/**
 * The WebAssembly kernels with their memory, in which one tile after the other is unpacked: `take` packed bytes, unpack
 * them by one of the codecs, `finish`. What `take`, `room` and `finish` give are views that the next `take` invalidates.
 */
export class TileKernels {
  private exports: Exports = instantiate();
  private source = 0;
  private tile = 0;
  private target = 0;
  private scratch = 0;
  private tileBytes = 0;
  private packedBytes = 0;

  /**
   * Where to put `packedBytes` bytes of a tile that unpacks to at most `tileBytes` bytes.
   * Throws RangeError where memory cannot hold it.
   */
  take(packedBytes: number, tileBytes: number): Uint8Array {
    const align = (at: number): number => Math.ceil(at / 64) * 64;
    if (this.exports.memory.buffer.byteLength > keptMemory) {
      if (2 * (packedBytes + 3 * tileBytes) < keptMemory) this.exports = instantiate();
    }
    this.source = align(this.exports.tilesFrom());
    this.tile = align(this.source + packedBytes + readAhead);
    this.target = align(this.tile + tileBytes + writeAhead);
    this.scratch = align(this.target + tileBytes);
    this.reserve(this.scratch + tileBytes);
    this.tileBytes = tileBytes;
    this.packedBytes = packedBytes;
    return new Uint8Array(this.exports.memory.buffer, this.source, packedBytes);
  }

  /** Where an unpacked tile lies before `finish`: for codecs that are not in here to write to; `spare` bytes more, if wished. */
  room(spare: number = 0): Uint8Array {
    return new Uint8Array(this.exports.memory.buffer, this.tile, this.tileBytes + Math.min(spare, writeAhead));
  }

  /** Unpacks DEFLATE in a zlib wrapper. Of one that is too long, a tile is unpacked. The number of bytes, or what is wrong. */
  inflateZlib(): number | StreamFault {
    return this.outcome(this.exports.inflateZlib(this.source, this.packedBytes, this.tile, this.tileBytes));
  }

  inflateRaw(): number | StreamFault {
    return this.outcome(this.exports.inflateRaw(this.source, this.packedBytes, this.tile, this.tileBytes));
  }

  /** Unpacks TIFF's LZW, as far as there are codes. The number of bytes, or what is wrong. */
  unpackLzw(): number | StreamFault {
    return this.outcome(this.exports.unpackLzw(this.source, this.packedBytes, this.tile, this.tileBytes));
  }

  /**
   * Decodes a baseline JPEG of this size and so many components, after `tables` that stand apart. The samples band by
   * band, the same to the bit as libjpeg's; null for a stream that is broken or of another kind.
   */
  decodeJpeg(
    { bands, height, isYcbcr, width }: { width: number; height: number; bands: number; isYcbcr: boolean },
    tables: Uint8Array | null,
  ): Uint8Array | null {
    const tablesLength = tables?.length ?? 0;
    const work = this.scratch + Math.ceil((tablesLength + readAhead) / 64) * 64;
    const workLength = this.packedBytes + bands * (width + 64) * (height + 16) + 8 * width + 8192;
    this.reserve(work + workLength);
    const { buffer } = this.exports.memory;
    if (tables) new Uint8Array(buffer, this.scratch, tablesLength).set(tables);
    const outcome = this.exports.decodeJpeg(
      ...([this.scratch, tablesLength, this.source, this.packedBytes, this.tile] as const),
      ...([width, height, bands, isYcbcr, work, workLength] as const),
    );
    return outcome === 0 ? new Uint8Array(buffer, this.tile, width * height * bands) : null;
  }

  /** Undoes byte order and predictor. The samples in this machine's order, band after band. */
  finish(layout: TileLayout): Uint8Array {
    const { width, height, bands, bytes, predictor, bigEndian } = layout;
    const length = width * height * bands * bytes;
    if (length > this.tileBytes) throw new RangeError(`a tile of ${length} bytes, expected at most ${this.tileBytes}`);
    this.exports.finishTile(
      ...([this.tile, this.target, this.scratch] as const),
      ...([width, height, bands, bytes, predictor, bigEndian] as const),
    );
    return new Uint8Array(this.exports.memory.buffer, bands > 1 ? this.target : this.tile, length);
  }

  private reserve(bytes: number): void {
    const { memory } = this.exports;
    if (!(bytes <= largestMemory)) throw new RangeError(`a tile that needs ${bytes} bytes of memory`);
    const missing = bytes - memory.buffer.byteLength;
    if (missing <= 0) return;
    memory.grow(Math.ceil(missing / pageBytes));
    knowMemory(memory);
  }

  private outcome(result: number): number | StreamFault {
    return result >= 0 ? result : (faults[-1 - result] ?? 'bad code');
  }
}

function instantiate(): Exports {
  const { Instance, Module } = getWebAssembly();
  compiled ??= new Module(Buffer.from(wasmBytes, 'base64'));
  const exports = new Instance(compiled, {}).exports as Exports;
  knowMemory(exports.memory);
  return exports;
}
