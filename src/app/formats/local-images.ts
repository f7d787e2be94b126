import type { Marking, Scene } from '#core';

/**
 * Addresses of images on this machine and what a bundle calls them instead, `images/NAME`: a bundle is passed on, and
 * where its maker keeps files is nobody's business. The order of the scenes decides names, so that it is always the same.
 */
export function nameLocalImages(scenes: readonly Scene[], markings: readonly Marking[]): ReadonlyMap<string, string> {
  const hrefs = [
    ...scenes.flatMap(({ item }) => assetsOf(item).map(([, { href }]) => href)),
    ...markings.map(({ pixels }) => pixels?.href),
  ].filter((href): href is string => typeof href === 'string' && isLocal(href));
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const href of hrefs) {
    if (names.has(href)) continue;
    const [, stem = 'image', ending = ''] = /([^/\\]*?)(\.[^./\\]*)?$/.exec(decode(href)) ?? [];
    let name = `images/${stem}${ending}`;
    for (let again = 2; taken.has(name); again++) name = `images/${stem}-${again}${ending}`;
    taken.add(name);
    names.set(href, name);
  }
  return names;
}

/** The STAC item of a scene as a bundle has it in `scenes/`: without addresses of this machine. */
export function withoutLocalAddresses(item: Scene['item'], names: ReadonlyMap<string, string>): Scene['item'] {
  const { links } = item as { readonly links?: unknown };
  const assets = assetsOf(item).map(([key, asset]) => {
    const name = typeof asset.href === 'string' ? names.get(asset.href) : undefined;
    return [key, name === undefined ? asset : { ...asset, href: `../${name}` }];
  });
  const kept = Array.isArray(links)
    ? links.filter((link: { href?: unknown } | null) => typeof link?.href !== 'string' || !isLocal(link.href))
    : links;
  return {
    ...item,
    ...(assets.length > 0 ? { assets: Object.fromEntries(assets) as unknown } : {}),
    ...(kept === undefined ? {} : { links: kept as unknown }),
  };
}

/**
 * An item of a bundle with the addresses of this machine that `known`, the same item in the workspace, has for its
 * images; as it came where `known` has none, or where an image `isHere`, in the bundle.
 */
export function withKnownAddresses(
  item: Scene['item'],
  known: Scene['item'],
  isHere: (href: string) => boolean,
): Scene['item'] {
  const links = linksOf(known).filter(isLocalLink);
  const isRelative = links.some(({ rel }) => rel === 'self');
  const own = new Map(
    assetsOf(known).filter(
      ([, { href }]) => typeof href === 'string' && (isLocal(href) || (isRelative && !isAbsolute(href))),
    ),
  );
  const lost = assetsOf(item).filter(
    ([key, { href }]) => own.has(key) && typeof href === 'string' && !isAbsolute(href),
  );
  if (lost.length === 0 || lost.some(([, { href }]) => isHere(String(href)))) return item;
  const restored = Object.fromEntries(lost.map(([key, asset]) => [key, { ...asset, href: own.get(key)?.href }]));
  return {
    ...item,
    assets: { ...(item as { readonly assets?: object }).assets, ...restored } as unknown,
    links: [...linksOf(item).filter((link) => !isLocalLink(link)), ...links],
  };
}

interface Link {
  readonly rel?: unknown;
  readonly href?: unknown;
}

function linksOf({ links }: Scene['item']): readonly Link[] {
  return Array.isArray(links) ? (links as readonly (Link | null)[]).map((link) => link ?? {}) : [];
}

function isLocalLink({ href }: Link): boolean {
  return typeof href === 'string' && isLocal(href);
}

function assetsOf(item: Scene['item']): [string, { readonly href?: unknown }][] {
  const { assets } = item as { readonly assets?: unknown };
  if (typeof assets !== 'object' || assets === null) return [];
  return Object.entries(assets as Record<string, { readonly href?: unknown } | null>).map(([key, asset]) => [
    key,
    asset ?? {},
  ]);
}

function isAbsolute(href: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(href);
}

/** `file:` addresses and Windows paths; `/a.tif` may be seen from a server's root. */
function isLocal(href: string): boolean {
  return /^(file:|[a-z]:[\\/])/i.test(href);
}

function decode(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}
