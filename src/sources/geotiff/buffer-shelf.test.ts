import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BufferShelf } from './buffer-shelf.ts';

const piece = 16 * 1024 ** 2;

test('no two tiles lie in the same bytes, whatever is taken and put back', () => {
  const steps = fc.array(fc.tuple(fc.constantFrom(1, 60_000, 5_000_000), fc.nat(9)), { maxLength: 150 });
  fc.assert(
    fc.property(steps, fc.constantFrom(0, piece), (orders, most) => {
      const shelf = new BufferShelf(most);
      const taken: { bytes: Uint8Array; mark: number }[] = [];
      for (const [index, [size, choice]] of orders.entries()) {
        if (choice > 5 && taken.length > 0) shelf.put(taken.splice(choice % taken.length, 1)[0]!.bytes);
        const bytes = shelf.take(size);
        const mark = 1 + (index % 255);
        bytes[0] = bytes[size - 1] = mark;
        taken.push({ bytes, mark });
      }
      for (const { bytes, mark } of taken) expect([bytes[0], bytes.at(-1)]).toEqual([mark, mark]);
    }),
    { numRuns: 25 },
  );
});

test('a room that was put back is given again; memory with nothing in it is kept up to a bound', () => {
  const shelf = new BufferShelf(piece);
  const first = shelf.take(piece);
  shelf.put(first);
  expect(shelf.take(piece).buffer).toBe(first.buffer);
  const others = [shelf.take(piece), shelf.take(piece)];
  for (const one of [first, ...others]) shelf.put(one);
  const again = [shelf.take(piece), shelf.take(piece)];
  expect(again.filter(({ buffer }) => [first, ...others].some((one) => one.buffer === buffer))).toHaveLength(1);
});

test('what never came from here is not taken', () => {
  const shelf = new BufferShelf(piece);
  const strange = new Uint8Array(100);
  shelf.put(strange);
  expect(shelf.take(100).buffer).not.toBe(strange.buffer);
});
