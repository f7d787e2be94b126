import { analyse } from 'chardet';

/** Encodings that are guessed, by the names chardet gives them; a guess at a rare one is more often wrong than right. */
const guessed: Readonly<Record<string, string>> = {
  'ISO-8859-1': 'windows-1252',
  'windows-1252': 'windows-1252',
  'ISO-8859-2': 'iso-8859-2',
  'windows-1250': 'windows-1250',
  'ISO-8859-5': 'iso-8859-5',
  'windows-1251': 'windows-1251',
  'KOI8-R': 'koi8-r',
  'EUC-KR': 'euc-kr',
  'EUC-JP': 'euc-jp',
  Shift_JIS: 'shift_jis',
  GB18030: 'gb18030',
  Big5: 'big5',
};

/** So much of a text is looked at, in bytes. */
const sampleBytes = 64 * 1024;
/** Of 100; below it chardet draws lots. */
const leastConfidence = 25;

export function findByteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

/** The encoding that the letters of a text speak for, where nobody names one and it is not UTF-8. */
export function guessEncoding(bytes: Uint8Array): { readonly encoding: string } | undefined {
  const sample = sampleOf(bytes);
  const wide = guessWide(sample);
  if (wide !== undefined) return { encoding: wide };
  if (sample.includes(0)) return undefined;
  for (const { name, confidence } of analyse(sample)) {
    const encoding = Object.hasOwn(guessed, name) ? guessed[name]! : undefined;
    if (encoding === undefined || confidence < leastConfidence || !decodes(bytes, encoding)) continue;
    return { encoding: encoding === 'windows-1252' ? westernOf(bytes) : encoding };
  }
  return looksWestern(sample) ? { encoding: westernOf(bytes) } : undefined;
}

/** From the first line that has something beyond ASCII: what comes before speaks for every encoding. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte > 127);
  const start = first < sampleBytes / 2 ? 0 : (first - 1024) & ~1;
  return bytes.subarray(start, start + sampleBytes);
}

/**
 * UTF-16 without a mark: read so, it is letters of scripts in use with spaces between them, and read the other way round
 * it is not.
 */
function guessWide(bytes: Uint8Array): string | undefined {
  if (bytes.length < 8) return undefined;
  const even = bytes.subarray(0, bytes.length & ~1);
  return ['utf-16le', 'utf-16be'].find((label) => {
    const text = new TextDecoder(label).decode(even);
    const usual = text.match(
      /[\t\n\r\x20-\x7e\u00a0-\u024f\u0400-\u04ff\u2010-\u2026\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3]/g,
    );
    const spaces = text.match(/[\n ]/g)?.length ?? 0;
    return (usual?.length ?? 0) >= text.length * 0.97 && spaces * 100 >= text.length;
  });
}

function decodes(bytes: Uint8Array, label: string): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** A few letters beyond ASCII, next to letters of ASCII, in a text that else is ASCII. */
function looksWestern(sample: Uint8Array): boolean {
  const text = new TextDecoder('windows-1252').decode(sample);
  const high = text.match(/[^\0-\x7f]/g)?.length ?? 0;
  const fitting = text.match(/[ÄÖÜäöüßàáâãåæçèéêëìíîïñòóôõøùúûœŒšž€„“”‚‘’«»–—…§°\u00a0]/g)?.length ?? 0;
  return high > 0 && fitting >= high * 0.9;
}

/**
 * ISO-8859-15 differs from windows-1252 in eight signs (€ Š š Ž ž Œ œ Ÿ), and has no quotation marks or dashes at 0x80 to
 * 0x9f: where none of those stand and a sign of the eight is at work in a word or at a number, it is that.
 */
function westernOf(bytes: Uint8Array): string {
  if (bytes.some((byte) => byte >= 0x80 && byte <= 0x9f)) return 'windows-1252';
  const text = new TextDecoder('iso-8859-15').decode(bytes);
  return /\d ?€|€ ?\d|[a-zß][œšž]|[ŒŠŽœšž][a-z]/.test(text) ? 'iso-8859-15' : 'windows-1252';
}
