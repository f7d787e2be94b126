/** A part of a text; `start` is where it begins, in UTF-16 code units. */
export interface TextPiece {
  readonly start: number;
  readonly text: string;
}

/** Cuts a text into pieces of at most `longest` code units, at a paragraph's end where there is one, else at a sentence's or a space. */
export function splitText(text: string, longest: number): TextPiece[] {
  const pieces: TextPiece[] = [];
  for (let start = 0; start < text.length;) {
    const end = start + longest >= text.length ? text.length : findCut(text, start, longest);
    pieces.push({ start, text: text.slice(start, end) });
    start = end;
  }
  return pieces;
}

function findCut(text: string, start: number, longest: number): number {
  const window = text.slice(start, start + longest);
  for (const mark of ['\n\n', '\n', '. ', ' ']) {
    const at = window.lastIndexOf(mark);
    if (at > longest / 2) return start + at + mark.length;
  }
  // Never between the halves of one character.
  return /[\ud800-\udbff]$/.test(window) ? start + longest - 1 : start + longest;
}
