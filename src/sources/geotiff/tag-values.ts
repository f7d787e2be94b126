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

/** A tag's text up to its first zero byte, trimmed; null where the directory has no such tag. */
export async function fetchText(image: TiffImage, tag: AnyTag): Promise<string | null> {
  const value: unknown = await image.fetch(tag);
  if (value === null) return null;
  if (typeof value === 'string') return value.replace(/\0.*$/s, '').trim();
  throw new Error(`expected a text in tag ${tag}`);
}
