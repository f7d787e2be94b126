import { pathToFileURL } from 'node:url';
import { type ReadItem, decodeStacItems } from '#app';
import { withoutQuery } from '#core';
import { isHttpAddress } from '../http/address.ts';

/**
 * The items of a STAC document with where they were read. An item with relative addresses and no absolute `self`
 * link of its own would lose its assets once it is in a workspace, so it is given that link (without the query of
 * the address, which may hold a secret), as STAC asks of published items.
 */
export function decodeItemsAt(value: unknown, place: string, file: string = place): ReadItem[] {
  const address = isHttpAddress(place) ? withoutQuery(place) : pathToFileURL(place).href;
  const { features } = value as { features?: unknown };
  return Array.isArray(features)
    ? decodeStacItems({ ...(value as object), features: features.map((item) => placeItem(item, address)) }, file)
    : decodeStacItems(placeItem(value, address), file);
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
