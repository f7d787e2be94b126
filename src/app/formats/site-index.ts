import { type Site, slug } from '#core';

/** Finds sites by id, name or alias, without regard to case, accents and punctuation. */
export class SiteIndex {
  readonly #byName = new Map<string, Site>();

  constructor(sites: Iterable<Site>) {
    for (const site of sites) this.add(site);
  }

  /** An id wins over a name, a name over an alias; what came first stays. */
  add(site: Site): void {
    this.#byName.set(slug(site.id), site);
    for (const name of [site.name, ...site.aliases]) {
      const key = slug(name);
      if (!this.#byName.has(key)) this.#byName.set(key, site);
    }
  }

  find(name: string): Site | undefined {
    return this.#byName.get(slug(name));
  }
}
