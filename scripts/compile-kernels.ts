import { existsSync, readFileSync } from 'node:fs';
import { main } from 'assemblyscript/asc';
import binaryen from 'assemblyscript/binaryen';

const features = ['--enable', 'simd', '--enable', 'relaxed-simd'];
const options = ['--runtime', 'stub', '--use', 'abort=', ...features, '-O3', '--converge', '--noAssert'];

/** The modules of `assembly/` and the file that holds each of them compiled, as base64 in a constant. */
export const kernelModules = [
  { folder: 'geotiff', file: 'src/sources/geotiff/kernels/wasm-bytes.ts', constant: 'wasmBytes' },
  { folder: 'row-copier', file: 'src/sources/geotiff/kernels/row-copier-bytes.ts', constant: 'rowCopierBytes' },
  { folder: 'jpeg-encoder', file: 'src/sources/jpeg-encoder/jpeg-encoder-bytes.ts', constant: 'jpegEncoderBytes' },
  { folder: 'rail-net', file: 'src/imagery/kernels/rail-net-bytes.ts', constant: 'railNetBytes' },
] as const;

type Folder = (typeof kernelModules)[number]['folder'];

/** Compiles a folder of `assembly/` to WebAssembly. Throws with the compiler's words where it finds a fault. */
export async function compileKernels(folder: Folder): Promise<Uint8Array> {
  const text = `assembly/${folder}/index.wat`;
  return existsSync(text) ? assembleText(readFileSync(text, 'utf8')) : compileScript(folder);
}

async function compileScript(folder: Folder): Promise<Uint8Array> {
  let binary: Uint8Array | undefined;
  let said = '';
  const { error } = await main([`assembly/${folder}/index.ts`, '--outFile', 'kernels.wasm', ...options], {
    stderr: { write: (text: string | Uint8Array) => (said += typeof text === 'string' ? text : '') },
    writeFile: (_name, contents) => {
      if (typeof contents !== 'string') binary = contents;
    },
  });
  if (error !== null || binary === undefined) throw new Error(`the kernels do not compile: ${said}`);
  return binary;
}

/** WebAssembly's own text format. */
function assembleText(text: string): Uint8Array {
  const module = binaryen.parseText(text);
  try {
    module.setFeatures(binaryen.Features.All);
    return module.emitBinary();
  } finally {
    module.dispose();
  }
}
