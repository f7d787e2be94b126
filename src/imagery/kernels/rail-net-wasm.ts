import { decodeBase64 } from './base64.ts';
import { railNetBytes } from './rail-net-bytes.ts';

/** The compiled layers of `assembly/rail-net` with the memory they work in; addresses are bytes. */
export interface RailNetWasm {
  readonly memory: { readonly buffer: ArrayBuffer };
  /** Where weights may be put: all before it belongs to the compiler. */
  readonly weightsAt: number;
  /** Makes the memory at least this large; views of its buffer are invalid afterwards. */
  reserve(bytes: number): void;
  weightedSums(
    outs: number,
    outCount: number,
    length: number,
    taps: number,
    tapCount: number,
    weights: number,
    bias: number,
    mode: 0 | 1 | 2,
  ): void;
}

/** What of WebAssembly is used here: neither the DOM's nor Node's types belong into this module. */
interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (
    module: object,
    imports: object,
  ) => { readonly exports: { readonly memory: WasmMemory; readonly weightedSums: RailNetWasm['weightedSums'] } };
};

const pageBytes = 65536;
let compiled: object | undefined;

export function instantiateRailNet(): RailNetWasm {
  compiled ??= new WebAssembly.Module(decodeBase64(railNetBytes));
  const { memory, weightedSums } = new WebAssembly.Instance(compiled, {}).exports;
  return {
    memory,
    weightsAt: 4096,
    weightedSums,
    reserve(bytes) {
      const missing = bytes - memory.buffer.byteLength;
      if (missing > 0) memory.grow(Math.ceil(missing / pageBytes));
    },
  };
}
