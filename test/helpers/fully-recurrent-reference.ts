// The fully recurrent net of methods/cells/fully-recurrent.ts written out by hand, an oracle that shares no code with the engine:
//   h(t) = f(W [x(t); h(t-1); 1]),   y(t) = f_o(V [h(t); 1])
// Weights in the cell's order: W and V column-major, each with its biases as last column.

import type { Loss } from '../../engine/program.ts'
import type { Sequence } from '../../engine/sequence.ts'
import type { FullyRecurrentShape } from '../../methods/cells/fully-recurrent.ts'

const logistic = (x: number): number => 1 / (1 + Math.exp(-x))

export interface ReferenceStep {
  /** [x(t); h(t-1); 1]. */
  readonly z: readonly number[]
  readonly h: readonly number[]
  /** f'(net) of each hidden unit. */
  readonly slope: readonly number[]
  readonly y: readonly number[]
}

export interface FullyRecurrentReference {
  readonly steps: readonly ReferenceStep[]
  /** Positions of W[unit][column] and V[k][unit] in the flat vector of weights. */
  hiddenAt(unit: number, column: number): number
  outputAt(k: number, unit: number): number
  /** dE/dnet of each output unit at target number `target`. */
  outputDelta(target: number): number[]
  /** dE/dw of the error of that target alone, taken back as far as step `first` and cut there. */
  aloneFrom(target: number, first: number): Float64Array
}

export function fullyRecurrentReference(
  { inputs, outputs, hidden, hiddenUnits, outputUnits }: FullyRecurrentShape,
  weights: Float64Array,
  sequence: Sequence,
  loss: Loss,
): FullyRecurrentReference {
  const columns = inputs + hidden + 1
  const hiddenAt = (unit: number, column: number): number => column * hidden + unit
  const outputAt = (k: number, unit: number): number => columns * hidden + unit * outputs + k
  const steps: ReferenceStep[] = []
  for (let t = 0; t < sequence.length; t++) {
    const before = steps.at(-1)?.h ?? Array<number>(hidden).fill(0)
    const z = [...sequence.inputs.subarray(t * inputs, (t + 1) * inputs), ...before, 1]
    const h = before.map((_, unit) => {
      const net = z.reduce((sum, value, column) => sum + weights[hiddenAt(unit, column)] * value, 0)
      return hiddenUnits === 'tanh' ? Math.tanh(net) : logistic(net)
    })
    const y = Array.from({ length: outputs }, (_, k) => {
      const net = [...h, 1].reduce((sum, value, unit) => sum + weights[outputAt(k, unit)] * value, 0)
      return outputUnits === 'logistic' ? logistic(net) : net
    })
    steps.push({ z, h, slope: h.map(value => (hiddenUnits === 'tanh' ? 1 - value ** 2 : value * (1 - value))), y })
  }
  const outputDelta = (target: number): number[] =>
    steps[sequence.targetSteps[target]].y.map((value, k) => {
      const difference = value - sequence.targets[target * outputs + k]
      return loss === 'squared-error' && outputUnits === 'logistic' ? difference * value * (1 - value) : difference
    })
  return {
    steps,
    hiddenAt,
    outputAt,
    outputDelta,
    aloneFrom(target, first) {
      const gradient = new Float64Array(weights.length)
      const last = sequence.targetSteps[target]
      const error = outputDelta(target)
      const seen = [...steps[last].h, 1]
      error.forEach((value, k) => {
        for (let unit = 0; unit <= hidden; unit++) gradient[outputAt(k, unit)] += value * seen[unit]
      })
      let back = steps[last].h.map((_, unit) => error.reduce((sum, value, k) => sum + weights[outputAt(k, unit)] * value, 0))
      for (let t = last; t >= first; t--) {
        const { z, slope } = steps[t]
        const delta = back.map((value, unit) => value * slope[unit])
        delta.forEach((value, unit) => {
          for (let column = 0; column < columns; column++) gradient[hiddenAt(unit, column)] += value * z[column]
        })
        back = back.map((_, unit) => delta.reduce((sum, value, i) => sum + weights[hiddenAt(i, inputs + unit)] * value, 0))
      }
      return gradient
    },
  }
}
