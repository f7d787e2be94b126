/** A run of text as pdfjs gives it; `transform` places it: [4] to the right, [5] upwards, in points. */
export interface PdfRun {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly hasEOL: boolean;
}

interface Line {
  text: string;
  /** Of its baseline, points from below. */
  readonly y: number;
  readonly height: number;
}

/** Lines further apart than this many line heights begin a new paragraph. */
const paragraphGap = 1.7;

/**
 * The text of a page in the order of the file: lines joined to paragraphs, words cut at a line's end mended, and the
 * number at its head or foot left out.
 */
export function layOutPage(runs: readonly PdfRun[]): string {
  const lines = toLines(runs).filter(({ text }) => text.trim() !== '');
  if (lines.length > 1 && isPageNumber(lines.at(-1)!)) lines.pop();
  if (lines.length > 1 && isPageNumber(lines[0]!)) lines.shift();
  let text = '';
  for (const [index, line] of lines.entries()) text = index === 0 ? line.text : joinLine(text, line, lines[index - 1]!);
  return mendAccents(text)
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
    .toWellFormed();
}

function toLines(runs: readonly PdfRun[]): Line[] {
  const lines: Line[] = [];
  let open = false;
  let end = 0;
  for (const { hasEOL, height, str, transform, width } of runs) {
    const [x = 0, y = 0] = transform.slice(4);
    const line = lines.at(-1);
    const size = Math.max(height, line?.height ?? 0, 1);
    if (line && open && Math.abs(line.y - y) < size) {
      const gap = x - end;
      line.text += (gap > size * 0.15 && str !== '' && !/\s$/.test(line.text) && !/^\s/.test(str) ? ' ' : '') + str;
    } else if (str !== '') lines.push({ text: str, y, height: height || 10 });
    end = x + width;
    open = !hasEOL;
  }
  return lines;
}

function joinLine(text: string, line: Line, before: Line): string {
  const gap = before.y - line.y;
  const next = line.text.trimStart();
  const isNewParagraph = gap > Math.max(before.height, line.height) * paragraphGap || gap < -before.height;
  if (isNewParagraph) return `${text.trimEnd()}\n\n${next}`;
  const start = text.trimEnd();
  if (/\p{Ll}[-\u00ad\u2010]$/u.test(start) && /^\p{Ll}/u.test(next)) return start.slice(0, -1) + next;
  return `${start} ${next}`;
}

function isPageNumber({ text }: Line): boolean {
  return /^\s*[-–—]?\s*(?:(?:page|seite|s\.|p\.)\s*)?\d{1,4}(?:\s*(?:\/|of|von)\s*\d{1,4})?\s*[-–—]?\s*$/i.test(text);
}

/** TeX sets an accent and a letter on each other: `¨a` is ä. */
function mendAccents(text: string): string {
  const marks: Readonly<Record<string, string>> = { '¨': '\u0308', '´': '\u0301', '`': '\u0300', ˆ: '\u0302' };
  return text.replace(/([¨´ˆ]) ?(\p{L})/gu, (_all, mark: string, letter: string) =>
    (letter + marks[mark]!).normalize('NFC'),
  );
}
