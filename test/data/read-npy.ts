import { readFileSync } from 'node:fs';

/** An array as NumPy saves it (NEP 1, version 1), of float32, uint8 or bool in C order. */
export function readNpy(path: string): { shape: number[]; values: Float32Array | Uint8Array } {
  const bytes = readFileSync(path);
  const start = 10 + bytes.readUInt16LE(8);
  const header = bytes.subarray(10, start).toString('latin1');
  const [, type = ''] = /'descr': '([^']+)'/.exec(header) ?? [];
  const [, shape = ''] = /'shape': \(([^)]*)\)/.exec(header) ?? [];
  if (/'fortran_order': True/.test(header)) throw new Error(`${path}: expected C order`);
  const body = bytes.buffer.slice(bytes.byteOffset + start, bytes.byteOffset + bytes.length);
  const values = type === '<f4' ? new Float32Array(body) : ['|u1', '|b1'].includes(type) ? new Uint8Array(body) : null;
  if (!values) throw new Error(`${path}: expected float32 or bytes, got ${type}`);
  return { shape: shape.split(',').flatMap((part) => (part.trim() === '' ? [] : [Number(part)])), values };
}
