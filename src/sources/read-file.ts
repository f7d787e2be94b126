import { open } from 'node:fs/promises';
import { decodeText } from './documents/encoding/decode-text.ts';
import { type SizedKind, sizeLimits } from './limits.ts';
import { SourceError } from './source-error.ts';

/** Reads a whole regular file within its size limit. Throws SourceError that names the file. */
export async function readBounded(path: string, kind: SizedKind): Promise<Uint8Array> {
  const handle = await open(path).catch((cause: unknown) => {
    throw openError(path, cause);
  });
  try {
    const { size } = await handle.stat();
    const limit = sizeLimits[kind];
    if (size > limit) {
      throw new SourceError(
        'too-large',
        `${path}: too large (${formatMegabytes(size)}); a ${kind} may have ${formatMegabytes(limit)}`,
      );
    }
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/** The first kilobyte as Latin-1, to see what a file is. */
export async function readHead(path: string): Promise<string> {
  const handle = await open(path).catch((cause: unknown) => {
    throw openError(path, cause);
  });
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(1024), 0, 1024, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Reads text, with line ends made `\n`. Throws SourceError `wrong-encoding`. */
export async function readText(path: string, kind: SizedKind): Promise<string> {
  return decodeText(await readBounded(path, kind), { name: path }).text;
}

/** Reads JSON. Throws SourceError `broken-json` with the place of the fault. */
export async function readJson(path: string): Promise<unknown> {
  return parseJson(await readText(path, 'json'), path);
}

export function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SourceError('broken-json', `${path}: not valid JSON: ${(cause as Error).message}`, { cause });
  }
}

/** The error for a path that cannot be opened. */
export function openError(path: string, cause: unknown): SourceError {
  const code = (cause as { code?: string }).code;
  if (code === 'ENOENT') return new SourceError('not-found', `${path}: there is no such file or folder`, { cause });
  return new SourceError('not-readable', `${path}: cannot be read (${code ?? (cause as Error).message})`, { cause });
}

function formatMegabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024 ** 2)} MB`;
}
