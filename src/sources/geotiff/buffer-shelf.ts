import { makeSharedMemory } from './kernels/known-memory.ts';

/** Rooms of one size in one piece of memory. */
interface Piece {
  readonly bytes: Uint8Array;
  readonly roomBytes: number;
  readonly rooms: number;
  /** Offsets */
  readonly free: number[];
}

/** A piece holds so many rooms at most, and takes no more memory unless a single room does. */
const mostRooms = 32;
const mostPieceBytes = 16 * 1024 ** 2;

/**
 * Rooms for tiles, used again when a tile is done with: fresh memory costs as much as half of decoding (4 KiB of it
 * about 5 µs on a virtual machine, measured), and garbage as much again. They lie in memories of WebAssembly, which
 * kernels can copy from and threads share; many rooms to a memory, since a kernel is made for each memory.
 */
export class BufferShelf {
  private readonly most: number;
  /** With a room to give, by the size of rooms. */
  private readonly bySize = new Map<number, Piece[]>();
  private readonly byBuffer = new Map<ArrayBufferLike, Piece>();
  private unused = 0;

  /** `most`: bytes of pieces of memory that may lie here with no tile in them */
  constructor(most: number) {
    this.most = most;
  }

  /** `bytes` bytes of any content. */
  take(bytes: number): Uint8Array {
    const roomBytes = Math.max(64, Math.ceil(bytes / 64) * 64);
    const pieces = this.bySize.get(roomBytes) ?? [];
    const piece = pieces.at(-1) ?? this.makePiece(roomBytes, pieces);
    if (isEmpty(piece)) this.unused -= piece.bytes.length;
    const offset = piece.free.pop() ?? 0;
    if (piece.free.length === 0) pieces.pop();
    return piece.bytes.subarray(offset, offset + bytes);
  }

  /** Whoever puts an array here does not look at it again. */
  put({ buffer, byteOffset }: { readonly buffer: ArrayBufferLike; readonly byteOffset: number }): void {
    const piece = this.byBuffer.get(buffer);
    if (!piece) return;
    const pieces = this.bySize.get(piece.roomBytes) ?? [];
    piece.free.push(byteOffset);
    if (piece.free.length === 1) pieces.push(piece);
    if (!isEmpty(piece)) return;
    this.unused += piece.bytes.length;
    if (this.unused <= this.most) return;
    this.unused -= piece.bytes.length;
    pieces.splice(pieces.indexOf(piece), 1);
    this.byBuffer.delete(buffer);
  }

  private makePiece(roomBytes: number, pieces: Piece[]): Piece {
    const rooms = Math.max(1, Math.min(mostRooms, Math.floor(mostPieceBytes / roomBytes)));
    const bytes = new Uint8Array(makeSharedMemory(rooms * roomBytes).buffer);
    const piece = { bytes, roomBytes, rooms, free: Array.from({ length: rooms }, (_, room) => room * roomBytes) };
    this.unused += bytes.length;
    this.byBuffer.set(bytes.buffer, piece);
    this.bySize.set(roomBytes, pieces);
    pieces.push(piece);
    return piece;
  }
}

function isEmpty({ free, rooms }: Piece): boolean {
  return free.length === rooms;
}
