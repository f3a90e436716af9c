// LSTM-1997 as a good hand-written scalar loop over typed arrays: what the engine's speed is measured against. All units biased, one
// linear output, a target at the last step; weights in the cell's order (column-major matrices, biases after each).

import { sigmoid } from '../engine/math.ts'
import type { Sequence } from '../engine/sequence.ts'

interface Shape {
  readonly inputs: number
  readonly blocks: number
  readonly cellsPerBlock: number
}

export function scalarLstm1997({ inputs, blocks, cellsPerBlock }: Shape, weights: Float64Array) {
  const cells = blocks * cellsPerBlock
  const sources = inputs + 2 * blocks + cells
  const width = sources + 1
  const [inStart, outStart] = [0, blocks * width]
  const cellStart = 2 * blocks * width
  const answerStart = cellStart + cells * width
  const z = new Float64Array(width)
  const s = new Float64Array(cells)
  const h = new Float64Array(cells)
  const dsIn = new Float64Array(cells * width)
  const dsCell = new Float64Array(cells * width)
  const yIn = new Float64Array(blocks)
  const yOut = new Float64Array(blocks)
  const update = new Float64Array(weights.length)
  const net = (start: number, units: number, unit: number): number => {
    let sum = weights[start + sources * units + unit]
    for (let m = 0; m < sources; m++) sum += weights[start + m * units + unit] * z[m]
    return sum
  }
  return {
    /** Runs the sequence, adds learningRate times the update to the weights; returns the answer and the update. */
    learn(sequence: Sequence, learningRate: number) {
      s.fill(0)
      z.fill(0)
      z[sources] = 1
      dsIn.fill(0)
      dsCell.fill(0)
      for (let t = 0; t < sequence.length; t++) {
        for (let i = 0; i < inputs; i++) z[i] = sequence.inputs[t * inputs + i]
        for (let j = 0; j < blocks; j++) {
          yIn[j] = sigmoid(net(inStart, blocks, j))
          yOut[j] = sigmoid(net(outStart, blocks, j))
        }
        for (let c = 0; c < cells; c++) {
          const y = yIn[(c / cellsPerBlock) | 0]
          const squashed = sigmoid(net(cellStart, cells, c))
          const g = 4 * squashed - 2
          s[c] += y * g
          const [inFactor, cellFactor] = [g * y * (1 - y), 4 * squashed * (1 - squashed) * y]
          for (let m = 0; m < width; m++) {
            dsIn[c * width + m] += inFactor * z[m]
            dsCell[c * width + m] += cellFactor * z[m]
          }
        }
        if (t === sequence.length - 1) break
        for (let j = 0; j < blocks; j++) {
          z[inputs + j] = yIn[j]
          z[inputs + blocks + j] = yOut[j]
        }
        for (let c = 0; c < cells; c++) z[inputs + 2 * blocks + c] = yOut[(c / cellsPerBlock) | 0] * (2 * sigmoid(s[c]) - 1)
      }
      let answer = weights[answerStart + cells]
      for (let c = 0; c < cells; c++) {
        h[c] = 2 * sigmoid(s[c]) - 1
        answer += weights[answerStart + c] * yOut[(c / cellsPerBlock) | 0] * h[c]
      }
      const error = sequence.targets[0] - answer
      update.fill(0)
      update[answerStart + cells] = error
      for (let c = 0; c < cells; c++) {
        const j = (c / cellsPerBlock) | 0
        const back = weights[answerStart + c] * error
        const eOut = yOut[j] * (1 - yOut[j]) * h[c] * back
        const eState = yOut[j] * ((1 - h[c] * h[c]) / 2) * back
        update[answerStart + c] = error * yOut[j] * h[c]
        for (let m = 0; m < width; m++) {
          update[outStart + m * blocks + j] += eOut * z[m]
          update[inStart + m * blocks + j] += eState * dsIn[c * width + m]
          update[cellStart + m * cells + c] += eState * dsCell[c * width + m]
        }
      }
      for (let i = 0; i < weights.length; i++) weights[i] += learningRate * update[i]
      return { answer, update }
    },
  }
}
