/** What we use of WebAssembly; TypeScript describes it only together with the DOM. */
export interface WasmMemory {
  readonly buffer: ArrayBufferLike;
  /** Unless it is shared, what was its buffer is empty then. */
  grow(pages: number): number;
}

interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array) => WasmModule;
  readonly Instance: new (module: WasmModule, imports: object) => { readonly exports: unknown };
  readonly Memory: new (pages: { initial: number; maximum?: number; shared?: boolean }) => WasmMemory;
}

export type WasmModule = { readonly [brand: symbol]: never };

/** Bytes of a page of memory. */
export const pageBytes = 65536;

/** The engine's WebAssembly. */
export function getWebAssembly(): WebAssemblyApi {
  return (globalThis as unknown as { WebAssembly: WebAssemblyApi }).WebAssembly;
}
