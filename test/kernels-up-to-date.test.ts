import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compileKernels, kernelModules } from '../scripts/compile-kernels.ts';

it.each(kernelModules)(
  'the compiled kernels in $file are those of assembly/$folder',
  async ({ folder, file }) => {
    const kept = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
    expect(kept).toContain(`'${Buffer.from(await compileKernels(folder)).toString('base64')}'`);
  },
  60_000,
);
