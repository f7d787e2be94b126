import { goodsWords } from '../register/goods.ts';
import { type IdeaMatcher, createIdeaMatcher } from '../text/idea-words.ts';

/** What a word for things was taken for. */
export interface ItemReading {
  /** Classes as in `Provision.items`, the narrowest that fit; the words themselves where nothing is known of them. */
  readonly classes: readonly string[];
  /** `class`: it is one; `words`: what people call one; `unknown`: neither, so that "touches nothing" means little. */
  readonly by: 'class' | 'words' | 'unknown';
}

let matcher: IdeaMatcher | undefined;

/**
 * Reads "artillery shells" as `arms/munitions` and `oil/crude` as itself. `known` are classes beyond the register, so
 * that a regime may speak of its own: a file stays enough.
 */
export function readItem(item: string, known: readonly string[] = []): ItemReading {
  const asked = item.trim().toLowerCase();
  if (isOneOf(asked, Object.keys(goodsWords))) return { classes: [asked], by: 'class' };
  const own = isOneOf(asked, known) ? [asked] : [];
  matcher ??= createIdeaMatcher(goodsWords);
  const found = [...matcher(item)];
  const narrowest = found.filter((one) => !found.some((other) => other !== one && isAtOrBelow(other, one)));
  if (narrowest.length > 0) return { classes: [...own, ...narrowest.toSorted()], by: 'words' };
  return { classes: [asked], by: own.length > 0 ? 'class' : 'unknown' };
}

function isOneOf(asked: string, classes: readonly string[]): boolean {
  return classes.some((one) => isAtOrBelow(one, asked) || isAtOrBelow(asked, one));
}

/** Whether a class of things is another or part of it: `oil/crude` is at or below `oil`. */
export function isAtOrBelow(item: string, above: string): boolean {
  const [one, other] = [item.toLowerCase(), above.toLowerCase()];
  return one === other || one.startsWith(`${other}/`);
}
