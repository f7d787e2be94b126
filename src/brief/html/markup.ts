import { replaceControls } from '../control-characters.ts';

/** Markup that is safe to print; made only by `markup` and `raw`. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = Markup | string | number | null | readonly Part[];

/** A template whose values are escaped; lists are joined, null prints nothing, Markup is kept. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.reduce((text, string, index) => text + print(parts[index - 1] ?? null) + string));
}

/** Markup made elsewhere with care: our own SVG and style. */
export function raw(text: string): Markup {
  return new Markup(text);
}

/** A link to an address outside; only http(s) becomes one. */
export function outsideLink(url: string, text: string): Markup {
  if (!/^https?:\/\//.test(url)) return markup`${text}`;
  return markup`<a href="${url}" rel="noopener noreferrer nofollow">${text}</a>`;
}

/** An id for an anchor, from kind and record id: letters of any script, digits, `-`. */
export function anchor(kind: string, id: string): string {
  return `${kind}-${id.replace(/[^\p{L}\p{N}_-]+/gu, '_')}`;
}

function escapeHtml(text: string): string {
  return replaceControls(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function print(part: Part): string {
  if (part === null) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(print).join('');
  return escapeHtml(String(part));
}
