import { SourceError } from '../../source-error.ts';

/** Deeper nesting than any real page has; a parser bomb otherwise. */
const deepest = 400;
/**
 * UTF-16 code units of markup that is parsed. News pages have a tenth of it; above it parsing takes longer than a person
 * waits. Scripts, styles, comments and inlined pictures are taken out first and do not count.
 */
const longest = 5_000_000;

/** Markup that can be parsed in bounded time, or a SourceError `too-large` or `not-readable`. Linear in its length. */
export function boundMarkup(html: string, name: string): string {
  const lean = dropDead(html);
  if (lean.length > longest)
    throw new SourceError(
      'too-large',
      `${name}: ${(lean.length / 1e6).toFixed(1)} million characters of markup; a page may have ${longest / 1e6} million`,
    );
  if (nestingDepth(lean) > deepest)
    throw new SourceError('not-readable', `${name}: elements nested deeper than ${deepest}`);
  return lean;
}

/** Without what carries no text: scripts (data about the page excepted), styles, comments, pictures written into the page. */
function dropDead(html: string): string {
  const start = /<!--|<(script|style)\b[^>]{0,2000}>/gi;
  const kept: string[] = [];
  let at = 0;
  for (let found = start.exec(html); found; found = start.exec(html)) {
    const [opening, element] = found;
    const end = element === undefined ? /-->/g : new RegExp(`</${element}\\s*>`, 'gi');
    end.lastIndex = found.index + opening.length;
    const closing = end.exec(html);
    const after = closing ? end.lastIndex : html.length;
    if (/ld\+json/i.test(opening)) kept.push(html.slice(at, after));
    else kept.push(html.slice(at, found.index));
    at = after;
    start.lastIndex = after;
  }
  kept.push(html.slice(at));
  return kept.join('').replace(/\bdata:[\w/+.;=-]{1,100},[A-Za-z0-9+/=%]{200,}/g, 'data:,');
}

const unnested = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li|option|dt|dd)$/;

/** Deepest run of opened elements, counted without building anything; void and self-closed ones do not count. */
function nestingDepth(html: string): number {
  let [depth, deepestSeen] = [0, 0];
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    const [, close, name] = /^<(\/?)([a-z][a-z0-9-]{0,40})/i.exec(html.slice(at, at + 43)) ?? [];
    if (name === undefined) continue;
    const end = html.indexOf('>', at);
    if (end < 0) break;
    if (html[end - 1] === '/' || unnested.test(name.toLowerCase())) continue;
    depth = close === '/' ? Math.max(0, depth - 1) : depth + 1;
    deepestSeen = Math.max(deepestSeen, depth);
  }
  return deepestSeen;
}
