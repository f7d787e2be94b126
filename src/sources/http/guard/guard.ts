import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { SourceError } from '../../source-error.ts';
import { bareHost, isInsideHost } from '../address.ts';
import { isMetadataAddress, isPublicAddress } from './public-address.ts';

export interface GuardOptions {
  /** Hosts (`intranet.example`, `127.0.0.1:8080`) that may lie in a private network: an archive of one's own. */
  readonly allowedHosts?: readonly string[];
  /** Finds the addresses of a name; for tests. */
  readonly resolve?: (hostname: string) => Promise<readonly LookupAddress[]>;
}

/**
 * Where a guard lets requests go without being told. `public`: machines on the internet, for addresses that strangers wrote.
 * `as-written`: also where the address itself says that it is none (`localhost`, `10.0.0.5`), for catalogs, receivers of messages and
 * identity providers that a person set up; never by a public name that leads there, and never to link-local addresses.
 */
export type GuardPolicy = 'public' | 'as-written';

/** Decides which machines may be asked: those that its policy lets through, and the hosts that a person allowed by name. */
export class Guard {
  private readonly allowed: ReadonlySet<string>;
  private readonly resolve: (hostname: string) => Promise<readonly LookupAddress[]>;
  private readonly policy: GuardPolicy;

  constructor(policy: GuardPolicy, options: GuardOptions = {}) {
    this.policy = policy;
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
    const hostname = bareHost(url);
    const family = isIP(hostname);
    const found = family === 0 ? await this.resolve(hostname) : [{ address: hostname, family }];
    const inside = this.allows(url) ? undefined : found.find(({ address }) => !this.letsThrough(url, address));
    if (inside) {
      const is = inside.address === hostname ? 'is' : `has the address ${inside.address},`;
      throw new SourceError(
        'private-address',
        `${url.host} ${is} not on the public internet, and nothing is fetched there; if you mean it: --allow-host ${url.host} or SIGHTLINE_ALLOW_HOSTS`,
      );
    }
    return found;
  }

  private letsThrough(url: URL, address: string): boolean {
    if (this.policy === 'as-written' && isInsideHost(url)) return !isMetadataAddress(address);
    return isPublicAddress(address);
  }
}
