import type { Timex } from '#core';

/** A time expression found at a token; `start` may lie before that token, `end` is the index after its last token. */
export interface TimexMatch {
  readonly start: number;
  readonly end: number;
  readonly type: Timex['type'];
  readonly value: string;
}
