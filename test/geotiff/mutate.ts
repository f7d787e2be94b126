/** Numbers 0 ≤ n < 1 from a seed (mulberry32): the same in every run. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const odd = [
  0,
  1,
  2,
  3,
  7,
  8,
  16,
  255,
  256,
  0x7fff,
  0x8000,
  0xffff,
  0x10000,
  2 ** 24,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 32 - 1,
];

type Mutation = (bytes: Uint8Array, random: () => number, other: Uint8Array) => Uint8Array;

const flipBits: Mutation = (bytes, random) => {
  for (let count = 1 + Math.floor(random() * 12); count > 0; count--) {
    const at = Math.floor(random() * bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  }
  return bytes;
};
const setBytes: Mutation = (bytes, random) => {
  for (let count = 1 + Math.floor(random() * 4); count > 0; count--)
    bytes[Math.floor(random() * bytes.length)] = odd[Math.floor(random() * odd.length)] ?? 0;
  return bytes;
};
const setLong: Mutation = (bytes, random) => {
  const at = Math.floor(random() * Math.max(1, bytes.length - 4));
  new DataView(bytes.buffer, bytes.byteOffset).setUint32(
    Math.min(at, bytes.length - 4),
    odd[Math.floor(random() * odd.length)] ?? 0,
    random() < 0.5,
  );
  return bytes;
};
const truncate: Mutation = (bytes, random) => bytes.slice(0, Math.floor(random() * bytes.length));
const splice: Mutation = (bytes, random, other) => {
  const from = Math.floor(random() * other.length);
  const piece = other.subarray(from, from + 1 + Math.floor(random() * 200));
  const at = Math.floor(random() * bytes.length);
  if (random() < 0.5) {
    bytes.set(piece.subarray(0, bytes.length - at), at);
    return bytes;
  }
  return Uint8Array.from([...bytes.subarray(0, at), ...piece, ...bytes.subarray(at + Math.floor(random() * 100))]);
};

/** Changes an entry of an image directory: tag, type, count or value, to an odd number or to another entry's. */
const editTag: Mutation = (bytes, random) => {
  const entries = findEntries(bytes);
  const pick = (): Entry | undefined => entries[Math.floor(random() * entries.length)];
  for (let count = 1 + Math.floor(random() * 2); count > 0; count--) {
    const [entry, other] = [pick(), pick()];
    if (!entry || !other) return flipBits(bytes, random, bytes);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const value = random() < 0.6 ? (odd[Math.floor(random() * odd.length)] ?? 0) : Math.floor(random() * bytes.length);
    const kind = random();
    if (kind < 0.1) view.setUint16(entry.at, view.getUint16(other.at, entry.little), entry.little);
    else if (kind < 0.2) view.setUint16(entry.at + 2, Math.floor(random() * 19), entry.little);
    else if (kind < 0.4) view.setUint32(entry.at + 4 + entry.lowHalf, value, entry.little);
    else if (kind < 0.5 && entry.size === other.size) bytes.copyWithin(entry.at, other.at, other.at + other.size);
    else if (kind < 0.7) view.setUint16(entry.at + entry.size / 2 + 2, value & 0xffff, entry.little);
    else view.setUint32(entry.at + (entry.size === 20 ? 12 : 8) + entry.lowHalf, value, entry.little);
  }
  return bytes;
};

interface Entry {
  readonly at: number;
  readonly size: number;
  readonly little: boolean;
  /** Where the low half of a pointer lies. */
  readonly lowHalf: number;
}

function findEntries(bytes: Uint8Array): Entry[] {
  const entries: Entry[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < 24) return entries;
  const little = bytes[0] === 0x49;
  const big = view.getUint16(2, little) === 43;
  const pointer = (at: number): number => (big ? Number(view.getBigUint64(at, little)) : view.getUint32(at, little));
  let at = pointer(big ? 8 : 4);
  for (let images = 0; images < 8 && at > 0 && at + 16 < bytes.length; images++) {
    const count = big ? Number(view.getBigUint64(at, little)) : view.getUint16(at, little);
    const [head, size] = big ? [8, 20] : [2, 12];
    if (count > 64 || at + head + count * size + 8 > bytes.length) return entries;
    for (let index = 0; index < count; index++)
      entries.push({ at: at + head + index * size, size, little, lowHalf: big && !little ? 4 : 0 });
    at = pointer(at + head + count * size);
  }
  return entries;
}

const mutations = [flipBits, setBytes, setLong, truncate, splice, editTag, editTag, editTag];

/** A copy of `bytes` with one to three changes; `other` is what splices take pieces from. */
export function mutate(bytes: Uint8Array, other: Uint8Array, random: () => number): Uint8Array {
  let changed: Uint8Array = Uint8Array.from(bytes);
  for (let count = 1 + Math.floor(random() * 3); count > 0 && changed.length > 8; count--)
    changed = (mutations[Math.floor(random() * mutations.length)] ?? flipBits)(changed, random, other);
  return changed;
}
