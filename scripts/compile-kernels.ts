import { main } from 'assemblyscript/asc';

/** Compiles `assembly/geotiff` to WebAssembly. Throws with the compiler's words where it finds a fault. */
export async function compileKernels(): Promise<Uint8Array> {
  let binary: Uint8Array | undefined;
  const { error, stderr } = await main(
    [
      'assembly/geotiff/index.ts',
      ...['--outFile', 'kernels.wasm', '--runtime', 'stub', '--use', 'abort='],
      ...['--enable', 'simd', '-O3', '--converge', '--noAssert'],
    ],
    {
      writeFile: (_name, contents) => {
        if (typeof contents !== 'string') binary = contents;
      },
    },
  );
  if (error !== null || binary === undefined) throw new Error(`the kernels do not compile: ${stderr.toString()}`);
  return binary;
}
