/** Exact words where they are cited or pointed at: 60 characters at most. */
export function shorten(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 57).trimEnd()}…`;
}
