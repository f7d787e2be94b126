/** Under which terms an item may be used, as it says itself; null where it says nothing. */
export interface Licence {
  /** An SPDX name, or what stands in its place: `proprietary`, `other`. */
  readonly name: string | null;
  readonly url: string | null;
}

/** `license` of the properties and the link `license` of a STAC item (common metadata, STAC 1.0 and 1.1). */
export function readLicence(item: Readonly<Record<string, unknown>>): Licence {
  const properties = item['properties'] as Readonly<Record<string, unknown>> | null | undefined;
  const name = properties?.['license'];
  const links = Array.isArray(item['links']) ? (item['links'] as readonly { rel?: unknown; href?: unknown }[]) : [];
  const href = links.find((link) => link?.rel === 'license')?.href;
  return {
    name: typeof name === 'string' ? name : null,
    url: typeof href === 'string' && /^https?:\/\//.test(href) ? href : null,
  };
}
