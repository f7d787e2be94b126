/**
 * Solves A x = b for a symmetric positive definite A of n rows, stored by rows; only its lower triangle is read. A is
 * replaced by its Cholesky factor, b by x. False where A is not positive definite.
 */
export function solveCholesky(a: Float64Array, b: Float64Array): boolean {
  const n = b.length;
  if (!factorise(a, n)) return false;
  for (let row = 0; row < n; row += 1) {
    let sum = b[row]!;
    for (let col = 0; col < row; col += 1) sum -= a[row * n + col]! * b[col]!;
    b[row] = sum / a[row * n + row]!;
  }
  for (let row = n - 1; row >= 0; row -= 1) {
    let sum = b[row]!;
    for (let col = row + 1; col < n; col += 1) sum -= a[col * n + row]! * b[col]!;
    b[row] = sum / a[row * n + row]!;
  }
  return true;
}

function factorise(a: Float64Array, n: number): boolean {
  for (let row = 0; row < n; row += 1) {
    for (let col = 0; col <= row; col += 1) {
      let sum = a[row * n + col]!;
      for (let inner = 0; inner < col; inner += 1) sum -= a[row * n + inner]! * a[col * n + inner]!;
      if (row !== col) a[row * n + col] = sum / a[col * n + col]!;
      else if (sum > 0) a[row * n + row] = Math.sqrt(sum);
      else return false;
    }
  }
  return true;
}
