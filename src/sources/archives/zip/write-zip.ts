import { crc32 } from 'node:zlib';

/** 1980-01-01, the first day a zip can name: the same files give the same bytes. */
const firstDay = 0x0021;
/** Bit 11: names are UTF-8. */
const utf8Names = 0x0800;
const mostBytes = 0xfffffffe;

/** A zip of files as they are, none of them packed (APPNOTE 6.3 §4.3, method 0), in the order given. */
export function encodeZip(files: readonly { readonly path: string; readonly bytes: Uint8Array }[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { bytes, path } of files) {
    const name = Buffer.from(path);
    const shared = sharedFields(bytes, name.length);
    const local = Buffer.concat([word(0x04034b50), shared, name]);
    const central = Buffer.concat([word(0x02014b50), short(20), shared, Buffer.alloc(10), word(offset), name]);
    parts.push(local, bytes);
    directory.push(central);
    offset += local.length + bytes.length;
  }
  if (offset > mostBytes || files.length > 0xfffe)
    throw new Error(`${offset} bytes in ${files.length} files need Zip64`);
  const length = directory.reduce((sum, one) => sum + one.length, 0);
  const end = [
    word(0x06054b50),
    word(0),
    short(files.length),
    short(files.length),
    word(length),
    word(offset),
    short(0),
  ];
  return Buffer.concat([...parts, ...directory, ...end]);
}

/** What the local header and the central directory have in common; the name's length ends it, with no extra field. */
function sharedFields(bytes: Uint8Array, nameLength: number): Buffer {
  return Buffer.concat([
    short(20),
    short(utf8Names),
    short(0),
    short(0),
    short(firstDay),
    word(crc32(bytes)),
    word(bytes.length),
    word(bytes.length),
    short(nameLength),
    short(0),
  ]);
}

function short(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
