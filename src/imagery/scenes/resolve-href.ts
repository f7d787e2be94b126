/**
 * An address seen from where it stands (RFC 3986 §5.2, without its abnormal cases): `./a.tif` at
 * `https://host/items/x.json` is `https://host/items/a.tif`. Undefined where it is relative and `base` is not absolute.
 */
export function resolveHref(href: string, base: string | null): string | undefined {
  if (hasScheme(href)) return href;
  const parts = base === null ? null : /^([a-z][a-z0-9+.-]*:)(\/\/[^/?#]*)?([^?#]*)/i.exec(base);
  if (!parts) return undefined;
  const [, scheme = '', authority = '', path = ''] = parts;
  if (href.startsWith('//')) return scheme + href;
  const [, target = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(href) ?? [];
  return scheme + authority + (target === '' ? path : mergePaths(path, target, authority !== '')) + rest;
}

/** A scheme has two letters or more: `C:\a.tif` is a path. */
function hasScheme(href: string): boolean {
  return /^[a-z][a-z0-9+.-]+:/i.test(href);
}

function mergePaths(base: string, target: string, hasAuthority: boolean): string {
  const folder = base.slice(0, base.lastIndexOf('/') + 1);
  const joined = target.startsWith('/') ? target : (folder === '' && hasAuthority ? '/' : folder) + target;
  return removeDots(joined);
}

function removeDots(path: string): string {
  const kept: string[] = [];
  const segments = path.split('/');
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    if (segment === '..' && kept.length > 1) kept.pop();
    else if (segment !== '.' && segment !== '..') kept.push(segment);
    if (isLast && (segment === '.' || segment === '..')) kept.push('');
  }
  return kept.join('/');
}
