import { open } from 'node:fs/promises';
import { decodeText } from './documents/encoding/decode-text.ts';
import { findByteOrderMark } from './documents/encoding/guess-encoding.ts';
import { type SizedKind, sizeLimits } from './limits.ts';
import { SourceError } from './source-error.ts';

/** Reads a whole regular file within its size limit. Throws SourceError that names the file. */
export async function readBounded(path: string, kind: SizedKind): Promise<Uint8Array> {
  const handle = await open(path).catch((cause: unknown) => {
    throw openError(path, cause);
  });
  try {
    const found = await handle.stat();
    if (found.isDirectory()) throw new SourceError('not-readable', `${path}: is a folder; expected a file`);
    const { size } = found;
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

/**
 * Reads data in UTF-8, or UTF-16 with a byte order mark, with line ends made `\n`. A guess at the encoding, as documents
 * need it, could change a name: anything else is refused. Throws SourceError `wrong-encoding`.
 */
export async function readText(path: string, kind: SizedKind): Promise<string> {
  const bytes = await readBounded(path, kind);
  const encoding = findByteOrderMark(bytes) ?? 'utf-8';
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new SourceError(
      'wrong-encoding',
      `${path}: not ${encoding.toUpperCase()}${describeBadByte(bytes)}; expected UTF-8, or UTF-16 with a byte order mark (convert with e.g. iconv -f WINDOWS-1252 -t UTF-8)`,
      { cause },
    );
  }
  return decodeText(bytes, { name: path, known: encoding }).text;
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

/** The first byte that is not UTF-8, found by halving, with its line. */
function describeBadByte(bytes: Uint8Array): string {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  const line = bytes.subarray(0, good).reduce((lines, byte) => lines + (byte === 0x0a ? 1 : 0), 1);
  return ` at byte ${good} (0x${(bytes[good] ?? 0).toString(16)}), line ${line}`;
}

function formatMegabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024 ** 2)} MB`;
}
