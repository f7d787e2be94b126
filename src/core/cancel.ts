/** The part of AbortSignal that pure code needs; an AbortSignal is one. */
export interface CancelSignal {
  readonly aborted: boolean;
  throwIfAborted(): void;
}
