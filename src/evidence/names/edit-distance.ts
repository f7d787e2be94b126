/** Letters inserted, left out, changed or swapped with their neighbour (optimal string alignment) between two words. */
export function editDistance(a: string, b: string): number {
  const width = b.length + 1;
  let [before, last] = [Array.from({ length: width }, () => 0), Array.from({ length: width }, (_, at) => at)];
  for (let row = 1; row <= a.length; row += 1) {
    const here = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      let best = Math.min(last[column]! + 1, here[column - 1]! + 1, last[column - 1]! + (isSame ? 0 : 1));
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (isSwap) best = Math.min(best, before[column - 2]! + 1);
      here.push(best);
    }
    [before, last] = [last, here];
  }
  return last[b.length]!;
}
