import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CopyIndex } from './copy-index.ts';
import { fingerprintsOf } from './fingerprints.ts';
import { decodeCopyIndex, encodeCopyIndex } from './keep-index.ts';
import { shingleHashes } from './shingles.ts';

const words = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, at) => `${prefix}${at}`);
const index = (...texts: string[]): CopyIndex => {
  const made = new CopyIndex();
  for (const [at, text] of texts.entries()) made.add(`d${at}`, text);
  return made;
};
const found = (made: CopyIndex, text: string): string[] => made.find(text).map((match) => match.id);

describe('finding copies among many', () => {
  const article = words('a', 120);

  it('finds a short text inside one thirty times as long', () => {
    const long = [...words('x', 1500), ...article.slice(0, 50), ...words('y', 1500)].join(' ');
    const [match] = index(long, words('z', 200).join(' ')).find(article.slice(0, 50).join(' '));
    expect(match).toMatchObject({ id: 'd0', containment: 1, passage: 50 });
  });

  it('finds a text with every twelfth word replaced and a third cut', () => {
    const rewritten = article.map((word, at) => (at % 12 === 5 ? `new${at}` : word)).slice(0, 80);
    expect(found(index(article.join(' ')), rewritten.join(' '))).toEqual(['d0']);
  });

  it('holds one shared quotation for nothing', () => {
    const quotation = words('q', 25);
    const [one, other] = ['r', 's'].map((prefix) =>
      [...words(prefix, 40), ...quotation, ...words(prefix, 20)].join(' '),
    );
    expect(found(index(one!), other!)).toEqual([]);
  });

  it.each([
    ['ko', '미국 싱크탱크가 발표한 보고서에 따르면 두만강역에서 화물열차 약 칠십삼 량이 위성사진에 포착됐다고 전했다'],
    ['ja', '米シンクタンクが公表した最新報告書によると、国境の駅で貨物車両およそ七十三両が衛星画像に写っていたという'],
    [
      'ru',
      'Около семидесяти трёх вагонов стояло на станции у границы, говорится в докладе американского центра исследований',
    ],
  ])('finds copies in %s and leaves other sentences alone', (_, text) => {
    const made = index(text, text.split('').toReversed().join(''));
    expect(found(made, `${text}。 1`)).toEqual(['d0']);
  });

  it('finds one of thousands of identical copies quickly enough, and does not drown in boilerplate', () => {
    const boilerplate = words('boiler', 40).join(' ');
    const made = new CopyIndex();
    for (let at = 0; at < 6000; at++) made.add(`b${at}`, `${words(`t${at}x`, 60).join(' ')} ${boilerplate}`);
    expect(found(made, `${words('t17x', 60).join(' ')} ${boilerplate}`)).toEqual(['b17']);
  });

  it('takes the same document only once, and none that has no words', () => {
    const made = index('', article.join(' '));
    made.add('d1', 'something else entirely');
    expect(made.size).toBe(2);
    expect(found(made, article.join(' '))).toEqual(['d1']);
    expect(found(made, '')).toEqual([]);
  });
});

describe('what holds for any texts', () => {
  const text = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 0, maxLength: 60 }).map((list) => list.join(' '));

  it('answers do not depend on the order of import', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), text, (texts, asked) => {
        const entries = texts.map((one, at) => [`d${at}`, one] as const);
        const [forth, back] = [entries, entries.toReversed()].map((list) => {
          const made = new CopyIndex();
          for (const [id, one] of list) made.add(id, one);
          return made.find(asked);
        });
        expect(back).toEqual(forth);
      }),
    );
  });

  it('two texts that share fifteen words in a row share a fingerprint', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(50), fc.nat(50), (a, b, c, d) => {
        const passage = words('p', 15);
        const [one, other] = [
          [...words('a', a), ...passage, ...words('b', b)],
          [...words('c', c), ...passage, ...words('d', d)],
        ].map((list) => new Set(fingerprintsOf(shingleHashes(list.join(' ')))));
        expect([...one!].some((fingerprint) => other!.has(fingerprint))).toBe(true);
      }),
    );
  });
});

describe('a kept index', () => {
  async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const toBytes = (made: CopyIndex): Uint8Array => Buffer.concat([...encodeCopyIndex(made, 'seen to 7')]);
  const article = words('a', 80).join(' ');
  const bytes = toBytes(index(article, words('b', 80).join(' '), ''));

  it('answers as before, takes more, and remembers how far it was', async () => {
    const read = await decodeCopyIndex(inPieces(bytes, 1000));
    expect(read!.state).toBe('seen to 7');
    expect(read!.index.find(article)).toEqual(index(article).find(article));
    read!.index.add('more', words('m', 50).join(' '));
    expect(found(read!.index, words('m', 50).join(' '))).toEqual(['more']);
  });

  it('that is empty is read back empty', async () => {
    expect((await decodeCopyIndex(inPieces(toBytes(new CopyIndex()), 7)))!.index.size).toBe(0);
  });

  it.each([0, 5, 30, 100, 2000, bytes.length - 1])('cut after %i bytes is refused', async (length) => {
    expect(await decodeCopyIndex(inPieces(bytes.subarray(0, length), 512))).toBeNull();
  });

  it('of another version, or that points outside of itself, is refused', async () => {
    const other = Uint8Array.from(bytes);
    other[17] = 57;
    expect(await decodeCopyIndex(inPieces(other, 512))).toBeNull();
    const wild = Uint8Array.from(bytes);
    wild.fill(0x7f, wild.length - 8);
    expect(await decodeCopyIndex(inPieces(wild, 512))).toBeNull();
  });
});
