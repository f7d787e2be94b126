/** The part of a DOM node that is walked. */
export interface HtmlNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<HtmlNode>;
  getAttribute?(name: string): string | null;
}

/** Elements that begin a new paragraph in the text. */
const blocks = new Set(
  'P DIV SECTION ARTICLE H1 H2 H3 H4 H5 H6 UL OL LI BLOCKQUOTE FIGURE FIGCAPTION TABLE TR PRE HEADER FOOTER MAIN ASIDE DL DT DD HR'.split(
    ' ',
  ),
);
/** Elements whose content is no text of the page. */
const silent = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE SVG MATH IFRAME OBJECT EMBED HEAD TITLE TEXTAREA SELECT BUTTON CANVAS AUDIO VIDEO'.split(
    ' ',
  ),
);

/** The text that a reader sees, a paragraph a line with an empty one between; what the page hides is left out. */
export function joinParagraphs(root: HtmlNode): string {
  const paragraphs: string[][] = [[]];
  const walk = (node: HtmlNode): void => {
    if (node.nodeType === 3) paragraphs.at(-1)!.push(node.textContent ?? '');
    const name = node.nodeName.toUpperCase();
    if (node.nodeType !== 1 || silent.has(name) || isHidden(node)) return;
    const isBlock = blocks.has(name);
    if (isBlock || name === 'BR') paragraphs.push([]);
    if (name === 'TD' || name === 'TH') paragraphs.at(-1)!.push(' ');
    for (const child of node.childNodes) walk(child);
    if (isBlock) paragraphs.push([]);
  };
  walk(root);
  return paragraphs
    .map((parts) =>
      parts
        .join('')
        .replace(/\u00ad/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter(Boolean)
    .join('\n\n')
    .toWellFormed();
}

function isHidden(node: HtmlNode): boolean {
  if (node.getAttribute?.('hidden') != null) return true;
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(node.getAttribute?.('style') ?? '');
}
