import { SourceError } from '../../source-error.ts';
import { printAddress } from '../address.ts';
import type { HttpClient } from '../http-client.ts';
import { StatusError } from '../http-faults.ts';
import { readBody } from '../read-body.ts';
import { type RobotsRules, isAllowed, parseRobots } from './robots-rules.ts';

/** The name by which sites speak to us in robots.txt. */
const product = 'sightline';
/** So much of a robots.txt is read (RFC 9309 §2.5), in bytes. */
const longest = 500 * 1024;

/** Asks each site once what it wants programs to leave alone, before its first page. */
export class RobotsGate {
  private readonly client: HttpClient;
  private readonly sites = new Map<string, Promise<RobotsRules>>();

  constructor(client: HttpClient) {
    this.client = client;
  }

  /** The rules of the site that `url` is on. Throws SourceError `robots` where they forbid it, or cannot be had. */
  async require(url: URL, signal: AbortSignal | undefined): Promise<RobotsRules> {
    const rules = await (this.sites.get(url.origin) ?? this.ask(url.origin, signal));
    if (isAllowed(rules, url)) return rules;
    throw new SourceError(
      'robots',
      `${printAddress(url)}: ${url.origin}/robots.txt asks programs not to fetch it; open it in a browser, save the page and import the file`,
    );
  }

  private ask(origin: string, signal: AbortSignal | undefined): Promise<RobotsRules> {
    const asked = this.fetchRules(origin, signal);
    this.sites.set(origin, asked);
    asked.catch(() => this.sites.delete(origin));
    return asked;
  }

  /** A site without the file allows all (§2.3.1.3); one that fails forbids all until it is well again (§2.3.1.4). */
  private async fetchRules(origin: string, signal: AbortSignal | undefined): Promise<RobotsRules> {
    try {
      return await this.client.send(`${origin}/robots.txt`, { signal }, async ({ response, heard }) => {
        const bytes = await readBody(response, longest, heard, 'cut');
        return parseRobots(new TextDecoder().decode(bytes), product);
      });
    } catch (error) {
      if (error instanceof StatusError && error.status >= 400 && error.status < 500) return nothing;
      if (error instanceof SourceError && error.code !== 'private-address')
        throw new SourceError('robots', `${origin}: what it allows cannot be asked: ${error.message}`, {
          cause: error,
        });
      throw error;
    }
  }
}

const nothing: RobotsRules = { rules: [], crawlDelay: null };
