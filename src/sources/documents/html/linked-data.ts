/** What a page says of itself in schema.org words; null where it does not. */
export interface LinkedData {
  readonly headline: string | null;
  readonly author: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly modified: string | null;
  readonly url: string | null;
  readonly language: string | null;
}

/** JSON nodes that are looked at before we stop. */
const mostNodes = 20_000;
const articleType = /Article$|^(Report|BlogPosting|LiveBlogPosting|SocialMediaPosting|WebPage)$/;

/** Of several blocks of JSON-LD the article's, or what the page says where there is none. Broken blocks are passed over. */
export function findLinkedData(blocks: readonly string[]): LinkedData {
  const things = blocks.flatMap((block) => collect(parse(block)));
  const isArticle = (thing: Thing): boolean => typesOf(thing).some((type) => articleType.test(type));
  const articles = things.filter(isArticle);
  const ranked = [...articles.filter((thing) => !typesOf(thing).includes('WebPage')), ...articles];
  const first = (name: string): string | null => {
    for (const thing of ranked) {
      const found = textOf(thing[name]);
      if (found !== null) return found;
    }
    return null;
  };
  return {
    headline: first('headline'),
    author: first('author'),
    publisher: first('publisher'),
    published: first('datePublished'),
    modified: first('dateModified'),
    url: first('url'),
    language: first('inLanguage'),
  };
}

type Thing = Readonly<Record<string, unknown>>;

function parse(block: string): unknown {
  try {
    return JSON.parse(block.replace(/^\s*(?:<!\[CDATA\[|\/\/<!\[CDATA\[)?/, '').replace(/(?:\/\/)?\]\]>\s*$/, ''));
  } catch {
    return null;
  }
}

/** Every object that has a type, without recursion: nesting is the page's choice. */
function collect(root: unknown): Thing[] {
  const things: Thing[] = [];
  const open: unknown[] = [root];
  for (let seen = 0; open.length > 0 && seen < mostNodes; seen++) {
    const next = open.shift();
    if (typeof next !== 'object' || next === null) continue;
    if (Array.isArray(next)) open.push(...next.slice(0, mostNodes));
    else {
      if ('@type' in next) things.push(next as Thing);
      for (const [name, member] of Object.entries(next).slice(0, 1000))
        if (name === '@graph' || name === 'mainEntity' || name === 'mainEntityOfPage') open.push(member);
    }
  }
  return things;
}

function typesOf(thing: Thing): string[] {
  const type = thing['@type'];
  return (Array.isArray(type) ? type : [type]).filter((one): one is string => typeof one === 'string');
}

/** A text, the name of a thing, or those of several joined by commas. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (Array.isArray(value)) {
    const names = value.slice(0, 20).flatMap((one) => textOf(one) ?? []);
    return names.length === 0 ? null : names.join(', ');
  }
  const name = (value as { name?: unknown } | null | undefined)?.name;
  return typeof name === 'string' ? textOf(name) : null;
}
