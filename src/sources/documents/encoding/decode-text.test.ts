import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';

const german =
  'Laut der Zeitung wurden am Donnerstag über 70 Güterwagen gezählt. Das größte Depot läge nahe der Brücke.';
const russian =
  'Представитель министерства заявил, что поставки оружия не подтверждаются. Состав прибыл на станцию Хасан.';
const korean =
  '북한과 러시아 국경의 두만강역에서 화물열차 70량이 포착됐다고 연구소가 밝혔다. 위성 사진은 5일 촬영됐다.';
const japanese = '北朝鮮とロシアの国境の駅で貨車が約70両確認されたと研究所が発表した。写真は五日に撮影された。';

/** Bytes of a text in an encoding that TextEncoder does not know: its decoder turned round. */
function encode(label: string, text: string): Uint8Array {
  if (label === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (label === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  const decoder = new TextDecoder(label);
  const bytes = new Map<string, number[]>();
  for (let one = 0; one < 256; one++) bytes.set(decoder.decode(new Uint8Array([one])), [one]);
  if (/kr|jis/.test(label))
    for (let lead = 0x81; lead < 255; lead++)
      for (let trail = 0x40; trail < 255; trail++) {
        const found = decoder.decode(new Uint8Array([lead, trail]));
        if (found.length === 1 && found !== '\ufffd' && !bytes.has(found)) bytes.set(found, [lead, trail]);
      }
  return Uint8Array.from(Array.from(text).flatMap((one) => bytes.get(one) ?? [0x3f]));
}

describe('a text that does not say its encoding', () => {
  it.each([
    ['windows-1252', german],
    ['windows-1252', 'Der Sprecher sagte: „Wir prüfen das“ – später kam mehr.'],
    ['iso-8859-15', `${german} Das kostet 100 € oder mehr.`],
    ['windows-1251', russian],
    ['koi8-r', russian],
    ['euc-kr', korean],
    ['shift_jis', japanese],
    ['utf-16le', german],
    ['utf-16be', german],
    ['utf-16le', russian],
    ['utf-16le', korean],
    ['utf-16be', korean],
  ])('is read as %s where its letters speak for it, and says that nobody did', (encoding, text) => {
    const read = decodeText(encode(encoding, text), { name: 'a' });
    expect(read).toEqual({ text, encoding, notes: [`read as ${encoding}: nobody says, its letters do`] });
  });

  it('is UTF-8 where it can be, without a note', () => {
    for (const text of [german, russian, korean, 'plain'])
      expect(decodeText(Buffer.from(text), { name: 'a' })).toEqual({ text, encoding: 'utf-8', notes: [] });
  });

  it('is UTF-8 with a slip where a byte or two are wrong, and not another encoding all through', () => {
    const bytes = Buffer.concat([Buffer.from(korean.repeat(20)), Buffer.from([0xe4]), Buffer.from(korean)]);
    const { encoding, notes, text } = decodeText(bytes, { name: 'a' });
    expect(encoding).toBe('utf-8');
    expect(text.match(/\ufffd/g)).toHaveLength(1);
    expect(notes[0]).toMatch(/^1 bytes are not UTF-8/);
  });
});

describe('what is said of an encoding', () => {
  it('by the server goes before what the page says, a mark before both', () => {
    const bytes = encode('koi8-r', russian);
    expect(decodeText(bytes, { name: 'a', header: 'KOI8-R', declared: 'windows-1251' }).text).toBe(russian);
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(korean)]);
    expect(decodeText(marked, { name: 'a', header: 'euc-kr' })).toMatchObject({ text: korean, encoding: 'utf-8' });
  });

  it('is not believed where the bytes are something else', () => {
    expect(decodeText(Buffer.from(german), { name: 'a', header: 'iso-8859-1' })).toMatchObject({
      text: german,
      encoding: 'utf-8',
    });
    expect(decodeText(encode('windows-1252', german), { name: 'a', declared: 'utf-8' })).toMatchObject({
      text: german,
    });
    expect(decodeText(Buffer.from('x'), { name: 'a', header: 'klingon' }).notes[0]).toMatch(
      /does not exist: "klingon"/,
    );
  });

  it('when the text was first read is what it is read by ever after', () => {
    expect(decodeText(encode('koi8-r', 'Да'), { name: 'a', known: 'koi8-r' }).text).toBe('Да');
  });
});

describe('a text that', () => {
  it('its publisher broke is kept as it is, with a note', () => {
    const broken = Buffer.from(Buffer.from('für die Brücke, größer als üblich').toString('latin1'));
    expect(decodeText(broken, { name: 'a' }).notes[0]).toMatch(
      /places such as “Ã.” look like letters that its publisher broke/,
    );
    expect(decodeText(Buffer.from(german), { name: 'a' }).notes).toEqual([]);
  });

  it.each([
    ['NUL', Buffer.from('a\0b'), /NUL/],
    ['control characters', Buffer.from('\x01\x02\x03 text'), /control characters/],
    ['the bytes of a picture', Buffer.from('89504e470d0a1a0a0000000d49484452000001', 'hex'), /NUL|binary/],
  ])('holds %s is refused', (_what, bytes, why) => {
    expect(() => decodeText(bytes, { name: 'a' })).toThrow(why);
  });

  it('is large is read in bounded time', () => {
    const started = Date.now();
    decodeText(Buffer.alloc(20 * 1024 ** 2, 0xe4), { name: 'a', declared: 'utf-8' });
    expect(Date.now() - started).toBeLessThan(20_000);
  });
});
