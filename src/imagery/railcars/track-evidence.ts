/**
 * What the pixels along one track say, cell by cell from its start: the border between looking (strips, empty bed,
 * features) and deciding (wagons, counts, intervals). All three arrays have one entry per cell.
 */
export interface TrackEvidence {
  /** Length of a cell along the track, metres; 0.25 in images of 0.25 m and coarser ones alike. */
  readonly cellMetres: number;
  /** ln p(pixels | a wagon stands here) − ln p(pixels | empty bed); neighbouring cells are NOT independent. */
  readonly occupied: Float32Array;
  /** ln p(pixels | the gap between two coupled wagons) − ln p(pixels | the inside of a wagon). */
  readonly gap: Float32Array;
  /** 1 where the cell could be seen, 0 under cloud, a bridge, outside the image: evidence there is 0 both times. */
  readonly seen: Uint8Array;
}
