/** One look as the likelihood takes it: the true count of what was visible lies in [low, high]. */
export interface CountInterval {
  /** Whole number >= 0; 0 where only an upper bound is known. */
  readonly low: number;
  /** Whole number >= low; Infinity where only a lower bound is known. */
  readonly high: number;
  /** Share of the place that could be seen, above 0 to 1. */
  readonly exposure: number;
}
