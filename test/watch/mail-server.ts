import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** Mail as it came, headers and body. */
export interface ReceivedMail {
  readonly to: string;
  readonly raw: string;
}

/** An SMTP server on this machine that keeps what it is sent; `refuse` makes it answer 451 so many times. */
export async function startMailServer(): Promise<{
  readonly address: string;
  readonly mails: ReceivedMail[];
  refuse: (times: number) => void;
  close: () => Promise<void>;
}> {
  const mails: ReceivedMail[] = [];
  let refusals = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        if (refusals > 0) {
          refusals--;
          done(Object.assign(new Error('try again later'), { responseCode: 451 }));
          return;
        }
        mails.push({ to: session.envelope.rcptTo[0]?.address ?? '', raw: Buffer.concat(parts).toString('utf8') });
        done();
      });
    },
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    address: `smtp://127.0.0.1:${port}`,
    mails,
    refuse: (times) => (refusals = times),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
