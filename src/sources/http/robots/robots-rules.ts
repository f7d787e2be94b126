/** What a robots.txt (RFC 9309) says to one product. */
export interface RobotsRules {
  /** Of the groups that name the product, or else of those for `*`; in the order of the file. */
  readonly rules: readonly { readonly allow: boolean; readonly path: string }[];
  /** Seconds between requests; not in the RFC, but many sites ask for it. Null where the file does not say. */
  readonly crawlDelay: number | null;
}

interface Group {
  readonly agents: string[];
  readonly rules: { allow: boolean; path: string }[];
  crawlDelay: number | null;
}

/** Longest file that is looked at, as the RFC asks (§2.5), in characters. */
const longest = 500 * 1024;
/** More rules than any real file has for one product. */
const mostRules = 10_000;

/** Reads the groups for `product` (§2.2.1): matched without regard to case; groups of the same name are one. */
export function parseRobots(text: string, product: string): RobotsRules {
  const groups: Group[] = [];
  let open = false;
  for (const line of cut(text).split(/\r\n?|\n/)) {
    const [, key = '', value = ''] = /^\s*([\w-]+)\s*:\s*([^#]*?)\s*(?:#.*)?$/.exec(line.slice(0, 4000)) ?? [];
    const name = key.toLowerCase();
    if (name === 'user-agent') {
      if (!open) groups.push({ agents: [], rules: [], crawlDelay: null });
      groups.at(-1)!.agents.push(value.toLowerCase());
      open = true;
      continue;
    }
    const group = groups.at(-1);
    if (!group || name === '') continue;
    if (name === 'allow' || name === 'disallow') {
      open = false;
      if (value !== '' && group.rules.length < mostRules) group.rules.push({ allow: name === 'allow', path: value });
    } else if (name === 'crawl-delay') {
      open = false;
      if (/^\d+(\.\d+)?$/.test(value)) group.crawlDelay = Number(value);
    }
  }
  const named = groups.filter(({ agents }) => agents.some((agent) => productOf(agent) === product.toLowerCase()));
  const chosen = named.length > 0 ? named : groups.filter(({ agents }) => agents.includes('*'));
  return {
    rules: chosen.flatMap(({ rules }) => rules),
    crawlDelay: chosen.find(({ crawlDelay }) => crawlDelay !== null)?.crawlDelay ?? null,
  };
}

/** Whether the path with its query may be fetched: the longest matching rule decides, allowing wins a tie (§2.2.2). */
export function isAllowed({ rules }: RobotsRules, url: URL): boolean {
  const path = normalise(url.pathname + url.search);
  if (path === '/robots.txt') return true;
  let best = { allow: true, length: -1 };
  for (const { allow, path: pattern } of rules) {
    if (pattern.length < best.length || (pattern.length === best.length && !allow)) continue;
    if (matches(normalise(pattern), path)) best = { allow, length: pattern.length };
  }
  return best.allow;
}

/** Without the line at which the limit falls: half a rule is another rule. */
function cut(text: string): string {
  return text.length <= longest ? text : text.slice(0, text.lastIndexOf('\n', longest) + 1);
}

/** `ExampleBot/1.2` names the product `examplebot`. */
function productOf(agent: string): string {
  return /^[a-z_-]+/.exec(agent)?.[0] ?? agent;
}

/** `*` stands for anything, a final `$` for the end. Without backtracking: each part is sought once, from left to right. */
function matches(pattern: string, path: string): boolean {
  const isAnchored = pattern.endsWith('$');
  const parts = (isAnchored ? pattern.slice(0, -1) : pattern).split('*');
  const [first = '', ...others] = parts;
  if (!path.startsWith(first)) return false;
  let at = first.length;
  for (const [index, part] of others.entries()) {
    if (isAnchored && index === others.length - 1) return path.length - part.length >= at && path.endsWith(part);
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return !isAnchored || at === path.length;
}

/** Letters beyond ASCII and percent signs are compared in one spelling (§2.2.2). */
function normalise(path: string): string {
  return path
    .replace(/%[0-9a-f]{2}/gi, (code) => {
      const character = String.fromCharCode(Number.parseInt(code.slice(1), 16));
      return /[\w.~-]/.test(character) ? character : code.toUpperCase();
    })
    .replace(/[^\x21-\x7e]+/g, (text) => encodeURI(text.toWellFormed()));
}
