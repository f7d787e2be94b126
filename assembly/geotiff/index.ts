export { decodeJpeg } from './jpeg';
export { finishTile } from './finish-tile';
export { inflateRaw, inflateZlib } from './inflate';
export { unpackLzw } from './lzw';

/** Where memory is free for tiles; below lie tables. */
export function tilesFrom(): usize {
  return __heap_base;
}
