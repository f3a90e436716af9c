// Next-symbol prediction by the most active output.

/** The most active of `count` outputs from `offset` on, counted from there; -1 where no single one is, or one is not a number. */
export function mostActive(answers: Float64Array, offset: number, count: number): number {
  let best = -1
  let most = Number.NEGATIVE_INFINITY
  for (let k = 0; k < count; k++) {
    const activation = answers[offset + k]
    if (Number.isNaN(activation)) return -1
    if (activation > most) {
      most = activation
      best = k
    } else if (activation === most) best = -1
  }
  return best
}
