import { SourceError } from '../../source-error.ts';
import { findByteOrderMark, guessEncoding } from './guess-encoding.ts';
import { findMojibake } from './mojibake.ts';

/** Text with how it was read. The same bytes and the same words about them always give the same text. */
export interface DecodedText {
  readonly text: string;
  /** A label of the WHATWG Encoding Standard. */
  readonly encoding: string;
  readonly notes: readonly string[];
}

export interface EncodingClues {
  /** For messages. */
  readonly name: string;
  /** What was found when the bytes were first read; believed before all else. */
  readonly known?: string | null;
  /** From the `Content-Type` header. */
  readonly header?: string | null;
  /** From a `<meta>` or an XML declaration. */
  readonly declared?: string | null;
}

/** Bytes that are not UTF-8 in a text that else is: so many in a thousand are a slip of its writer. */
const slips = 2;

/**
 * Bytes to text with line ends made `\n`, by the byte order mark, what is said of them, UTF-8 where they are, and at last
 * by their statistics. Throws SourceError `wrong-encoding` for what is no text in any of these.
 */
export function decodeText(bytes: Uint8Array, clues: EncodingClues): DecodedText {
  const { text, encoding, notes } = clues.known ? decodeKnown(bytes, clues.known, clues.name) : decode(bytes, clues);
  refuseBinary(text, clues.name);
  const mojibake = findMojibake(text);
  return {
    text: text.replace(/\r\n?/g, '\n'),
    encoding,
    notes: mojibake === null ? notes : [...notes, mojibake],
  };
}

function decode(bytes: Uint8Array, { declared, header, name }: EncodingClues): DecodedText {
  const marked = findByteOrderMark(bytes);
  if (marked) return decodeKnown(bytes, marked, name);
  const notes: string[] = [];
  const utf8 = tryDecode(bytes, 'utf-8');
  for (const [who, label] of [
    ['the server', header],
    ['the page', declared],
  ] as const) {
    if (!label) continue;
    const encoding = standardLabel(label);
    if (encoding === undefined) {
      notes.push(`${who} names an encoding that does not exist: "${label.slice(0, 40)}"`);
      continue;
    }
    // Latin-1 takes any bytes, and servers name it by habit: what is UTF-8 all through, with letters beyond ASCII, is that.
    const isHabit = encoding === 'windows-1252' && utf8 !== undefined && bytes.some((byte) => byte > 127);
    const text = isHabit ? undefined : tryDecode(bytes, encoding);
    if (text !== undefined && !text.includes('\0')) return { text, encoding, notes };
    if (encoding === 'utf-8') break;
    notes.push(`${who} says it is ${encoding}, and it is not`);
  }
  if (utf8 !== undefined && !utf8.includes('\0')) return { text: utf8, encoding: 'utf-8', notes };
  return decodeUnsaid(bytes, notes, name);
}

function decodeUnsaid(bytes: Uint8Array, notes: readonly string[], name: string): DecodedText {
  const bad = countBadUtf8(bytes);
  if (bad.good > 0 && bad.bad * 1000 <= (bad.good + bad.bad) * slips + 1000)
    return {
      text: new TextDecoder().decode(bytes),
      encoding: 'utf-8',
      notes: [...notes, `${bad.bad} bytes are not UTF-8; they are shown as \ufffd`],
    };
  const guess = guessEncoding(bytes);
  if (guess === undefined && bytes.includes(0)) refuseBinary('\0', name);
  if (guess === undefined)
    throw new SourceError(
      'wrong-encoding',
      `${name}: not UTF-8${describeBadByte(bytes)}, and like no other encoding that is known; is it a binary file?`,
    );
  const text = tryDecode(bytes, guess.encoding);
  if (text === undefined)
    throw new SourceError('wrong-encoding', `${name}: looks like ${guess.encoding}, but is not all through`);
  return {
    text,
    encoding: guess.encoding,
    notes: [...notes, `read as ${guess.encoding}: nobody says, its letters do`],
  };
}

function decodeKnown(bytes: Uint8Array, label: string, name: string): DecodedText {
  const encoding = standardLabel(label);
  if (encoding === undefined)
    throw new SourceError('wrong-encoding', `${name}: there is no encoding "${label.slice(0, 40)}"`);
  return { text: new TextDecoder(encoding).decode(bytes), encoding, notes: [] };
}

function tryDecode(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** `latin1` and `iso-8859-1` are windows-1252 on the web. Undefined for what no browser knows. */
function standardLabel(label: string): string | undefined {
  try {
    return new TextDecoder(label.trim()).encoding;
  } catch {
    return undefined;
  }
}

function refuseBinary(text: string, name: string): void {
  if (text.includes('\0'))
    throw new SourceError('wrong-encoding', `${name}: expected text, found NUL characters; is it a binary file?`);
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  const controls = text.match(/[\x01-\x08\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0;
  if (controls * 100 > text.length)
    throw new SourceError('wrong-encoding', `${name}: expected text, found control characters; is it a binary file?`);
}

/** Sequences of two bytes and more that are UTF-8, and bytes beyond ASCII that are part of none. */
function countBadUtf8(bytes: Uint8Array): { good: number; bad: number } {
  let [good, bad] = [0, 0];
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at]!;
    if (lead < 0x80) {
      at++;
      continue;
    }
    const length =
      lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
    let follows = 1;
    while (follows < length && (bytes[at + follows] ?? 0) >> 6 === 2) follows++;
    if (length > 0 && follows === length) good++;
    else bad++;
    at += length > 0 && follows === length ? length : 1;
  }
  return { good, bad };
}

/** The first byte that is not UTF-8, found by halving, with its line. */
function describeBadByte(bytes: Uint8Array): string {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  const line = bytes.subarray(0, good).reduce((lines, byte) => lines + (byte === 0x0a ? 1 : 0), 1);
  return ` at byte ${good} (0x${(bytes[good] ?? 0).toString(16)}), line ${line}`;
}
