import { isInsideHost, parseAddress } from '../http/address.ts';
import { fetchJson } from '../http/fetch-json.ts';
import type { HttpClient } from '../http/http-client.ts';
import type { CatalogSpace } from './catalog-space.ts';

/**
 * A catalog on web servers. Links may lead to other servers (sign-in headers do not), but not from outside into a
 * private network, and never to files of this machine.
 */
export function createWebSpace(client: HttpClient, root: string, signal: AbortSignal | undefined): CatalogSpace {
  const { allowsInside } = client.options;
  const isInside = isInsideHost(parseAddress(root));
  return {
    allowsInside,
    read: async (place) => (await fetchJson(client, place, { signal })).value,
    resolve(href, from) {
      if (!URL.canParse(href, from)) return { refused: 'not an address' };
      const url = new URL(href, from);
      if (url.protocol !== 'http:' && url.protocol !== 'https:') return { refused: 'only http and https are followed' };
      if (url.username !== '' || url.password !== '') return { refused: 'an address with a password in it' };
      if (isInsideHost(url) && !isInside && !allowsInside(url))
        return { refused: 'the link leads into a private network' };
      url.hash = '';
      return { place: url.href };
    },
  };
}
