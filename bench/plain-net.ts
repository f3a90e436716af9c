// What the plain loops have in common. They are what a good programmer writes first: the formulas as they stand in a textbook, over
// Float64Arrays and without allocation, but one sum at a time, and with the engine's own elementary functions. The tuned loops
// (scalar-*.ts) come to the same weights.

/** The net input of one unit: its row of weights from `w` on times the sources from `z` on, all of them [width]. */
export function netInput(weights: Float64Array, w: number, sources: Float64Array, z: number, width: number): number {
  let sum = 0
  for (let m = 0; m < width; m++) sum += weights[w + m] * sources[z + m]
  return sum
}
