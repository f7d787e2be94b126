import { expect, test } from 'vitest';
import { compileKernels } from '../scripts/compile-kernels.ts';
import { wasmBytes } from '../src/sources/geotiff/kernels/wasm-bytes.ts';

test('the embedded kernels are what assembly/geotiff compiles to (else run scripts/write-kernels.ts)', async () => {
  expect(Buffer.from(await compileKernels()).toString('base64')).toBe(wasmBytes);
});
