// Linear regression with a quadratic penalty, from sums that grow sample by sample: A. E. Hoerl & R. W. Kennard (1970), "Ridge regression:
// biased estimation for nonorthogonal problems", Technometrics 12(1):55-67, doi 10.1080/00401706.1970.10488634.
//   (1) A = Σ φ φ',  B = Σ φ d'              φ [features], the last one 1 for the bias; d [outputs]
//   (2) (A + λ 1) W' = B                      solved by Cholesky's decomposition A + λ 1 = L L'
// λ counts as λ samples of size 1: with more samples it matters less.

export interface RidgeRegression {
  /** Adds one sample: features from `features[from]` on (the 1 of the bias left out), targets from `targets[at]` on. */
  add(features: Float64Array, from: number, targets: Float64Array, at: number): void
  /** Writes W [outputs × features], column-major, its last column the biases; false, and W as it was, where (2) has no solution. */
  solve(into: Float64Array): boolean
  /** Multiply-adds of the two. */
  readonly cost: { readonly add: number; readonly solve: number }
}

/** `size`: features without the bias. `penalty`: λ, above 0. */
export function ridgeRegression(size: number, outputs: number, penalty: number): RidgeRegression {
  const n = size + 1
  // Lower triangles, row-major in squares.
  const sums = new Float64Array(n * n)
  const factor = new Float64Array(n * n)
  const products = new Float64Array(n * outputs)
  const column = new Float64Array(n)
  const feature = new Float64Array(n).fill(1)
  return {
    cost: { add: (n * (n + 1)) / 2 + n * outputs, solve: (n * n * n) / 6 + n * n * outputs },
    add(features, from, targets, at) {
      for (let i = 0; i < size; i++) feature[i] = features[from + i]
      for (let i = 0; i < n; i++) {
        for (let j = 0; j <= i; j++) sums[i * n + j] += feature[i] * feature[j]
        for (let k = 0; k < outputs; k++) products[i * outputs + k] += feature[i] * targets[at + k]
      }
    },
    solve(into) {
      for (let i = 0; i < n; i++)
        for (let j = 0; j <= i; j++) {
          let rest = sums[i * n + j] + (i === j ? penalty : 0)
          for (let k = 0; k < j; k++) rest -= factor[i * n + k] * factor[j * n + k]
          if (i === j && !(rest > 0)) return false
          factor[i * n + j] = i === j ? Math.sqrt(rest) : rest / factor[j * n + j]
        }
      for (let output = 0; output < outputs; output++) {
        for (let i = 0; i < n; i++) {
          let rest = products[i * outputs + output]
          for (let k = 0; k < i; k++) rest -= factor[i * n + k] * column[k]
          column[i] = rest / factor[i * n + i]
        }
        for (let i = n - 1; i >= 0; i--) {
          let rest = column[i]
          for (let k = i + 1; k < n; k++) rest -= factor[k * n + i] * column[k]
          column[i] = rest / factor[i * n + i]
          into[i * outputs + output] = column[i]
        }
      }
      return true
    },
  }
}
