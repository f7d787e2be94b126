import { writeFileSync } from 'node:fs';
import { compileKernels } from './compile-kernels.ts';

// Writes the compiled kernels anew: node --conditions=source scripts/write-kernels.ts
const binary = await compileKernels();
const text = `/** assembly/geotiff, compiled. Written by scripts/write-kernels.ts; a test compares it with its source. */
export const wasmBytes: string =
  '${Buffer.from(binary).toString('base64')}';
`;
writeFileSync(new URL('../src/sources/geotiff/kernels/wasm-bytes.ts', import.meta.url), text);
console.log(`wrote ${binary.length} bytes of kernels`);
