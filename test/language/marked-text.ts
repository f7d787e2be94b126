/**
 * Gold spans by markers in the text itself: `{S:Kim} {C:said} {M:trains {H:probably} left}.` Markers nest. M message, S speaker,
 * C cue, A addressee, V chain (outermost first), H hedge. One claim per text.
 */
export interface MarkedText {
  readonly text: string;
  readonly spans: Readonly<Record<string, readonly (readonly [number, number])[]>>;
}

/** Takes the markers out and says where what they mark then stands. Throws on an unclosed marker. */
export function parseMarkedText(source: string): MarkedText {
  const spans: Record<string, [number, number][]> = {};
  const open: { role: string; start: number }[] = [];
  let text = '';
  for (let at = 0; at < source.length; at++) {
    if (source[at] === '{') {
      open.push({ role: source[at + 1]!, start: text.length });
      at += 2;
    } else if (source[at] === '}') {
      const { role, start } = open.pop()!;
      (spans[role] ??= []).push([start, text.length]);
    } else text += source[at];
  }
  if (open.length > 0) throw new Error(`unclosed marker in: ${source}`);
  return { text, spans };
}
