/** Whether a class of things is another or part of it: `oil/crude` is at or below `oil`. */
export function isAtOrBelow(item: string, above: string): boolean {
  const [one, other] = [item.toLowerCase(), above.toLowerCase()];
  return one === other || one.startsWith(`${other}/`);
}
