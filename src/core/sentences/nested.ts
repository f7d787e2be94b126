/** A sentence inside another. */
export interface Nested {
  readonly kind: string;
}

/** Writes it in the language of the whole. */
export type SayNested = (sentence: Nested) => string;
