import type { AllowsInside } from '../http/http-options.ts';

/** Where the documents of a static catalog lie: a folder, or web servers. A place names one document. */
export interface CatalogSpace {
  /** Of items from outside of it. */
  readonly allowsInside: AllowsInside;
  /** Where a link in the document at `from` leads, or why it is not followed. */
  resolve(href: string, from: string): { readonly place: string } | { readonly refused: string };
  /** Reads a JSON document. Throws SourceError. */
  read(place: string): Promise<unknown>;
}
