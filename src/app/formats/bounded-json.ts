/** Deeper than any real record; far below what a recursive reader can bear. */
const deepest = 64;

/**
 * Why a parsed JSON value cannot be kept, or undefined when it can: nested too deep for the recursive functions
 * that hash and print it, or a number such as 1e999 that JSON cannot write again. Walks without recursion.
 */
export function findJsonFault(value: unknown): string | undefined {
  const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (typeof next.value === 'number' && !Number.isFinite(next.value)) return 'expected numbers that are finite';
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (next.depth >= deepest) return `expected at most ${deepest} levels of nesting`;
    for (const member of Object.values(next.value)) open.push({ value: member, depth: next.depth + 1 });
  }
  return undefined;
}
