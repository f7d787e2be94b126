import { createHash } from 'node:crypto';
import { type Transporter, createTransport } from 'nodemailer';
import type { Notice } from '#app';
import { SourceError } from '../source-error.ts';
import { subjectOf, textOf } from './message-text.ts';

export interface MailOptions {
  /** `smtp://user@host:587`, `smtps://…`; never with a password. */
  readonly server: string;
  readonly password: string | null;
  readonly from: string;
}

/** Milliseconds a mail server may take for each of its answers. */
const patience = 20_000;

/** Sends mail over SMTP (RFC 5321), by TLS where the server offers it. */
export class MailSender {
  readonly #transport: Transporter;
  readonly #from: string;
  readonly #server: string;

  /** Throws SourceError `bad-address` for an address with a password: those belong into the environment. */
  constructor({ from, password, server }: MailOptions) {
    const { hostname, password: written, port, protocol, username } = new URL(server);
    if (written !== '')
      throw new SourceError(
        'bad-address',
        'the mail server is named with a password: put that into SIGHTLINE_SMTP_PASSWORD',
      );
    this.#from = from;
    this.#server = hostname;
    this.#transport = createTransport({
      host: hostname,
      port: port === '' ? (protocol === 'smtps:' ? 465 : 587) : Number(port),
      secure: protocol === 'smtps:',
      connectionTimeout: patience,
      greetingTimeout: patience,
      socketTimeout: patience,
      disableFileAccess: true,
      disableUrlAccess: true,
      ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: password ?? '' } }),
    });
  }

  /** Throws SourceError `unreachable` where it may help to try again, `bad-response` where the server refused for good. */
  async send(to: string, message: { readonly messageId: string; readonly notices: readonly Notice[] }): Promise<void> {
    const name = createHash('sha256').update(message.messageId).digest('hex').slice(0, 32);
    try {
      await this.#transport.sendMail({
        from: this.#from,
        to,
        subject: subjectOf(message.notices),
        text: textOf(message.notices),
        // The same when it is sent again: mail systems know a copy by it (RFC 5322, 3.6.4).
        messageId: `<${name}@sightline>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    } catch (error) {
      throw faultOf(error, this.#server);
    }
  }
}

/** A refusal with 5yz will not change by itself (RFC 5321, 4.2.1). */
function faultOf(error: unknown, server: string): SourceError {
  const { responseCode, message } = error as { responseCode?: number; message: string };
  const isForGood = responseCode !== undefined && responseCode >= 500;
  return new SourceError(isForGood ? 'bad-response' : 'unreachable', `mail server ${server}: ${message}`, {
    cause: error,
  });
}
