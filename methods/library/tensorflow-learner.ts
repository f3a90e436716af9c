// Learning with the recurrent layers of TensorFlow.js: its own layers, gradients and optimisers; lagbench gives the first weights and the
// error, half the squared errors at the targets, summed over a sequence and averaged over the batch. Its variables belong to the whole
// thread and stay until it ends.

import type { RandomStream } from '../../engine/random.ts'
import type { Sequence } from '../../engine/sequence.ts'
import type { OutputUnits } from '../cells/outputs.ts'
import type { Learner } from '../method.ts'
import type { Model, Tensor, TensorFlow } from './tensorflow.ts'
import { firstWeights, type LayerShape } from './tensorflow-weights.ts'

export interface TensorFlowOptions extends LayerShape {
  readonly outputUnits: OutputUnits
  readonly optimiser: 'sgd' | 'rmsprop' | 'adam'
  readonly learningRate: number
  /** Sequences for each update. */
  readonly batch: number
}

const ACTIVATIONS = { logistic: 'sigmoid', tanh: 'tanh', linear: 'linear' } as const

export function tensorFlowLearner(tf: TensorFlow, options: TensorFlowOptions, random: RandomStream): Learner {
  const { inputs, outputs, batch } = options
  const model = modelFor(tf, options, random)
  const variables = model.trainableWeights.map(weight => weight.read())
  const optimiser = tf.train[options.optimiser](options.learningRate)
  const weights = new Float64Array(variables.reduce((sum, variable) => sum + variable.dataSync().length, 0))
  const copyWeights = (): void => {
    let offset = 0
    for (const variable of variables) {
      const values = variable.dataSync()
      weights.set(values, offset)
      offset += values.length
    }
  }
  copyWeights()
  /** Dense rows of all sequences [batch, longest, size]; shorter ones end in zeros, which nothing that is answered comes after. */
  const tensorOf = (
    sequences: readonly Sequence[],
    size: number,
    fill: (sequence: Sequence, rows: Float32Array) => void,
  ): Tensor => {
    const longest = longestOf(sequences)
    const rows = new Float32Array(sequences.length * longest * size)
    for (const [i, sequence] of sequences.entries()) fill(sequence, rows.subarray(i * longest * size, (i + 1) * longest * size))
    return tf.tensor(rows, [sequences.length, longest, size])
  }
  return {
    weights,
    learn(training) {
      const sequences = Array.from({ length: batch }, () => training.draw())
      for (const sequence of sequences) training.present(sequence)
      const x = tensorOf(sequences, inputs, fillInputs)
      const d = tensorOf(sequences, outputs, fillTargets)
      const mask = tensorOf(sequences, outputs, (sequence, rows) => fillMask(sequence, rows, 1 / Math.sqrt(2 * batch)))
      let answers = new Float32Array(0)
      const { value, grads } = tf.variableGrads(() => {
        const y = model.apply(x, { training: true })
        answers = Float32Array.from(y.dataSync())
        return tf.sum(tf.square(tf.mul(mask, tf.sub(y, d))))
      }, variables)
      const longest = longestOf(sequences)
      // An estimate: each weight once forwards and twice backwards.
      training.spend(3 * weights.length * batch * longest)
      for (const [i, sequence] of sequences.entries())
        training.answered(answersAt(answers.subarray(i * longest * outputs), sequence), sequence)
      optimiser.applyGradients(grads)
      tf.dispose([x, d, mask, value, ...Object.values(grads)])
      training.weightsChanged()
      copyWeights()
      return 'continue'
    },
    answer: sequence => tf.tidy(() => answersAt(model.apply(tensorOf([sequence], inputs, fillInputs)).dataSync(), sequence)),
  }
}

function modelFor(tf: TensorFlow, { outputUnits, ...shape }: TensorFlowOptions, random: RandomStream): Model {
  const { layer, inputs, units, outputs } = shape
  const zeros = { kernelInitializer: 'zeros', recurrentInitializer: 'zeros' }
  const model = tf.sequential({
    layers: [
      tf.layers.inputLayer({ inputShape: [null, inputs] }),
      tf.layers[layer]({ units, returnSequences: true, ...zeros }),
      tf.layers.dense({ units: outputs, activation: ACTIVATIONS[outputUnits], kernelInitializer: 'zeros' }),
    ],
  })
  const first = firstWeights(shape, random).map(({ shape, values }) => tf.tensor(values, shape))
  model.setWeights(first)
  tf.dispose(first)
  return model
}

const longestOf = (sequences: readonly Sequence[]): number => sequences.reduce((most, { length }) => Math.max(most, length), 0)

function fillInputs({ length, inputKind, inputSize, inputs, symbols }: Sequence, rows: Float32Array): void {
  if (inputKind === 'symbols') for (let t = 0; t < length; t++) rows[t * inputSize + symbols[t]] = 1
  else rows.set(inputs.subarray(0, length * inputSize))
}

function fillTargets({ targetCount, targetSteps, targetSize, targets }: Sequence, rows: Float32Array): void {
  for (let k = 0; k < targetCount; k++)
    rows.set(targets.subarray(k * targetSize, (k + 1) * targetSize), targetSteps[k] * targetSize)
}

function fillMask({ targetCount, targetSteps, targetSize }: Sequence, rows: Float32Array, value: number): void {
  for (let k = 0; k < targetCount; k++) rows.fill(value, targetSteps[k] * targetSize, (targetSteps[k] + 1) * targetSize)
}

/** From the outputs at all steps [steps × outputs] to those at targets. */
function answersAt(outputs: Float32Array, { targetCount, targetSteps, targetSize }: Sequence): Float64Array {
  const answers = new Float64Array(targetCount * targetSize)
  for (let k = 0; k < targetCount; k++)
    answers.set(outputs.subarray(targetSteps[k] * targetSize, (targetSteps[k] + 1) * targetSize), k * targetSize)
  return answers
}
