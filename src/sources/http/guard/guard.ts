import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { SourceError } from '../../source-error.ts';
import { isPublicAddress } from './public-address.ts';

export interface GuardOptions {
  /** Hosts (`intranet.example`, `127.0.0.1:8080`) that may lie in a private network: an archive of one's own. */
  readonly allowedHosts?: readonly string[];
  /** Finds the addresses of a name; for tests. */
  readonly resolve?: (hostname: string) => Promise<readonly LookupAddress[]>;
}

/** Decides which machines may be asked: those on the public internet, and the hosts that a person allowed by name. */
export class Guard {
  private readonly allowed: ReadonlySet<string>;
  private readonly resolve: (hostname: string) => Promise<readonly LookupAddress[]>;

  constructor(options: GuardOptions = {}) {
    this.allowed = new Set((options.allowedHosts ?? []).map((host) => host.toLowerCase()));
    this.resolve = options.resolve ?? ((hostname) => lookup(hostname, { all: true }));
  }

  allows(url: URL): boolean {
    return this.allowed.has(url.hostname) || this.allowed.has(url.host);
  }

  /**
   * The addresses of the server at `url`, all of them checked; whoever connects must use one of these and not ask
   * again, since a name may resolve differently the next time. Throws SourceError `private-address`.
   */
  async findAddresses(url: URL): Promise<readonly LookupAddress[]> {
    const hostname = url.hostname.replace(/^\[|\]$/g, '');
    const family = isIP(hostname);
    const found = family === 0 ? await this.resolve(hostname) : [{ address: hostname, family }];
    const inside = this.allows(url) ? undefined : found.find(({ address }) => !isPublicAddress(address));
    if (inside) {
      const is = inside.address === hostname ? 'is' : `has the address ${inside.address},`;
      throw new SourceError(
        'private-address',
        `${url.host} ${is} not on the public internet, and pages there are not fetched; if you mean it: --allow-host ${url.host}`,
      );
    }
    return found;
  }
}
