// Learning with a net of brain.js, online: a sequence runs through one equation for each step, errors arise where there are targets and go
// back to the first step, then all weights change.

import { exp } from '../../engine/math.ts'
import type { RandomStream } from '../../engine/random.ts'
import type { Sequence } from '../../engine/sequence.ts'
import type { Learner } from '../method.ts'
import type { BrainNet, Equation, Matrix } from './brain-equations.ts'
import { withSeededMath } from './seeded-math.ts'

/** What differs between nets for rows of numbers and nets for symbols. */
interface Interface {
  run(equation: Equation, sequence: Sequence, step: number): Matrix
  /** Runs the step with the sequence's target number `index`. */
  predict(equation: Equation, sequence: Sequence, step: number, index: number): Matrix
  backpropagate(equation: Equation, sequence: Sequence, step: number): void
  /** From a step's outputs to the task's answer, written from `offset` on. */
  answer(outputs: Float32Array, into: Float64Array, offset: number): void
}

/** The learner for a net that `create` makes; all of the library's own code runs on the seeded generator. */
export function brainLearner(create: () => BrainNet, symbolic: boolean, random: RandomStream): Learner {
  const net = withSeededMath(random, create)
  const { equations, allMatrices, input } = net.model
  const size = allMatrices.reduce((sum, { weights }) => sum + weights.length, 0)
  const multiplied = size - (input?.weights.length ?? 0)
  const weights = new Float64Array(size)
  const copyWeights = (): void => {
    let offset = 0
    for (const matrix of allMatrices) {
      weights.set(matrix.weights, offset)
      offset += matrix.weights.length
    }
  }
  copyWeights()
  const steps = symbolic ? forSymbols() : forRows()
  let answers = new Float64Array(0)
  const forwards = (sequence: Sequence, learning: boolean): Float64Array => {
    const { length, targetCount, targetSize, targetSteps } = sequence
    while (equations.length < length) net.bindEquation()
    if (answers.length < targetCount * targetSize) answers = new Float64Array(targetCount * targetSize * 2)
    let target = 0
    for (let t = 0; t < length; t++) {
      const answering = target < targetCount && targetSteps[target] === t
      const outputs = (
        answering && learning ? steps.predict(equations[t], sequence, t, target) : steps.run(equations[t], sequence, t)
      ).weights
      if (answering) steps.answer(outputs, answers, target++ * targetSize)
    }
    return answers
  }
  return {
    weights,
    learn(training) {
      const sequence = training.next()
      withSeededMath(random, () => {
        forwards(sequence, true)
        for (let t = sequence.length - 1; t >= 0; t--) steps.backpropagate(equations[t], sequence, t)
      })
      // An estimate: each weight once forwards and twice backwards (for the weight's derivative and for its source's).
      training.spend(3 * multiplied * sequence.length)
      training.answered(answers, sequence)
      withSeededMath(random, () => net.adjustWeights())
      training.weightsChanged()
      copyWeights()
      return 'continue'
    },
    answer: sequence => withSeededMath(random, () => forwards(sequence, false)),
  }
}

/** Time-step nets: a symbol is given as its one-hot row. */
function forRows(): Interface {
  const rows: Float32Array[] = []
  let target = new Float32Array(0)
  // A step keeps its row: errors go back through it later.
  const rowOf = ({ inputKind, inputSize, inputs, symbols }: Sequence, step: number): Float32Array => {
    while (rows.length <= step) rows.push(new Float32Array(inputSize))
    const row = rows[step]
    if (inputKind === 'symbols') row.fill(0)[symbols[step]] = 1
    else for (let i = 0; i < inputSize; i++) row[i] = inputs[step * inputSize + i]
    return row
  }
  return {
    run: (equation, sequence, step) => equation.runInput(rowOf(sequence, step)),
    predict(equation, sequence, step, index) {
      const { targets, targetSize } = sequence
      if (target.length !== targetSize) target = new Float32Array(targetSize)
      for (let k = 0; k < targetSize; k++) target[k] = targets[index * targetSize + k]
      equation.predictTarget(rowOf(sequence, step), target)
      return outputsOf(equation)
    },
    backpropagate: equation => equation.backpropagate(),
    answer: (outputs, into, offset) => into.set(outputs, offset),
  }
}

/** Symbol nets: answers are the probabilities of all symbols but the end of the sequence, which stands for "none of them". */
function forSymbols(): Interface {
  const tokenOf = ({ symbols }: Sequence, step: number): number => symbols[step] + 1
  return {
    run: (equation, sequence, step) => equation.runIndex(tokenOf(sequence, step)),
    predict(equation, sequence, step, index) {
      equation.predictTargetIndex(tokenOf(sequence, step), targetToken(sequence, index))
      return outputsOf(equation)
    },
    backpropagate: (equation, sequence, step) => equation.backpropagateIndex(tokenOf(sequence, step)),
    answer(outputs, into, offset) {
      let greatest = outputs[0]
      for (let k = 1; k < outputs.length; k++) greatest = Math.max(greatest, outputs[k])
      let sum = 0
      for (let k = 0; k < outputs.length; k++) sum += exp(outputs[k] - greatest)
      for (let k = 1; k < outputs.length; k++) into[offset + k - 1] = exp(outputs[k] - greatest) / sum
    },
  }
}

/** The symbol with the greatest target, counted from 1; 0, the end, where no target is above zero. */
function targetToken({ targets, targetSize }: Sequence, index: number): number {
  let token = 0
  let greatest = 0
  for (let k = 0; k < targetSize; k++)
    if (targets[index * targetSize + k] > greatest) {
      greatest = targets[index * targetSize + k]
      token = k + 1
    }
  return token
}

/** What an equation's last operation holds. */
function outputsOf({ states }: Equation): Matrix {
  return states[states.length - 1].product
}
