import { writeFileSync } from 'node:fs';
import { compileKernels, kernelModules } from './compile-kernels.ts';

// Writes the compiled kernels anew: node --conditions=source scripts/write-kernels.ts
for (const { folder, file, constant } of kernelModules) {
  const binary = await compileKernels(folder);
  const text = `/** assembly/${folder}, compiled. Written by scripts/write-kernels.ts; a test compares it with its source. */
export const ${constant}: string =
  '${Buffer.from(binary).toString('base64')}';
`;
  writeFileSync(new URL(`../${file}`, import.meta.url), text);
  console.log(`wrote ${binary.length} bytes of ${folder}`);
}
