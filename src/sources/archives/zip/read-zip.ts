import type { FileHandle } from 'node:fs/promises';
import { crc32, inflateRawSync } from 'node:zlib';
import { SourceError } from '../../source-error.ts';

/** A file in a zip, as the central directory describes it. */
export interface ZipEntry {
  readonly path: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  /** Bytes in the zip, and unpacked. */
  readonly packedSize: number;
  readonly size: number;
  /** Of its local header. */
  readonly offset: number;
}

/** Reading of a zip (APPNOTE 6.3, with Zip64) through its central directory; nothing is unpacked before it is asked for. */
export interface Zip {
  readonly entries: readonly ZipEntry[];
  /** Unpacked and checked; more than `limit` bytes are refused. */
  read(entry: ZipEntry, limit: number): Promise<Uint8Array>;
  /** Where the bytes of a stored entry lie in the file: first and last, both inclusive. */
  locate(entry: ZipEntry): Promise<{ readonly start: number; readonly end: number }>;
}

/** More files than any archive of pages holds in its zip. */
const mostEntries = 10_000;
const largestDirectory = 16 * 1024 ** 2;

/** Throws SourceError `not-readable` for what is no zip, is encrypted, or contradicts itself. */
export async function openZip(file: FileHandle, name: string): Promise<Zip> {
  const { size } = await file.stat();
  const fault = (reason: string): SourceError => new SourceError('not-readable', `${name}: not a good zip: ${reason}`);
  const read = async (offset: number, length: number): Promise<Buffer> => {
    if (offset < 0 || length < 0 || offset + length > size) throw fault('it points beyond its end; truncated?');
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
    if (bytesRead < length) throw fault('it ends early');
    return buffer;
  };
  const directory = await findDirectory(read, size, fault);
  if (directory.count > mostEntries) throw fault(`${directory.count} files; an archive may have ${mostEntries}`);
  if (directory.length > largestDirectory) throw fault('its list of files is too long');
  const entries = readDirectory(await read(directory.offset, directory.length), directory.count, fault);
  const locate = async (entry: ZipEntry): Promise<{ start: number; end: number }> => {
    const header = await read(entry.offset, 30);
    if (header.readUInt32LE(0) !== 0x04034b50) throw fault(`${entry.path}: no file where the list says`);
    const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
    if (start + entry.packedSize > size) throw fault(`${entry.path}: it reaches beyond the end`);
    return { start, end: start + entry.packedSize - 1 };
  };
  return {
    entries,
    locate,
    read: async (entry, limit) => {
      if (entry.size > limit)
        throw new SourceError('too-large', `${name}, ${entry.path}: ${entry.size} bytes; ${limit} are read`);
      const { start } = await locate(entry);
      const bytes = unpack(await read(start, entry.packedSize), entry, limit, fault);
      if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) throw fault(`${entry.path}: damaged`);
      return bytes;
    },
  };
}

function unpack(packed: Buffer, entry: ZipEntry, limit: number, fault: (reason: string) => SourceError): Uint8Array {
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw fault(`${entry.path}: packed by method ${entry.method}, which is not read`);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, Math.min(limit, entry.size)) });
  } catch {
    throw fault(`${entry.path}: damaged, or larger than it says`);
  }
}

type Read = (offset: number, length: number) => Promise<Buffer>;

/** The end record lies in the last 64 KiB (§4.3.16); Zip64 has another one before it (§4.3.14). */
async function findDirectory(
  read: Read,
  size: number,
  fault: (reason: string) => SourceError,
): Promise<{ offset: number; length: number; count: number }> {
  const tail = await read(Math.max(0, size - 65_557), Math.min(size, 65_557));
  const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (at < 0 || at + 22 > tail.length) throw fault('it has no list of files');
  const end = {
    count: tail.readUInt16LE(at + 10),
    length: tail.readUInt32LE(at + 12),
    offset: tail.readUInt32LE(at + 16),
  };
  const isZip64 = end.count === 0xffff || end.length === 0xffffffff || end.offset === 0xffffffff;
  if (!isZip64 || at < 20 || tail.readUInt32LE(at - 20) !== 0x07064b50) return end;
  const record = await read(toNumber(tail.readBigUInt64LE(at - 12), fault), 56);
  if (record.readUInt32LE(0) !== 0x06064b50) throw fault('its Zip64 record is not where it should be');
  return {
    count: toNumber(record.readBigUInt64LE(32), fault),
    length: toNumber(record.readBigUInt64LE(40), fault),
    offset: toNumber(record.readBigUInt64LE(48), fault),
  };
}

function readDirectory(bytes: Buffer, count: number, fault: (reason: string) => SourceError): ZipEntry[] {
  const entries: ZipEntry[] = [];
  const seen = new Set<string>();
  for (let at = 0; entries.length < count;) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw fault('its list of files is damaged');
    const nameLength = bytes.readUInt16LE(at + 28);
    const extraLength = bytes.readUInt16LE(at + 30);
    const next = at + 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32);
    if (next > bytes.length) throw fault('its list of files is damaged');
    const path = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    if ((bytes.readUInt16LE(at + 8) & 1) !== 0) throw fault(`${path}: encrypted`);
    if (/(^|\/)\.\.(\/|$)|^\/|\\|\0/.test(path))
      throw fault(`a file that would leave its folder: ${path.slice(0, 100)}`);
    if (seen.has(path)) throw fault(`two files of one name: ${path.slice(0, 100)}`);
    seen.add(path);
    const sizes = readSizes(bytes, at, bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength), fault);
    entries.push({ path, method: bytes.readUInt16LE(at + 10), crc: bytes.readUInt32LE(at + 16), ...sizes });
    at = next;
  }
  return entries;
}

/** Sizes and place, from the Zip64 field where they do not fit into 32 bits (§4.5.3). */
function readSizes(
  bytes: Buffer,
  at: number,
  extra: Buffer,
  fault: (reason: string) => SourceError,
): Pick<ZipEntry, 'size' | 'packedSize' | 'offset'> {
  let wide: Buffer = Buffer.alloc(0);
  for (let field = 0; field + 4 <= extra.length; field += 4 + extra.readUInt16LE(field + 2))
    if (extra.readUInt16LE(field) === 1) wide = extra.subarray(field + 4, field + 4 + extra.readUInt16LE(field + 2));
  const take = (short: number): number => {
    if (short !== 0xffffffff || wide.length < 8) return short;
    const value = toNumber(wide.readBigUInt64LE(0), fault);
    wide = wide.subarray(8);
    return value;
  };
  const size = take(bytes.readUInt32LE(at + 24));
  const packedSize = take(bytes.readUInt32LE(at + 20));
  return { size, packedSize, offset: take(bytes.readUInt32LE(at + 42)) };
}

function toNumber(value: bigint, fault: (reason: string) => SourceError): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw fault('a size that no file has');
  return Number(value);
}
