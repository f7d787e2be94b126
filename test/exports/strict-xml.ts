/** An element of an XML file, without its text. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
}

/** The root of a well-formed XML text without comments, CDATA and DTD; throws where it is none. */
export function parseStrictXml(text: string): XmlElement {
  const top: XmlElement = { name: '', attributes: {}, children: [] };
  const open = [top];
  let end = /^<\?xml [^?]*\?>/.exec(text)?.[0].length ?? 0;
  for (const match of text.matchAll(/<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>/g)) {
    const between = text.slice(end, match.index);
    if (/[<>]|&(?!(amp|lt|gt|quot|apos|#\d+);)/.test(between)) throw new Error(`not well-formed: ${between}`);
    end = match.index + match[0].length;
    const [, closing, name = '', attributes = '', alone] = match;
    if (closing) {
      const last = open.pop();
      if (last?.name !== name) throw new Error(`expected </${last?.name}>, got </${name}>`);
      continue;
    }
    const pairs = [...attributes.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]);
    const element: XmlElement = { name, attributes: Object.fromEntries(pairs) as Record<string, string>, children: [] };
    open.at(-1)!.children.push(element);
    if (!alone) open.push(element);
  }
  if (open.length !== 1 || top.children.length !== 1) throw new Error('expected one root, closed');
  return top.children[0]!;
}
