let pending: u64 = 0;
let count: u32 = 0;
let at: usize = 0;

export function startBits(target: usize): void {
  pending = 0;
  count = 0;
  at = target;
}

/** At most 31 bits, the highest first. */
export function putBits(bits: u32, length: u32): void {
  pending = (pending << length) | bits;
  count += length;
  if (count < 32) return;
  count -= 32;
  const word = <u32>(pending >> count);
  // A byte of FF would begin a marker.
  if (word & ~(word + 0x01010101) & 0x80808080) {
    for (let shift: i32 = 24; shift >= 0; shift -= 8) putByte((word >> shift) & 255);
    return;
  }
  store<u32>(at, bswap(word));
  at += 4;
}

/** Fills the last byte up with ones. Gives the end of what was written. */
export function finishBits(): usize {
  const missing = (8 - (count & 7)) & 7;
  putBits((1 << missing) - 1, missing);
  for (; count > 0; count -= 8) putByte(<u32>(pending >> (count - 8)) & 255);
  return at;
}

function putByte(byte: u32): void {
  store<u8>(at++, <u8>byte);
  if (byte == 255) store<u8>(at++, 0);
}
