import { pathToFileURL } from 'node:url';
import { type ReadItem, decodeStacItems } from '#app';
import { withoutQuery } from '#core';
import { isHttpAddress, isInsideHost } from '../http/address.ts';

/**
 * The items of a STAC document with where they were read. An item with relative addresses and no absolute `self`
 * link of its own would lose its assets once it is in a workspace, so it is given that link (without the query of
 * the address, which may hold a secret), as STAC asks of published items.
 */
export function decodeItemsAt(value: unknown, place: string, file: string = place): ReadItem[] {
  const address = isHttpAddress(place) ? withoutQuery(place) : pathToFileURL(place).href;
  const { features } = value as { features?: unknown };
  if (!Array.isArray(features)) {
    const leak = findLeak(value, address, file);
    return leak ? [leak] : decodeStacItems(placeItem(value, address), file);
  }
  const leaks = features.map((item) => findLeak(item, address, file));
  const sound = features.filter((_, index) => leaks[index] === undefined).map((item) => placeItem(item, address));
  return [
    ...decodeStacItems({ ...(value as object), features: sound }, file),
    ...leaks.filter((leak) => leak !== undefined),
  ];
}

/**
 * A catalog on the internet must not make us read a file of this machine, or ask a server in its private network, which
 * happens as soon as somebody counts on the scene: such an item is refused.
 */
function findLeak(item: unknown, address: string, file: string): ReadItem | undefined {
  if (!isHttpAddress(address)) return undefined;
  const { assets, id } = (item ?? {}) as { assets?: unknown; id?: unknown };
  for (const [key, asset] of Object.entries((assets ?? {}) as Record<string, { href?: unknown } | null>)) {
    const href = asset?.href;
    if (typeof href !== 'string' || !URL.canParse(href, address)) continue;
    const url = new URL(href, address);
    const isInside = isHttpAddress(url.href) && isInsideHost(url) && !isInsideHost(new URL(address));
    if (url.protocol !== 'file:' && !isInside) continue;
    const column = `${String(id).slice(0, 100)}: assets.${key}.href`;
    const reason = `expected an address on the internet, as that of the catalog; found ${isInside ? 'one in a private network' : 'a file of this machine'}`;
    return { type: 'rejected', rejection: { file, row: null, column, value: href.slice(0, 200), reason } };
  }
  return undefined;
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
