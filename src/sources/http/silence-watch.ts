/** Aborts a request when nothing has been heard for so long, or when its caller gives up. */
export class SilenceWatch {
  readonly signal: AbortSignal;
  private readonly silent = new AbortController();
  private readonly milliseconds: number;
  private timer: NodeJS.Timeout;

  constructor(milliseconds: number, caller: AbortSignal | undefined) {
    this.milliseconds = milliseconds;
    this.timer = this.start();
    this.signal = caller ? AbortSignal.any([caller, this.silent.signal]) : this.silent.signal;
  }

  get hasFired(): boolean {
    return this.silent.signal.aborted;
  }

  /** Something was heard. */
  touch(): void {
    clearTimeout(this.timer);
    this.timer = this.start();
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private start(): NodeJS.Timeout {
    return setTimeout(() => this.silent.abort(), this.milliseconds);
  }
}
