// Eigenvalues of a symmetric matrix by cyclic Jacobi rotations (C. G. J. Jacobi 1846): slow and exact, an oracle for spectral norms.

/** All eigenvalues, unordered. */
export function jacobiEigenvalues(symmetric: readonly (readonly number[])[]): number[] {
  const a = symmetric.map(row => [...row])
  const n = a.length
  for (let sweep = 0; sweep < 30; sweep++)
    for (let p = 0; p < n; p++)
      for (let q = p + 1; q < n; q++) {
        if (a[p][q] === 0) continue
        const theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
        const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1))
        const cosine = 1 / Math.hypot(tangent, 1)
        const sine = tangent * cosine
        for (let k = 0; k < n; k++) {
          const [kp, kq] = [a[k][p], a[k][q]]
          a[k][p] = cosine * kp - sine * kq
          a[k][q] = sine * kp + cosine * kq
        }
        for (let k = 0; k < n; k++) {
          const [pk, qk] = [a[p][k], a[q][k]]
          a[p][k] = cosine * pk - sine * qk
          a[q][k] = sine * pk + cosine * qk
        }
      }
  return a.map((row, i) => row[i])
}
