import type { TiffImage } from '@cogeotiff/core';

type AnyTag = Parameters<TiffImage['fetch']>[0];

/** A tag's one number, null where the directory has no such tag. Throws an Error for anything else. */
export async function fetchNumber(image: TiffImage, tag: AnyTag): Promise<number | null> {
  const value = await fetchNumbers(image, tag);
  if (value === null) return null;
  const [number] = value;
  if (number === undefined || value.length !== 1)
    throw new Error(`expected one number in tag ${tag}, got ${value.length}`);
  return number;
}

/** A tag's numbers, null where the directory has no such tag. Throws an Error for anything else. */
export async function fetchNumbers(image: TiffImage, tag: AnyTag): Promise<readonly number[] | null> {
  const value: unknown = await image.fetch(tag);
  if (value === null) return null;
  if (ArrayBuffer.isView(value)) return Array.from(value as Uint8Array);
  const list: unknown[] = Array.isArray(value) ? value : [value];
  if (list.every((member) => typeof member === 'number')) return list;
  throw new Error(`expected numbers in tag ${tag}`);
}

/** A tag's text (UTF-8, else Latin-1) up to its first zero byte, trimmed; null where the directory has no such tag. */
export async function fetchText(image: TiffImage, tag: AnyTag): Promise<string | null> {
  const bytes = await fetchTextBytes(image, tag);
  if (bytes === null) return null;
  const end = bytes.indexOf(0);
  const used = end === -1 ? bytes : bytes.subarray(0, end);
  const text = used.toString('utf8');
  return (text.includes('\ufffd') ? used.toString('latin1') : text).trim();
}

/** Long texts are read here: the parser hands every byte to one call as an argument, which ends at some 100,000. */
async function fetchTextBytes(image: TiffImage, tag: AnyTag): Promise<Buffer | null> {
  const entry = image.tags.get(tag);
  if (!entry) return null;
  if (entry.type === 'lazy' && Number(entry.dataType) === ascii)
    return Buffer.from(await image.tiff.source.fetch(entry.dataOffset, entry.count));
  const value: unknown = await image.fetch(tag);
  if (typeof value === 'string') return Buffer.from(value, 'latin1');
  throw new Error(`expected a text in tag ${tag}`);
}

const ascii = 2;
