/** An address without its query and fragment: what is left of one that is signed anew with every search. */
export function withoutQuery(href: string): string {
  return href.replace(/[?#].*$/s, '');
}

/** The last part of the path of an address or file. */
export function fileNameOf(href: string): string {
  return withoutQuery(href).replace(/^.*[\\/]/s, '');
}
