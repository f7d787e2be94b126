import { TooManyError } from '../errors.ts';

/** Keys that are remembered at most. */
const mostKeys = 10_000;

interface Tally {
  readonly ends: number;
  count: number;
}

/**
 * How often something may be tried in a span of time, for each key: a name, an address, a person. Counted in memory: each
 * server has its own, and a restart forgets.
 */
export class AttemptLimit {
  readonly #most: number;
  readonly #spanMs: number;
  readonly #now: () => number;
  readonly #tallies = new Map<string, Tally>();

  constructor(most: number, spanMs: number, now: () => number = Date.now) {
    this.#most = most;
    this.#spanMs = spanMs;
    this.#now = now;
  }

  /** Counts an attempt before it is made, so that many at once are counted, too. Throws TooManyError. */
  take(key: string): void {
    const now = this.#now();
    const known = this.#tallies.get(key);
    if (known !== undefined && known.ends > now) {
      if (known.count >= this.#most) throw new TooManyError(Math.ceil((known.ends - now) / 1000));
      known.count += 1;
      return;
    }
    if (this.#tallies.size >= mostKeys) this.#forgetOld(now);
    this.#tallies.delete(key);
    this.#tallies.set(key, { ends: now + this.#spanMs, count: 1 });
  }

  /** The attempt was none that counts. */
  giveBack(key: string): void {
    const known = this.#tallies.get(key);
    if (known !== undefined) known.count -= 1;
  }

  /** What is over goes; where nothing is, the oldest tenth, so that memory stays bounded. */
  #forgetOld(now: number): void {
    for (const [key, { ends }] of this.#tallies) if (ends <= now) this.#tallies.delete(key);
    if (this.#tallies.size < mostKeys) return;
    for (const key of [...this.#tallies.keys()].slice(0, mostKeys / 10)) this.#tallies.delete(key);
  }
}
