import { type Agent, type IncomingHttpHeaders, request as send } from 'node:http';
import { gunzipSync } from 'node:zlib';

/** Whom to ask, as whom, and over which connections. */
export interface Asking {
  readonly url: string;
  readonly agent: Agent;
  readonly cookie: string;
}

export interface Answered {
  readonly status: number;
  /** Unpacked when it is asked for: most answers are only waited for. */
  json(): unknown;
  readonly headers: IncomingHttpHeaders;
}

/**
 * Asks once, or sends what is given as JSON; takes gzip, as browsers do. Rejects where no answer came within half a minute.
 */
export function request(
  { agent, cookie, url }: Asking,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  sent?: object,
): Promise<Answered> {
  const method = sent === undefined ? 'GET' : 'POST';
  const type = sent === undefined ? {} : { 'Content-Type': 'application/json' };
  return new Promise((resolve, reject) => {
    const options = {
      agent,
      method,
      headers: { Cookie: cookie, 'Accept-Encoding': 'gzip', ...type, ...headers },
      timeout: 30_000,
    };
    const asking = send(url + path, options, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          json: () => JSON.parse(unpack(Buffer.concat(pieces), response.headers).toString()),
        }),
      );
    });
    asking.on('timeout', () => asking.destroy(new Error('no answer in 30 s')));
    asking.on('error', reject);
    asking.end(sent === undefined ? undefined : JSON.stringify(sent));
  });
}

function unpack(body: Buffer, headers: IncomingHttpHeaders): Buffer {
  return headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
}
