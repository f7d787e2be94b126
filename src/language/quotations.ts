/** A stretch between quotation marks, the marks included: UTF-16 code units, half open. */
export interface Quotation {
  readonly start: number;
  readonly end: number;
}

/** A longer one is taken for a forgotten closing mark. */
const longest = 3000;

/** Which marks close a quotation that each mark opens. `"` opens and closes; «…» and »…« are both in use. */
const closers: Readonly<Record<string, string>> = {
  '„': '“”"‟',
  '“': '”"“',
  '"': '"',
  '«': '»',
  '»': '«',
  '‟': '”',
};
const marks = /[„“”"«»‟]|\n\s*\n/g;

/**
 * Pairs quotation marks in one pass. A quotation does not run over a blank line; an opening mark without a partner
 * is left out, so a stray mark costs one quotation and no more. Marks inside a quotation of another style stay inside.
 */
export function findQuotations(text: string): Quotation[] {
  const found: Quotation[] = [];
  let open: { mark: string; start: number } | null = null;
  for (const match of text.matchAll(marks)) {
    const mark = match[0][0]!;
    const at = match.index;
    if (mark === '\n' && open && goesOnBehind(text, at + match[0].length, open.mark))
      found.push({ start: open.start, end: at });
    if (mark === '\n' || (open && at - open.start > longest)) open = null;
    if (mark === '\n') continue;
    if (open === null) {
      if (canOpen(text, at, mark)) open = { mark, start: at };
    } else if (closers[open.mark]!.includes(mark)) {
      found.push({ start: open.start, end: at + 1 });
      open = null;
    } else if (mark === '„' || (mark === '“' && open.mark === '"')) {
      open = { mark, start: at };
    }
  }
  return found;
}

/** A quotation of several paragraphs opens each of them and is closed in the last. */
function goesOnBehind(text: string, at: number, mark: string): boolean {
  return mark !== '"' && text[at] === mark;
}

function canOpen(text: string, at: number, mark: string): boolean {
  if (mark === '”') return false;
  const next = text[at + 1];
  return next !== undefined && next.trim() !== '';
}
