// LSTM-1997 written out by hand from appendix A.1 of Hochreiter & Schmidhuber (1997): an oracle that shares no code with the engine.
// The weights are read in the cell's order: for input gates, output gates, cells and outputs a column-major matrix, then the biases.

import type { Sequence } from '../../engine/sequence.ts'

interface Shape {
  readonly inputs: number
  readonly outputs: number
  readonly blocks: number
  readonly cellsPerBlock: number
}

const f = (x: number): number => 1 / (1 + Math.exp(-x))

/** The answers, and the update per learning rate summed over all target steps with frozen weights (all units biased). */
export function lstm1997Reference(
  { inputs, outputs, blocks, cellsPerBlock }: Shape,
  weights: Float64Array,
  sequence: Sequence,
): { answers: number[]; update: Float64Array } {
  const cells = blocks * cellsPerBlock
  const sources = inputs + 2 * blocks + cells
  const starts = [0]
  for (const size of [blocks, blocks, cells]) starts.push(starts.at(-1)! + size * (sources + 1))
  const [inStart, outStart, cellStart, answerStart] = starts
  const at = (start: number, units: number, columns: number, unit: number, column: number): number =>
    column < columns ? start + column * units + unit : start + columns * units + unit
  const net = (start: number, units: number, columns: number, unit: number, z: readonly number[]): number => {
    let sum = 0
    for (let m = 0; m <= columns; m++) sum += weights[at(start, units, columns, unit, m)] * z[m]
    return sum
  }
  const update = new Float64Array(weights.length)
  const answers: number[] = []
  let yIn = Array<number>(blocks).fill(0)
  let yOut = Array<number>(blocks).fill(0)
  let yCell = Array<number>(cells).fill(0)
  const s = Array<number>(cells).fill(0)
  const dsIn = Array.from({ length: cells }, () => Array<number>(sources + 1).fill(0))
  const dsCell = Array.from({ length: cells }, () => Array<number>(sources + 1).fill(0))
  let target = 0
  for (let t = 0; t < sequence.length; t++) {
    const z = [...sequence.inputs.subarray(t * inputs, (t + 1) * inputs), ...yIn, ...yOut, ...yCell, 1]
    yIn = yIn.map((_, j) => f(net(inStart, blocks, sources, j, z)))
    yOut = yOut.map((_, j) => f(net(outStart, blocks, sources, j, z)))
    for (let c = 0; c < cells; c++) {
      const j = Math.floor(c / cellsPerBlock)
      const y = f(net(cellStart, cells, sources, c, z))
      const [g, gSlope] = [4 * y - 2, 4 * y * (1 - y)]
      s[c] += yIn[j] * g
      for (let m = 0; m <= sources; m++) {
        dsIn[c][m] += g * yIn[j] * (1 - yIn[j]) * z[m] // (25)
        dsCell[c][m] += gSlope * yIn[j] * z[m] // (27)
      }
    }
    const h = s.map(state => 2 * f(state) - 1)
    yCell = h.map((value, c) => yOut[Math.floor(c / cellsPerBlock)] * value)
    if (target >= sequence.targetCount || sequence.targetSteps[target] !== t) continue
    const seen = [...yCell, 1]
    const y = Array.from({ length: outputs }, (_, k) => f(net(answerStart, outputs, cells, k, seen)))
    const errors = y.map((value, k) => value * (1 - value) * (sequence.targets[target * outputs + k] - value)) // (19)
    errors.forEach((error, k) => {
      for (let u = 0; u <= cells; u++) update[at(answerStart, outputs, cells, k, u)] += error * seen[u] // (22)
    })
    for (let c = 0; c < cells; c++) {
      const j = Math.floor(c / cellsPerBlock)
      const back = errors.reduce((sum, error, k) => sum + weights[at(answerStart, outputs, cells, k, c)] * error, 0)
      const eOut = yOut[j] * (1 - yOut[j]) * h[c] * back // (21), one cell's share
      const eState = yOut[j] * ((1 - h[c] * h[c]) / 2) * back // (23)
      for (let m = 0; m <= sources; m++) {
        update[at(outStart, blocks, sources, j, m)] += eOut * z[m]
        update[at(inStart, blocks, sources, j, m)] += eState * dsIn[c][m] // (26)
        update[at(cellStart, cells, sources, c, m)] += eState * dsCell[c][m] // (28)
      }
    }
    answers.push(...y)
    target++
  }
  return { answers, update }
}
