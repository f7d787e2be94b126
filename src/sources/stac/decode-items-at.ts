import { pathToFileURL } from 'node:url';
import { type ReadItem, decodeStacItems } from '#app';
import { withoutQuery } from '#core';
import { isHttpAddress, isInsideHost } from '../http/address.ts';
import type { AllowsInside } from '../http/http-options.ts';

/**
 * The items of a STAC document with where they were read. An item with relative addresses and no absolute `self`
 * link of its own would lose its assets once it is in a workspace, so it is given that link (without the query of
 * the address, which may hold a secret), as STAC asks of published items.
 */
export function decodeItemsAt(
  value: unknown,
  place: string,
  allowsInside: AllowsInside,
  file: string = place,
): ReadItem[] {
  const address = isHttpAddress(place) ? withoutQuery(place) : pathToFileURL(place).href;
  const { features } = value as { features?: unknown };
  const items = (Array.isArray(features) ? features : [value]).map((item) => placeItem(item, address));
  const leaks = items.map((item) => findLeak(item, address, allowsInside));
  const refused = leaks.flatMap((leak): ReadItem[] =>
    leak ? [{ type: 'rejected', rejection: { file, row: null, ...leak } }] : [],
  );
  const sound = items.filter((_, index) => leaks[index] === null);
  if (Array.isArray(features)) return [...decodeStacItems({ ...(value as object), features: sound }, file), ...refused];
  return [...sound.flatMap((item) => decodeStacItems(item, file)), ...refused];
}

/**
 * An item that a stranger wrote must not make us ask a server in our private network, nor one on the internet read a file of this
 * machine, which happens as soon as somebody counts on the scene: such an item is refused. A catalog that itself stands in a
 * private network may name what stands beside it. `item` has been given its place: its `self` link is what addresses start from.
 */
function findLeak(
  item: unknown,
  address: string,
  allowsInside: AllowsInside,
): { readonly column: string; readonly value: string; readonly reason: string } | null {
  const isOnline = isHttpAddress(address);
  const { assets, id } = (item ?? {}) as { assets?: unknown; id?: unknown };
  const base = findSelf(item) ?? address;
  for (const [key, asset] of Object.entries((assets ?? {}) as Record<string, { href?: unknown } | null>)) {
    const href = asset?.href;
    if (typeof href !== 'string' || !URL.canParse(href, base)) continue;
    const url = new URL(href, base);
    const isFile = url.protocol === 'file:' && isOnline;
    const mayBeInside = (isOnline && isInsideHost(new URL(address))) || allowsInside(url);
    if (!isFile && (!isHttpAddress(url.href) || !isInsideHost(url) || mayBeInside)) continue;
    const found = isFile
      ? 'a file of this machine'
      : `one in a private network; if you mean it: --allow-host ${url.host} or SIGHTLINE_ALLOW_HOSTS`;
    return {
      column: `${String(id).slice(0, 100)}: assets.${key}.href`,
      value: href.slice(0, 200),
      reason: `expected an address on the internet${isOnline ? ', as that of the catalog' : ''}; found ${found}`,
    };
  }
  return null;
}

function findSelf(item: unknown): string | undefined {
  const { links } = (item ?? {}) as { links?: unknown };
  const own = Array.isArray(links) ? (links as { rel?: unknown; href?: unknown }[]).find(isSelf) : undefined;
  return typeof own?.href === 'string' && URL.canParse(own.href) ? own.href : undefined;
}

function isSelf(link: { readonly rel?: unknown } | null): boolean {
  return link?.rel === 'self';
}

function placeItem(item: unknown, address: string): unknown {
  if (typeof item !== 'object' || item === null) return item;
  const { assets, links } = item as { assets?: unknown; links?: unknown };
  if (!hasRelativeAsset(assets)) return item;
  const others = Array.isArray(links) ? (links as { rel?: unknown; href?: unknown }[]) : [];
  if (others.some((link) => link?.rel === 'self' && isAbsolute(link.href))) return item;
  const self = { rel: 'self', href: address, type: 'application/geo+json' };
  return { ...item, links: [...others.filter((link) => link?.rel !== 'self'), self] };
}

function hasRelativeAsset(assets: unknown): boolean {
  if (typeof assets !== 'object' || assets === null) return false;
  return Object.values(assets as Record<string, { href?: unknown } | null>).some(
    (asset) => typeof asset?.href === 'string' && !isAbsolute(asset.href),
  );
}

function isAbsolute(href: unknown): boolean {
  return typeof href === 'string' && /^[a-z][a-z0-9+.-]*:/i.test(href);
}
