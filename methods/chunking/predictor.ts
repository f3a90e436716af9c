// A net that predicts the next row of a stream, and learns to.

import { createProgram } from '../../engine/create-program.ts'
import type { Cell } from '../../engine/graph.ts'
import { initialiseWeights } from '../../engine/initialise.ts'
import type { RandomStream } from '../../engine/random.ts'
import { type InputKind, sequenceBuffer } from '../../engine/sequence.ts'
import { optimiserFor, passFor } from '../learning/gradient.ts'
import type { TrainingStream } from '../method.ts'
import type { PredictorOptions } from './nets.ts'
import type { Stream } from './stream.ts'

export interface Predictor {
  readonly weights: Float64Array
  /** Numbers per prediction: a row, a time code where there is one, and whatever else the net answers. */
  readonly width: number
  /** Multiply-adds of a step forwards. */
  readonly stepCost: number
  /** Predictions at the first `steps` rows, each of the row after it [steps × width]; valid until the next call. */
  predict(stream: Stream, steps: number): Float64Array
  /**
   * Learns to have predicted all rows but the first, `predictions` being what `predict` has just said of them. `alsoPredict` are targets for
   * the last outputs of each step [(count - 1) × extra]; without them these outputs learn nothing.
   */
  learn(stream: Stream, predictions: Float64Array, training: TrainingStream, alsoPredict?: Float64Array): void
}

export interface PredictorPlan {
  readonly cell: Cell
  /** Inputs are the symbols of a stream, or its rows, with their time code. */
  readonly inputKind: InputKind
  readonly options: PredictorOptions
  /** Time codes are times in units of this many steps. */
  readonly longestSequence: number
  readonly random: RandomStream
}

export function predictor({ cell, inputKind, options, longestSequence, random }: PredictorPlan): Predictor {
  const program = createProgram(cell, inputKind)
  const { weights, cost } = program
  const width = cell.outputs
  initialiseWeights(weights, cell, random, options.initialRange)
  const apply = program.updater(optimiserFor(weights.length, options))
  let teacher: TrainingStream | undefined
  const pass = passFor(program, { ...options, delta: 'squared-error' }, () => {
    apply()
    teacher!.weightsChanged()
  })
  const sequence = sequenceBuffer(inputKind, cell.inputs, width)
  const coded = inputKind === 'dense' && options.timeCode !== 'none'
  const codeOf = ({ times }: Stream, row: number): number =>
    (options.timeCode === 'absolute' || row === 0 ? times[row] : times[row] - times[row - 1]) / longestSequence
  const load = (stream: Stream, steps: number): void => {
    const { size, rows, symbols } = stream
    sequence.begin(steps)
    for (let k = 0; k < steps; k++) {
      if (inputKind === 'symbols') sequence.setSymbol(k, symbols[k])
      else for (let i = 0; i < size; i++) if (rows[k * size + i] !== 0) sequence.setInput(k, i, rows[k * size + i])
      if (coded) sequence.setInput(k, size, codeOf(stream, k))
      sequence.addTarget(k)
    }
  }
  return {
    weights,
    width,
    stepCost: cost.forward,
    predict(stream, steps) {
      load(stream, steps)
      return program.run(sequence)
    },
    learn(stream, predictions, training, alsoPredict) {
      const { count, size, rows, given } = stream
      if (count < 2) return
      load(stream, count - 1)
      const extra = alsoPredict ? width - size : 0
      for (let k = 0; k < count - 1; k++) {
        const [at, next] = [k * width, (k + 1) * size]
        // What is not observed is its own target: no error.
        for (let i = 0; i < width; i++) sequence.targets[at + i] = predictions[at + i]
        for (let i = 0; i < size; i++) if (given[next + i] === 1) sequence.targets[at + i] = rows[next + i]
        if (coded) sequence.targets[at + size] = codeOf(stream, k + 1)
        for (let i = 0; i < extra; i++) sequence.targets[at + size + i] = alsoPredict![k * extra + i]
      }
      teacher = training
      pass(sequence, training)
    },
  }
}
