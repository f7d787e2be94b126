import type { Messengers } from '#app';
import type { GuardOptions } from '../http/guard/guard.ts';
import { createGuardedFetch } from '../http/guard/guarded-fetch.ts';
import { SourceError } from '../source-error.ts';
import { AtomFiles } from './atom-file.ts';
import type { MailOptions } from './mail.ts';
import { postWebhook } from './webhook.ts';

export interface MessengerOptions {
  readonly mail: MailOptions | null;
  /** Signs what is posted to webhooks; null: nothing is signed. */
  readonly webhookSecret: string | null;
  /** Feeds are written into this folder and nowhere else. */
  readonly folder: string;
  /** Which hosts of a private network webhooks may lie on. */
  readonly guard?: GuardOptions;
}

/** Brings notices to readers by mail, webhook or feed. Mail is loaded only where it is sent: most commands send none. */
export async function createMessengers({
  folder,
  guard,
  mail,
  webhookSecret: secret,
}: MessengerOptions): Promise<Messengers> {
  const sender = mail === null ? null : new (await import('./mail.ts')).MailSender(mail);
  const feeds = new AtomFiles(folder);
  const fetch = createGuardedFetch(guard);
  return {
    async send(recipient, message) {
      const { protocol } = new URL(recipient.to);
      if (protocol === 'file:') await feeds.add(recipient.to.slice('file:'.length), message.notices);
      else if (protocol === 'mailto:') {
        if (sender === null)
          throw new SourceError('bad-address', `${recipient.name}: no mail server is named in the plan`);
        await sender.send(recipient.to.slice('mailto:'.length), message);
      } else await postWebhook(recipient.to, message, { fetch, secret });
    },
  };
}
