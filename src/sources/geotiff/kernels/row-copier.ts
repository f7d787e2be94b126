import { findMemory } from './known-memory.ts';
import { rowCopierBytes } from './row-copier-bytes.ts';
import { type WasmMemory, type WasmModule, getWebAssembly } from './web-assembly.ts';

/** Copies rows; all in bytes from the beginning of each memory, at least one row. */
export type RowCopier = (
  from: number,
  to: number,
  rows: number,
  length: number,
  fromStep: number,
  toStep: number,
) => void;

/** By the memory that is written to, then by the one that is read. */
const copiers = new WeakMap<ArrayBufferLike, WeakMap<ArrayBufferLike, RowCopier>>();
let compiled: WasmModule | undefined;
let nothing: WasmMemory | undefined;

/**
 * What copies rows between two memories of WebAssembly, the second of them shared; undefined where one is an ordinary
 * buffer. It checks that rows lie in the memories, not that they lie in the right part of them.
 */
export function findCopier(from: ArrayBufferLike, to: ArrayBufferLike): RowCopier | undefined {
  const known = copiers.get(to)?.get(from);
  if (known) return known;
  const [source, target] = [findMemory(from), findMemory(to)];
  if (!source || !target || !(to instanceof SharedArrayBuffer)) return undefined;
  const copier = makeCopier(source, target);
  const byTarget = copiers.get(to) ?? new WeakMap<ArrayBufferLike, RowCopier>();
  copiers.set(to, byTarget.set(from, copier));
  return copier;
}

function makeCopier(source: WasmMemory, target: WasmMemory): RowCopier {
  const { Instance, Memory, Module } = getWebAssembly();
  compiled ??= new Module(Buffer.from(rowCopierBytes, 'base64'));
  nothing ??= new Memory({ initial: 0 });
  const isShared = source.buffer instanceof SharedArrayBuffer;
  const memory = isShared ? { own: nothing, shared: source, target } : { own: source, shared: target, target };
  const { copyOwn, copyShared } = new Instance(compiled, { memory }).exports as Record<
    'copyOwn' | 'copyShared',
    RowCopier
  >;
  return isShared ? copyShared : copyOwn;
}
