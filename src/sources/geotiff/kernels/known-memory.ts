import { type WasmMemory, getWebAssembly, pageBytes } from './web-assembly.ts';

/** WebAssembly knows a memory, JavaScript an array its buffer: which belongs to which. */
const memories = new WeakMap<ArrayBufferLike, WasmMemory>();

/** Fresh memory of `bytes` bytes or a little more, which threads and kernels share, and which stays as large as it is. */
export function makeSharedMemory(bytes: number): WasmMemory {
  const pages = Math.max(1, Math.ceil(bytes / pageBytes));
  const memory = new (getWebAssembly().Memory)({ initial: pages, maximum: pages, shared: true });
  knowMemory(memory);
  return memory;
}

/** To be called for a memory that comes from elsewhere, and again when it has grown. */
export function knowMemory(memory: WasmMemory): void {
  memories.set(memory.buffer, memory);
}

/** Undefined for a buffer that is no memory of WebAssembly. */
export function findMemory(buffer: ArrayBufferLike): WasmMemory | undefined {
  return memories.get(buffer);
}
