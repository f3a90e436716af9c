// The net that recurrent cascade-correlation grows.
//
// S. E. Fahlman (1991), "The recurrent cascade-correlation architecture", NIPS 3, 190-196. Hidden unit u sees a bias, the inputs, the units
// before it, all at the same step, and itself at the step before; outputs see the bias, the inputs and all units:
//   (1) V_u(t) = tanh(w_u0 + Σ_i w_ui I_i(t) + Σ_{j<u} w_uj V_j(t) + w_us V_u(t-1)), V_u(-1) = 0
//   (2) y_o(t) = f(w_o0 + Σ_i w_oi I_i(t) + Σ_u w_ou V_u(t)), f by the output units
// As units see no later ones, each can be run over a whole sequence before the next: once, where the sequence is kept.

import { sigmoid, tanh } from '../../engine/math.ts'
import type { Sequence } from '../../engine/sequence.ts'
import type { OutputUnits } from '../cells/outputs.ts'

/** A kept sequence, or the values of one: those of unit u at step t are in [u][t]. */
export type UnitValues = Float64Array[]

/** What bias and inputs add up to at a step; the weights are from `offset` on, `stride` apart: the bias's, then the inputs'. */
export function fromInputs(weights: Float64Array, offset: number, stride: number, sequence: Sequence, t: number): number {
  const { inputKind, inputSize, inputs, symbols } = sequence
  let net = weights[offset]
  if (inputKind === 'symbols') return net + weights[offset + (1 + symbols[t]) * stride]
  for (let i = 0; i < inputSize; i++) net += weights[offset + (1 + i) * stride] * inputs[t * inputSize + i]
  return net
}

/** Equation 1 over a sequence. `weights`: bias, inputs, one per unit of `earlier`, self. */
export function runUnit(weights: Float64Array, sequence: Sequence, earlier: UnitValues, into: Float64Array): void {
  const first = 1 + sequence.inputSize
  const units = weights.length - first - 1
  let value = 0
  for (let t = 0; t < sequence.length; t++) {
    let net = fromInputs(weights, 0, 1, sequence, t)
    for (let j = 0; j < units; j++) net += weights[first + j] * earlier[j][t]
    value = tanh(net + weights[first + units] * value)
    into[t] = value
  }
}

const functions: Readonly<Record<OutputUnits, (net: number) => number>> = { logistic: sigmoid, tanh, linear: net => net }

export interface CascadeNet {
  /** Weights of each unit, in the order in which equation 1 has them; never changed. */
  readonly units: readonly Float64Array[]
  /** Weights to the outputs [(1 + inputs + units) × outputs]: from the bias, the inputs, the units. Another array after `install`. */
  readonly outputWeights: Float64Array
  /** Adds a unit with (a copy of) these weights, and its weights to the outputs. */
  install(weights: Float64Array, toOutputs: Float64Array): void
  /** Equation 2 at all target steps into `answers` [targetCount × outputs], given the units' values. */
  answerFrom(sequence: Sequence, values: UnitValues, answers: Float64Array): void
  /** Answers at the target steps [targetCount × outputs], valid until the next call. */
  run(sequence: Sequence): Float64Array
}

/** A net without hidden units and with these weights to its outputs [(1 + inputs) × outputs]. */
export function cascadeNet(outputs: number, outputUnits: OutputUnits, outputWeights: Float64Array): CascadeNet {
  const activation = functions[outputUnits]
  const units: Float64Array[] = []
  const values: UnitValues = []
  let answers = new Float64Array(outputs)
  const net = {
    units,
    outputWeights,
    install(weights: Float64Array, toOutputs: Float64Array) {
      units.push(weights.slice())
      values.push(new Float64Array(0))
      const grown = new Float64Array(net.outputWeights.length + outputs)
      grown.set(net.outputWeights)
      grown.set(toOutputs, net.outputWeights.length)
      net.outputWeights = grown
    },
    answerFrom(sequence: Sequence, given: UnitValues, into: Float64Array) {
      const { targetCount, targetSteps, inputSize } = sequence
      const first = (1 + inputSize) * outputs
      for (let k = 0; k < targetCount; k++)
        for (let o = 0; o < outputs; o++) {
          let sum = fromInputs(net.outputWeights, o, outputs, sequence, targetSteps[k])
          for (let u = 0; u < units.length; u++) sum += net.outputWeights[first + u * outputs + o] * given[u][targetSteps[k]]
          into[k * outputs + o] = activation(sum)
        }
    },
    run(sequence: Sequence) {
      if (answers.length < sequence.targetCount * outputs) answers = new Float64Array(sequence.targetCount * outputs)
      for (let u = 0; u < units.length; u++) {
        if (values[u].length < sequence.length) values[u] = new Float64Array(sequence.length)
        runUnit(units[u], sequence, values, values[u])
      }
      net.answerFrom(sequence, values, answers)
      return answers
    },
  }
  return net
}
