// Eigenvalues and eigenvectors of a symmetric matrix by cyclic rotations: C. G. J. Jacobi (1846), Journal für die reine und angewandte
// Mathematik 30:51-94, in the order of rows. Only + - * / and sqrt, hence the same bits everywhere.

/** A sweep whose off-diagonal elements all lie below this share of the greatest diagonal one was the last. */
const NEGLIGIBLE = 1e-15
const SWEEPS = 50

/**
 * Decomposes `matrix` = V diag(values) Vᵀ [n × n, row-major], which is overwritten. `vectors` [n × n] gets V, one eigenvector per column;
 * `values` [n] the eigenvalues, in no order.
 */
export function symmetricEigen(matrix: Float64Array, vectors: Float64Array, values: Float64Array): void {
  const n = values.length
  vectors.fill(0)
  for (let i = 0; i < n; i++) vectors[i * n + i] = 1
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let greatest = 0
    for (let i = 0; i < n; i++) greatest = Math.max(greatest, Math.abs(matrix[i * n + i]))
    let rotated = false
    for (let p = 0; p < n - 1; p++)
      for (let q = p + 1; q < n; q++) {
        if (!(Math.abs(matrix[p * n + q]) > NEGLIGIBLE * greatest)) continue
        rotated = true
        rotate(matrix, vectors, n, p, q)
      }
    if (!rotated) break
  }
  for (let i = 0; i < n; i++) values[i] = matrix[i * n + i]
}

/** Turns the plane of coordinates p < q so that element (p, q) becomes 0. */
function rotate(a: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
  const theta = (a[q * n + q] - a[p * n + p]) / (2 * a[p * n + q])
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const cosine = 1 / Math.sqrt(tangent * tangent + 1)
  const sine = tangent * cosine
  for (let k = 0; k < n; k++) {
    const kp = a[k * n + p]
    const kq = a[k * n + q]
    a[k * n + p] = cosine * kp - sine * kq
    a[k * n + q] = sine * kp + cosine * kq
  }
  for (let k = 0; k < n; k++) {
    const pk = a[p * n + k]
    const qk = a[q * n + k]
    a[p * n + k] = cosine * pk - sine * qk
    a[q * n + k] = sine * pk + cosine * qk
    const vp = v[k * n + p]
    const vq = v[k * n + q]
    v[k * n + p] = cosine * vp - sine * vq
    v[k * n + q] = sine * vp + cosine * vq
  }
}
