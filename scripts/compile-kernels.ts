import { main } from 'assemblyscript/asc';

const options = ['--runtime', 'stub', '--use', 'abort=', '--enable', 'simd', '-O3', '--converge', '--noAssert'];

/** Compiles `assembly/geotiff` to WebAssembly. Throws with the compiler's words where it finds a fault. */
export async function compileKernels(): Promise<Uint8Array> {
  let binary: Uint8Array | undefined;
  let said = '';
  const { error } = await main(['assembly/geotiff/index.ts', '--outFile', 'kernels.wasm', ...options], {
    stderr: { write: (text: string | Uint8Array) => (said += typeof text === 'string' ? text : '') },
    writeFile: (_name, contents) => {
      if (typeof contents !== 'string') binary = contents;
    },
  });
  if (error !== null || binary === undefined) throw new Error(`the kernels do not compile: ${said}`);
  return binary;
}
