/** assembly/row-copier, compiled. Written by scripts/write-kernels.ts; a test compares it with its source. */
export const rowCopierBytes: string =
  'AGFzbQEAAAABCgFgBn9/f39/fwACNwMGbWVtb3J5A293bgIAAAZtZW1vcnkGc2hhcmVkAgMAgIAEBm1lbW9yeQZ0YXJnZXQCAwCAgAQDAwIAAAcYAgdjb3B5T3duAAAKY29weVNoYXJlZAABCk8CJgADQCABIAAgA/wKAgAgACAEaiEAIAEgBWohASACQQFrIgINAAsLJgADQCABIAAgA/wKAgEgACAEaiEAIAEgBWohASACQQFrIgINAAsL';
