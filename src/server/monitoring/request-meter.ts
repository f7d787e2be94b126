import type { MiddlewareHandler } from 'hono';

/** Upper ends of what is counted apart, in seconds; the last is open. */
const bounds = [0.01, 0.05, 0.15, 0.5, 1, 5, Number.POSITIVE_INFINITY];

/** Counts requests and how long their answers took to begin, since the server started. */
export class RequestMeter {
  /** By method and the first digit of the status. */
  readonly #requests = new Map<string, number>();
  readonly #taken = bounds.map(() => 0);
  #seconds = 0;

  readonly measure: MiddlewareHandler = async (context, next) => {
    const started = performance.now();
    await next();
    // A method that nobody knows is a name that a stranger made up.
    const method = /^(GET|HEAD|POST)$/.test(context.req.method) ? context.req.method : 'other';
    this.#note(`method="${method}",status="${Math.floor(context.res.status / 100)}xx"`, performance.now() - started);
  };

  /** In the text format of Prometheus. */
  write(): string {
    const name = 'sightline_http_request_duration_seconds';
    let total = 0;
    const buckets = bounds.map((bound, index) => {
      total += this.#taken[index]!;
      return `${name}_bucket{le="${bound === Number.POSITIVE_INFINITY ? '+Inf' : bound}"} ${total}`;
    });
    return [
      '# HELP sightline_http_requests_total Requests that were answered.',
      '# TYPE sightline_http_requests_total counter',
      ...[...this.#requests].map(([labels, count]) => `sightline_http_requests_total{${labels}} ${count}`),
      `# HELP ${name} Until an answer began.`,
      `# TYPE ${name} histogram`,
      ...buckets,
      `${name}_sum ${this.#seconds.toFixed(6)}`,
      `${name}_count ${total}`,
    ].join('\n');
  }

  #note(labels: string, milliseconds: number): void {
    this.#requests.set(labels, (this.#requests.get(labels) ?? 0) + 1);
    const seconds = milliseconds / 1000;
    const bucket = bounds.findIndex((bound) => seconds <= bound);
    this.#taken[bucket]!++;
    this.#seconds += seconds;
  }
}
