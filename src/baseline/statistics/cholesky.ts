/**
 * Lower triangular L with L Lᵀ = A, for a symmetric positive definite matrix of `order` rows, stored by rows; written over the
 * lower part of `matrix`. Returns log det A, or null where A is not positive definite.
 */
export function factorise(matrix: Float64Array, order: number): number | null {
  let logDeterminant = 0;
  for (let column = 0; column < order; column += 1) {
    for (let row = column; row < order; row += 1) {
      let sum = matrix[row * order + column]!;
      for (let index = 0; index < column; index += 1) {
        sum -= matrix[row * order + index]! * matrix[column * order + index]!;
      }
      if (row > column) matrix[row * order + column] = sum / matrix[column * order + column]!;
      else {
        if (!(sum > 0)) return null;
        matrix[row * order + column] = Math.sqrt(sum);
        logDeterminant += Math.log(sum);
      }
    }
  }
  return logDeterminant;
}

/** Solves L Lᵀ x = b for a factor of `factorise`; x is written over `vector`. */
export function solveFactorised(factor: Float64Array, order: number, vector: Float64Array): Float64Array {
  for (let row = 0; row < order; row += 1) {
    let sum = vector[row]!;
    for (let index = 0; index < row; index += 1) sum -= factor[row * order + index]! * vector[index]!;
    vector[row] = sum / factor[row * order + row]!;
  }
  for (let row = order - 1; row >= 0; row -= 1) {
    let sum = vector[row]!;
    for (let index = row + 1; index < order; index += 1) sum -= factor[index * order + row]! * vector[index]!;
    vector[row] = sum / factor[row * order + row]!;
  }
  return vector;
}
