/** Turns the bytes of `samples` samples of `bytes` bytes each (2, 4 or 8) round, in place. */
export function swapBytes(at: usize, samples: u32, bytes: u32): void {
  const end = at + samples * bytes;
  const wide = at + ((samples * bytes) & ~15);
  let i = at;
  if (bytes == 2) {
    for (; i < wide; i += 16) {
      const x = v128.load(i);
      v128.store(i, i8x16.shuffle(x, x, 1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14));
    }
    for (; i < end; i += 2) store<u16>(i, bswap<u16>(load<u16>(i)));
  } else if (bytes == 4) {
    for (; i < wide; i += 16) {
      const x = v128.load(i);
      v128.store(i, i8x16.shuffle(x, x, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12));
    }
    for (; i < end; i += 4) store<u32>(i, bswap<u32>(load<u32>(i)));
  } else if (bytes == 8) {
    for (; i < end; i += 8) store<u64>(i, bswap<u64>(load<u64>(i)));
  }
}
