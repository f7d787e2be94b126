import { type Agent, type IncomingHttpHeaders, get } from 'node:http';

/** Whom to ask, and over which connections. */
export interface Asking {
  readonly url: string;
  readonly agent: Agent;
}

export interface Answered {
  readonly status: number;
  readonly body: Buffer;
  readonly headers: IncomingHttpHeaders;
}

/** Asks once. Rejects where no answer came within half a minute. */
export function request(
  { agent, url }: Asking,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const asking = get(url + path, { agent, headers, timeout: 30_000 }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(pieces), headers: response.headers }),
      );
    });
    asking.on('timeout', () => asking.destroy(new Error('no answer in 30 s')));
    asking.on('error', reject);
  });
}
