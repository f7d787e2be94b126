/** English number words in one token: "twelve", "twenty-one"; "two hundred" is two tokens. */

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const values = new Map<string, number>([
  ...small.map((word, value): [string, number] => [word, value]),
  ...tens.map((word, index): [string, number] => [word, 20 + 10 * index]),
  ['hundred', 100],
  ['dozen', 12],
]);

/** The number a word stands for; undefined where it is none. */
export function englishNumber(lower: string): number | undefined {
  const known = values.get(lower);
  if (known !== undefined || !lower.includes('-')) return known;
  const [ten, one, more] = lower.split('-');
  const [tenValue, oneValue] = [values.get(ten!), values.get(one!)];
  if (more !== undefined || tenValue === undefined || oneValue === undefined) return undefined;
  return tenValue >= 20 && tenValue < 100 && oneValue > 0 && oneValue < 10 ? tenValue + oneValue : undefined;
}
